import { Knex } from 'knex';
import { number, query, rowsAs } from '../rows';

/** An entity that has a subject. */
interface Owner {
  id: number;
  kind: string;
}

/** Entities by subject, for the subjects of some journeys. */
export type SubjectOwners = ReadonlyMap<string, readonly Owner[]>;

/**
 * A repository as owner and name, whatever server it is on; other subjects as
 * they are. In lower case.
 *
 * @remarks `github.com/project-slug` says no server, and sources spell theirs
 * differently, so the last two segments have to do.
 */
export function repositoryForm(subject: string): string {
  const form = subject.toLocaleLowerCase('en-US');
  const slug = /^repository:(?:.*[/:])?([^/:]+\/[^/]+)$/.exec(form);
  return slug ? `repository:${slug[1]}` : form;
}

/** The forms under which annotations may name a journey's subject. */
export function subjectForms(subject: string): string[] {
  const form = repositoryForm(subject);
  const component = /^component:[^/]*\/(.+)$/.exec(form);
  return component ? [form, `component:*/${component[1]}`] : [form];
}

/** Finds who has which subject: a look-up per form in the primary key. */
export async function findOwners(
  knex: Knex,
  subjects: Iterable<string>,
): Promise<SubjectOwners> {
  const forms = [...new Set([...subjects].flatMap(subjectForms))];
  const rows = await query<{ subject: string; id: number; kind: string }>(
    knex,
    `select s.subject, e.id, e.kind from ? as r
      join entity_subject s on s.subject = r.subject
      join entity e on e.id = s.entity_id order by e.id`,
    [
      rowsAs(
        knex,
        { subject: 'text' },
        forms.map(subject => ({ subject })),
      ),
    ],
  );
  const owners = new Map<string, Owner[]>();
  for (const { subject, id, kind } of rows) {
    const known = owners.get(subject) ?? [];
    owners.set(subject, [...known, { id: number(id), kind }]);
  }
  return owners;
}

/** The entities of a journey, and which of its subjects nobody has. */
export interface Involvement {
  entityIds: number[];
  unmatched: Set<string>;
}

/**
 * Which entities a journey involves.
 *
 * @remarks
 * Those of its Jira components and of its changes' repositories; where there
 * are none, the system that carries the project key (SEMANTICS §6).
 */
export function involvementOf(
  subjects: readonly string[],
  owners: SubjectOwners,
): Involvement {
  const ownersOf = (subject: string) =>
    subjectForms(subject).flatMap(form => owners.get(form) ?? []);
  const entityIds = new Set<number>();
  const unmatched = new Set<string>();
  const projects: Owner[] = [];
  for (const subject of subjects) {
    const found = ownersOf(subject);
    if (found.length === 0) {
      unmatched.add(subject);
    } else if (subject.startsWith('project:')) {
      projects.push(...found);
    } else {
      found.forEach(({ id }) => entityIds.add(id));
    }
  }
  if (entityIds.size === 0) {
    const systems = projects.filter(({ kind }) => kind === 'system');
    for (const { id } of systems.length > 0 ? systems : projects) {
      entityIds.add(id);
    }
  }
  return {
    entityIds: [...entityIds].sort((one, other) => one - other),
    unmatched,
  };
}
