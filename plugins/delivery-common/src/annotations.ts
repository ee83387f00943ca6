import { Entity } from '@backstage/catalog-model';

/** Key of a Jira project whose tickets belong to the entity. @public */
export const ANNOTATION_JIRA_PROJECT_KEY = 'jira/project-key';

/** Jira component, within the project, whose tickets belong to the entity. @public */
export const ANNOTATION_JIRA_COMPONENT = 'jira/component';

/** `<owner>/<repository>` whose changes, runs and deployments belong to the entity. @public */
export const ANNOTATION_GITHUB_PROJECT_SLUG = 'github.com/project-slug';

/** Path of a GitLab project whose changes, runs and deployments belong to the entity. @public */
export const ANNOTATION_GITLAB_PROJECT_SLUG = 'gitlab.com/project-slug';

/** `<project>/<repository>` of Azure DevOps whose changes, runs and deployments belong to the entity. @public */
export const ANNOTATION_AZURE_PROJECT_REPO = 'dev.azure.com/project-repo';

/**
 * Any subject key that belongs to the entity, where no vendor's annotation says so.
 *
 * @remarks Several are separated by commas.
 * @public
 */
export const ANNOTATION_DELIVERY_SUBJECTS = 'delivery-stack.dev/subjects';

/** The annotations that link delivery data to an entity. @public */
export const deliveryAnnotations = [
  ANNOTATION_DELIVERY_SUBJECTS,
  ANNOTATION_GITHUB_PROJECT_SLUG,
  ANNOTATION_GITLAB_PROJECT_SLUG,
  ANNOTATION_AZURE_PROJECT_REPO,
  ANNOTATION_JIRA_PROJECT_KEY,
  ANNOTATION_JIRA_COMPONENT,
] as const;

/** Kinds whose figures add up those of their members. */
const aggregateKinds = ['system', 'domain', 'group'];

/**
 * Says whether delivery data can exist for an entity.
 *
 * @remarks
 * True with any of {@link deliveryAnnotations}, and for systems, domains and
 * groups, whose members may carry them.
 *
 * @public
 */
export function isDeliveryAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return (
    deliveryAnnotations.some(name => Boolean(annotations[name])) ||
    aggregateKinds.includes(entity.kind.toLowerCase())
  );
}
