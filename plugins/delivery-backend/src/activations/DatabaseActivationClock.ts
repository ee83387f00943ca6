import { Rules } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { nodesUnderKeys } from '../database/clusters/attachedNodes';
import { factsOfNodes } from '../database/events/readFacts';
import { inBatches } from '../database/inBatches';
import { isPostgres, number, query } from '../database/rows';
import { OpenClocks } from './OpenClocks';
import { peoplesNodes } from './peoplesNodes';
import { Told, toldBy, toldByFact } from './toldEvents';

/** Events per transaction. */
const BATCH = 500;

/** Bodies are read of these only. */
const TYPES = [
  'dev.cdevents.pipelinerun.finished.%',
  'dev.cdevents.service.deployed.%',
  'dev.cdevents.change.%',
  'dev.cdeventsx.deliverystack-commit.authored.%',
];

/**
 * Notes when environments had their first run, became productive, and reached
 * production.
 *
 * @remarks
 * Reads each event once, in order of arrival, and looks its repository up
 * among the activations: the cost is one primary-key range of 500 events and
 * one index look-up per repository in it, however many activations there are.
 * Each milestone is the earliest that was told of, so that neither the order
 * of events nor reading them twice shows. It only ever moves back.
 *
 * @internal
 */
export class DatabaseActivationClock {
  readonly #knex: Knex;
  readonly #rules: Rules;

  static create(options: {
    knex: Knex;
    rules: Rules;
  }): DatabaseActivationClock {
    return new DatabaseActivationClock(options.knex, options.rules);
  }

  private constructor(knex: Knex, rules: Rules) {
    this.#knex = knex;
    this.#rules = rules;
  }

  /** Reads until nothing is new, or the signal fires; says how many events. */
  async read(signal: AbortSignal): Promise<number> {
    return inBatches(this.#knex, signal, transaction =>
      this.#readBatch(transaction),
    );
  }

  /** The row is held: of two replicas, one reads each event. */
  async #readBatch(transaction: Knex.Transaction): Promise<number> {
    const clock = transaction('activation_clock').where({ id: 1 });
    const [{ event_id: after }] = await (isPostgres(transaction)
      ? clock.clone().forUpdate()
      : clock.clone());
    // Before activations are looked for: what arrived by now concerns none
    // that is made later.
    const latest = await transaction('event').max('id as id').first();
    const isUsed = await transaction('activation').first('seq');
    if (!isUsed) {
      await clock.update({ event_id: Number(latest?.id ?? 0) });
      return 0;
    }
    const rows = await eventsFrom(transaction, number(after));
    const last = rows.at(-1);
    if (!last) {
      return 0;
    }
    await this.#note(
      transaction,
      rows.flatMap(({ content }) =>
        content === null ? [] : toldBy(JSON.parse(content), this.#rules) ?? [],
      ),
    );
    await clock.update({ event_id: number(last.id) });
    return rows.length;
  }

  async #note(transaction: Knex.Transaction, told: Told[]): Promise<void> {
    const clocks = await OpenClocks.of(
      transaction,
      told.flatMap(({ subjects }) => subjects),
    );
    const concerning = told.filter(each => clocks.concerns(each));
    if (concerning.length === 0) {
      return;
    }
    const runs = concerning.filter(({ kind }) => kind === 'run');
    const earlier = await this.#runsOf(
      transaction,
      concerning.filter(({ kind }) => kind === 'change'),
    );
    const unproductive = [...runs, ...earlier].filter(
      run => run.keys.length > 0 && clocks.moves('productive_ms', run),
    );
    const own = await peoplesNodes(
      transaction,
      unproductive.flatMap(({ keys }) => keys),
    );
    runs.forEach(run => clocks.note('first_run_ms', run));
    for (const run of unproductive) {
      if (run.keys.some(key => own.has(key))) {
        clocks.note('productive_ms', run);
      }
    }
    concerning
      .filter(({ kind }) => kind === 'deployment')
      .forEach(each => clocks.note('deployed_ms', each));
    await clocks.write(transaction);
  }

  /** Runs of changes that were told of only later, at most 500 for each. */
  async #runsOf(
    transaction: Knex.Transaction,
    changes: readonly Told[],
  ): Promise<Told[]> {
    const keys = new Set(changes.flatMap(change => change.keys));
    const nodes = await nodesUnderKeys(transaction, [...keys]);
    const facts = await factsOfNodes(transaction, nodes);
    return facts.flatMap(fact =>
      fact.type === 'pipelinerun.finished'
        ? toldByFact(fact, this.#rules) ?? []
        : [],
    );
  }
}

/** Ids are given under the lock of links: a lower one never comes later. */
function eventsFrom(knex: Knex, after: number) {
  const isOfType = TYPES.map(() => 'type like ?').join(' or ');
  return query<{ id: string; content: string | null }>(
    knex,
    `select id, case when ${isOfType} then content end as content
      from event where id > ? order by id limit ?`,
    [...TYPES, after, BATCH],
  );
}
