import { Entity } from '@backstage/catalog-model';

/** Spelled out, because the predicate's type does not take computed keys. */
const RULES = [
  { kind: 'system' },
  { kind: 'domain' },
  { kind: 'group' },
  { 'metadata.annotations.delivery-stack.dev/subjects': { $exists: true } },
  { 'metadata.annotations.github.com/project-slug': { $exists: true } },
  { 'metadata.annotations.gitlab.com/project-slug': { $exists: true } },
  { 'metadata.annotations.dev.azure.com/project-repo': { $exists: true } },
  { 'metadata.annotations.jira/project-key': { $exists: true } },
  { 'metadata.annotations.jira/component': { $exists: true } },
] as const;

/**
 * On which entities card and tab appear; operators may override it in config.
 *
 * @remarks
 * The same rule as `isDeliveryAvailable`, as a predicate; a test keeps the two
 * in step.
 */
export const entityFilter = { $any: [...RULES] };

const POD_ENVIRONMENT = 'pod-environment';

/** Environments that were made from a pattern. */
export const podEnvironmentFilter = {
  kind: 'resource',
  'spec.type': POD_ENVIRONMENT,
} as const;

/** Groups that may own environments. */
export const groupFilter = { kind: 'group' } as const;

/** Templates that are patterns. */
export const patternTemplateFilter = {
  kind: 'template',
  'spec.type': POD_ENVIRONMENT,
} as const;

/** Whether an entity is an environment that a pattern made. @public */
export function isPodEnvironment(entity: Entity): boolean {
  return isOf(entity, 'resource');
}

/** Whether an entity is a template that functions can sign off. @public */
export function isPatternTemplate(entity: Entity): boolean {
  return isOf(entity, 'template');
}

function isOf(entity: Entity, kind: string): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === kind &&
    entity.spec?.type === POD_ENVIRONMENT
  );
}
