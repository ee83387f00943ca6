import { Knex } from 'knex';
import { batches, query, rowsAs } from '../database/rows';
import { found } from './countReasons';

/** Which of the tickets that changes name are known, and which projects. */
export interface KnownTickets {
  tickets: Set<string>;
  projects: Set<string>;
}

/** The project of a ticket's key: `PAY` of `PAY-12`. */
export function projectOf(key: string): string {
  return key.slice(0, key.lastIndexOf('-'));
}

/**
 * Those of some ticket keys that a source told of, and those of their projects
 * that any journey is in.
 *
 * A ticket that is only named has a node without events. Two index look-ups
 * per key, never more than the sample of changes names, and a range of the
 * index on subjects for each of their few projects.
 */
export async function knownTickets(
  knex: Knex,
  keys: readonly string[],
): Promise<KnownTickets> {
  const tickets = new Set<string>();
  for (const batch of batches(keys)) {
    const nodes = batch.map(key => ({ key: `ticket:${key}` }));
    const rows = await query<{ key: string }>(
      knex,
      `select n.key from ? as r join node n on n.key = r.key
        where ${found('event e where e.node_id = n.id')}`,
      [rowsAs(knex, { key: 'text' }, nodes)],
    );
    rows.forEach(row => tickets.add(row.key.slice('ticket:'.length)));
  }
  return { tickets, projects: await knownProjects(knex, keys) };
}

async function knownProjects(
  knex: Knex,
  keys: readonly string[],
): Promise<Set<string>> {
  const projects = [...new Set(keys.map(projectOf))];
  const rows = await query<{ project: string }>(
    knex,
    `select r.project from ? as r where ${found(
      'journey_scope s where s.subject = r.subject and s.matched in (true, false)',
    )}`,
    [
      rowsAs(
        knex,
        { project: 'text', subject: 'text' },
        projects.map(project => ({ project, subject: `project:${project}` })),
      ),
    ],
  );
  return new Set(rows.map(row => row.project));
}
