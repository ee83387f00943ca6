import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ANNOTATION_AZURE_PROJECT_REPO,
  ANNOTATION_DELIVERY_SUBJECTS,
  ANNOTATION_GITHUB_PROJECT_SLUG,
  ANNOTATION_GITLAB_PROJECT_SLUG,
  ANNOTATION_JIRA_COMPONENT,
  ANNOTATION_JIRA_PROJECT_KEY,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { repositoryForm } from '../database/journeys/resolveEntities';

/** What figures need to know of a catalog entity. */
export interface MappedEntity {
  /** In lower case. */
  ref: string;
  kind: string;
  title: string;
  /** Subject keys that belong to it, in lower case. */
  subjects: string[];
  /** Refs of what it is directly part of, owned by, or a child of. */
  partOf: string[];
  ownedBy: string[];
  childOf: string[];
}

/** Fields of an entity that {@link mappedEntity} reads. */
export const mappedFields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'relations',
];

/** Annotations that name a repository, by the vendors that host it. */
const REPOSITORY_ANNOTATIONS = [
  ANNOTATION_GITHUB_PROJECT_SLUG,
  ANNOTATION_GITLAB_PROJECT_SLUG,
  ANNOTATION_AZURE_PROJECT_REPO,
] as const;

const lower = (text: string) => text.toLocaleLowerCase('en-US');

/** Reads an entity's subjects from its annotations, its place from relations. */
export function mappedEntity(entity: Entity): MappedEntity {
  const targets = (type: string) =>
    (entity.relations ?? [])
      .filter(relation => relation.type === type)
      .map(relation => lower(relation.targetRef));
  return {
    ref: lower(stringifyEntityRef(entity)),
    kind: lower(entity.kind),
    title: entity.metadata.title ?? entity.metadata.name,
    subjects: subjectsOf(entity.metadata.annotations ?? {}),
    partOf: targets('partOf'),
    ownedBy: targets('ownedBy'),
    childOf: targets('childOf'),
  };
}

/**
 * Subject keys that annotations name.
 *
 * A project key beside a component says which project the component is in; on
 * its own it claims the whole project.
 */
function subjectsOf(annotations: Record<string, string>): string[] {
  const repositories = REPOSITORY_ANNOTATIONS.flatMap(
    name => annotations[name]?.trim() || [],
  );
  const project = annotations[ANNOTATION_JIRA_PROJECT_KEY];
  const component = annotations[ANNOTATION_JIRA_COMPONENT];
  const own = (annotations[ANNOTATION_DELIVERY_SUBJECTS] ?? '').split(',');
  const subjects = [
    ...repositories.map(slug => `repository:${slug}`),
    ...(component ? [`component:${project ?? '*'}/${component}`] : []),
    ...(project && !component ? [`project:${project}`] : []),
    ...own,
  ];
  const forms = subjects
    .map(subject => repositoryForm(lower(subject.trim())))
    .filter(Boolean);
  return [...new Set(forms)].sort();
}
