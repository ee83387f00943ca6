import { mockServices } from '@backstage/backend-test-utils';
import {
  CostFile,
  CostProblem,
  CostRow,
  CostSource,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Knex } from 'knex';
import { costsSchema } from '../../config/costsConfig';
import { migrateDatabase } from '../../database/migrate';
import { CostCourseStore } from '../CostCourseStore';
import { CostIngest } from '../CostIngest';
import { CostRules } from '../CostRules';
import { CostStore } from '../CostStore';
import { DatabaseCosts } from '../DatabaseCosts';

export const HOUR = 3_600_000;
export const LEDGER = 'component:default/ledger';
export const CARDS = 'component:default/cards';
export const POD = 'group:default/pod-x';

/** Epoch milliseconds of `2027-03-31` or `2027-03-31T05:00Z`. */
export const at = (text: string) => Date.parse(text);

/** All of March 2027. */
export const MARCH = { since: at('2027-03-01'), until: at('2027-04-01') };
/** Everything there is. */
export const EVER = { since: at('2020-01-01'), until: at('2099-01-01') };

/** A day of the ledger for 10 EUR, or what differs from it. */
export function row(
  day: string,
  effective: string,
  rest: Partial<CostRow> = {},
): CostRow {
  return {
    start: at(day),
    end: at(day) + 24 * HOUR,
    currency: 'EUR',
    effective,
    billed: effective,
    tags: { component: 'ledger' },
    ...rest,
  };
}

/** A file; its rows may also be an error, which then ends it. */
export function file(
  name: string,
  rows: ReadonlyArray<CostRow | Error>,
  options: { version?: string; problems?: readonly CostProblem[] } = {},
): CostFile {
  return {
    name,
    version: options.version ?? 'v1',
    async *rows({ onProblem }) {
      options.problems?.forEach(onProblem);
      for (const each of rows) {
        if (each instanceof Error) {
          throw each;
        }
        yield each;
      }
    },
  };
}

/** A migrated database with some entities, and what reads costs into it. */
export async function testCosts(knex: Knex) {
  await migrateDatabase(knex);
  for (const ref of [LEDGER, CARDS, POD]) {
    await addEntity(knex, ref);
  }
  const logger = mockServices.logger.mock({ child: () => logger as any });
  let now = at('2027-06-01');
  const clock = () => now++;
  const store = CostStore.create({ knex });
  /** Reads files, and says which of them were read. */
  const take = async (
    files: ReadonlyArray<CostFile | Error>,
    options: {
      match?: unknown;
      mostCells?: number;
      id?: string;
      signal?: AbortSignal;
      /** Called when the source may let go of what it holds. */
      closed?: () => void;
    } = {},
  ): Promise<string[]> => {
    const { match, mostCells, id = 'focus' } = options;
    const rules = CostRules.compile(costsSchema.parse({ match }).match);
    const ingest = CostIngest.create({
      ...{ knex, clock, store, rules, logger, mostCells },
    });
    const read: string[] = [];
    const signal = options.signal ?? new AbortController().signal;
    const source = sourceOf(id, files, read);
    await ingest.run(
      {
        ...source,
        async *files(given) {
          try {
            yield* source.files(given);
          } finally {
            options.closed?.();
          }
        },
      },
      signal,
    );
    return read;
  };
  const courses = CostCourseStore.create({ knex });
  const costs = DatabaseCosts.create({
    ...{ knex, courses, clock, connected: () => true },
  });
  const files = async () =>
    (await knex('cost_file').orderBy(['source', 'name'])).map(
      ({ name, state, failure, counts }) => ({
        ...{ name, state, failure, counts: Boolean(counts) },
      }),
    );
  return { knex, take, costs, files, logger, clock };
}

/** See {@link testCosts}. */
export type TestCosts = Awaited<ReturnType<typeof testCosts>>;

export async function addEntity(knex: Knex, ref: string): Promise<void> {
  const [kind] = ref.split(':');
  await knex('entity').insert({ ref, kind, title: ref });
}

function sourceOf(
  id: string,
  files: ReadonlyArray<CostFile | Error>,
  read: string[],
): CostSource {
  return {
    id,
    title: id,
    schedule: { frequency: { hours: 1 }, timeout: { hours: 1 } },
    async *files() {
      for (const each of files) {
        if (each instanceof Error) {
          throw each;
        }
        yield {
          ...each,
          rows: options => {
            read.push(each.name);
            return each.rows(options);
          },
        };
      }
    },
  };
}
