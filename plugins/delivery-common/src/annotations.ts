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

/** Of a pod environment: entity ref of the template that it was made from. @public */
export const ANNOTATION_DELIVERY_PATTERN = 'delivery-stack.dev/pattern';

/** Of a pod environment: digest of the content that it was made from. @public */
export const ANNOTATION_DELIVERY_PATTERN_DIGEST =
  'delivery-stack.dev/pattern-digest';

/** Of a pod environment: version of the pattern, for people. @public */
export const ANNOTATION_DELIVERY_PATTERN_VERSION =
  'delivery-stack.dev/pattern-version';

/** Of a pod environment: id of the activation that made it. @public */
export const ANNOTATION_DELIVERY_ACTIVATION = 'delivery-stack.dev/activation';

/** Of a pod environment: address of its repository. @public */
export const ANNOTATION_DELIVERY_REPOSITORY = 'delivery-stack.dev/repository';

/** Type of resources that are environments of pods, and of the templates that make them. @public */
export const TYPE_POD_ENVIRONMENT = 'pod-environment';

/** From an environment to the template that it was made from. @public */
export const RELATION_CREATED_FROM = 'createdFrom';

/** From a template to an environment that was made from it. @public */
export const RELATION_HAS_ENVIRONMENT = 'hasEnvironment';

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
