import { NotificationSeverity } from '@backstage/plugin-notifications-common';

/** Something that somebody has to know. @internal */
export interface Notice {
  /** Of the occasion; the same is told once. */
  key: string;
  /** Entity ref of a person or a group. */
  recipient: string;
  title: string;
  /** Who has to do what, or why. */
  description?: string;
  severity: NotificationSeverity;
  /** A newer notice of the same scope replaces an older one. */
  scope?: string;
}
