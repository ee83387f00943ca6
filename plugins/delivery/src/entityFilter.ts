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
