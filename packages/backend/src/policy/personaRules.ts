import type { Permission } from '@backstage/plugin-permission-common';

/** Says what the members of a group may do beyond what everybody may. */
export interface GroupRule {
  readonly group: string;
  readonly allows: (permission: Permission) => boolean;
}

const wholePlugin = (pluginId: string) => (permission: Permission) =>
  permission.name.startsWith(`${pluginId}.`);

/** Whoever is signed in may read the catalog, and with it all that the delivery plugin shows about an entity. */
export function everybodyMay(permission: Permission): boolean {
  return (
    permission.attributes.action === 'read' &&
    permission.name.startsWith('catalog.')
  );
}

/** Figures across the organisation are for those who account for it. */
export const groupRules: readonly GroupRule[] = [
  { group: 'group:default/leaders', allows: wholePlugin('delivery') },
  { group: 'group:default/security', allows: wholePlugin('delivery') },
];
