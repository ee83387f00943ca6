import type { Permission } from '@backstage/plugin-permission-common';

/** Says what the members of a group may do beyond what everybody may. */
export interface GroupRule {
  readonly group: string;
  readonly allows: (permission: Permission) => boolean;
}

const wholePlugin = (pluginId: string) => (permission: Permission) =>
  permission.name.startsWith(`${pluginId}.`);

const named = (name: string) => (permission: Permission) =>
  permission.name === name;

/** What using a template takes. */
const scaffolding = new Set([
  'scaffolder.action.execute',
  'scaffolder.task.create',
  'scaffolder.task.cancel',
  'scaffolder.task.read',
  'scaffolder.template.parameter.read',
  'scaffolder.template.step.read',
]);

/**
 * Whoever is signed in may read the catalog, and with it all that the delivery
 * plugin shows about an entity, and use templates: what may be made of them was
 * decided when they were signed off. Figures of an outcome are entered by its
 * owner alone, which the plugin sees to.
 */
export function everybodyMay(permission: Permission): boolean {
  const { name, attributes } = permission;
  return (
    scaffolding.has(name) ||
    name === 'delivery.outcome.checkin' ||
    (attributes.action === 'read' && name.startsWith('catalog.'))
  );
}

/** Figures across the organisation are for those who account for it. */
export const groupRules: readonly GroupRule[] = [
  { group: 'group:default/leaders', allows: wholePlugin('delivery') },
  { group: 'group:default/security', allows: wholePlugin('delivery') },
  {
    group: 'group:default/compliance',
    allows: named('delivery.pattern.sign'),
  },
  {
    group: 'group:default/architecture',
    allows: named('delivery.pattern.sign'),
  },
  {
    group: 'group:default/pod-developer-platform',
    allows: wholePlugin('delivery.pattern'),
  },
  {
    group: 'group:default/pod-developer-platform',
    allows: wholePlugin('delivery.campaign'),
  },
  {
    group: 'group:default/pod-developer-platform',
    allows: named('delivery.exemption.approve'),
  },
];
