import { Knex } from 'knex';
import { Clock } from './Clock';
import { Membership, MembershipSnapshot } from './Membership';
import { GroupKind } from './scope';

/** The mapping itself is read from the catalog every few minutes. */
const KEEP_MS = 60_000;

const groupKinds = ['system', 'domain', 'owner'] as const;

/**
 * Knows membership as it was read from the catalog last.
 *
 * @remarks
 * Reads all components and their groups at once and keeps them for a minute:
 * 10,000 components are some 30,000 narrow rows. Who may read what is not in
 * it and never kept.
 *
 * @internal
 */
export class DatabaseMembership implements Membership {
  readonly #knex: Knex;
  readonly #clock: Clock;
  #kept: { at: number; snapshot: Promise<MembershipSnapshot> } | undefined;

  static create(options: { knex: Knex; clock: Clock }): DatabaseMembership {
    return new DatabaseMembership(options);
  }

  private constructor(options: { knex: Knex; clock: Clock }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
  }

  snapshot(): Promise<MembershipSnapshot> {
    const now = this.#clock.now();
    if (!this.#kept || now - this.#kept.at >= KEEP_MS) {
      const kept = { at: now, snapshot: this.#read() };
      this.#kept = kept;
      // A failure is this request's alone: the next one asks again.
      kept.snapshot.catch(() => {
        if (this.#kept === kept) {
          this.#kept = undefined;
        }
      });
    }
    return this.#kept.snapshot;
  }

  async #read(): Promise<MembershipSnapshot> {
    const components = await this.#knex('entity')
      .whereNull('gone_ms')
      .where('kind', 'component')
      .whereIn('id', this.#knex('entity_subject').select('entity_id'))
      .select('id', 'ref');
    const memberships = await this.#knex('entity_scope as es')
      .join('entity as scope', 'scope.id', 'es.scope_id')
      .whereNull('es.to_day')
      .select(
        'es.entity_id as id',
        'es.scope_type as type',
        'scope.ref as ref',
      );
    return snapshotOf(
      new Map(components.map(row => [Number(row.id), row.ref as string])),
      memberships,
    );
  }
}

function snapshotOf(
  components: Map<number, string>,
  memberships: Array<{ id: number; type: string; ref: string }>,
): MembershipSnapshot {
  const groups = {
    system: new Map<string, Set<number>>(),
    domain: new Map<string, Set<number>>(),
    owner: new Map<string, Set<number>>(),
  };
  for (const { id, type, ref } of memberships) {
    if (!isGroupKind(type) || !components.has(Number(id))) {
      continue;
    }
    const members = groups[type].get(ref) ?? new Set<number>();
    members.add(Number(id));
    groups[type].set(ref, members);
  }
  return { components, groups };
}

function isGroupKind(type: string): type is GroupKind {
  return (groupKinds as readonly string[]).includes(type);
}
