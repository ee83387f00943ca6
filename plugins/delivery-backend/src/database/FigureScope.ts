/**
 * What a figure is about.
 *
 * @remarks
 * `entity` is one entity itself; `aggregate` the members of a system, domain or
 * group, each as owned on the day that the journey closed or the item was
 * decided (today, for what is open). A journey counts once in any scope.
 *
 * @public
 */
export type FigureScope =
  | { type: 'organisation' }
  | { type: 'entity'; entityId: number }
  | { type: 'aggregate'; entityId: number };

/** The whole organisation. @public */
export const organisation: FigureScope = { type: 'organisation' };

/** From `since`, up to and without `until`; epoch milliseconds. @public */
export interface FigureWindow {
  since: number;
  until: number;
}

/** A scope within a window. @public */
export interface FigureFrame {
  scope: FigureScope;
  window: FigureWindow;
}
