import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  CostFile,
  CostSource,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Knex } from 'knex';
import { Clock } from '../insight/Clock';
import { CostRules } from './CostRules';
import { CostFileState, CostStore } from './CostStore';
import { readCostFile } from './readCostFile';
import { tellable } from './tellable';

const LONGEST_NAME = 1_000;

/** What reading costs needs. @internal */
export interface CostIngestOptions {
  knex: Knex;
  store: CostStore;
  rules: CostRules;
  clock: Clock;
  logger: LoggerService;
  /** Most sums of one file; default: 250,000. */
  mostCells?: number;
}

/** Takes the files of sources of cost. @internal */
export class CostIngest {
  readonly #options: CostIngestOptions;

  static create(options: CostIngestOptions): CostIngest {
    return new CostIngest(options);
  }

  private constructor(options: CostIngestOptions) {
    this.#options = options;
  }

  /**
   * Reads what is new or changed of a source, one file after the other.
   *
   * @remarks
   * Files that are no longer there keep their costs: history does not vanish
   * because a bucket is tidied up. A source or a file that fails is said, and
   * tried again with the next run.
   *
   * @throws Only where the database does not take the result.
   */
  async run(source: CostSource, signal: AbortSignal): Promise<void> {
    const { knex, store, rules } = this.#options;
    const logger = this.#options.logger.child({ source: source.id });
    await store.rereadNewlyKnown(source.id);
    const versions = await store.versions(source.id, rules.digest);
    const known = await knownRefs(knex);
    const names = new Set<string>();
    const counts = { taken: 0, duplicate: 0, failed: 0 };
    for await (const file of filesOf(source, { signal, logger, versions })) {
      const problem = nameProblem(file.name, names);
      names.add(file.name);
      if (problem) {
        logger.warn(`A file of costs was left out: ${problem}`);
      } else if (versions.get(file.name) !== file.version) {
        const state = await this.#read(source.id, file, { signal, known });
        if (signal.aborted || !state) {
          return;
        }
        counts[state] += 1;
      }
    }
    if (Object.values(counts).some(Boolean)) {
      logger.info(
        `Files of costs taken: ${counts.taken}, duplicates: ${counts.duplicate}, failed: ${counts.failed}`,
      );
    }
  }

  /** Undefined: the run was stopped, and the file is as it was. */
  async #read(
    source: string,
    file: CostFile,
    reading: { signal: AbortSignal; known: ReadonlySet<string> },
  ): Promise<CostFileState | undefined> {
    const { store, rules, clock, logger, mostCells } = this.#options;
    const { name, version } = file;
    const key = { source, name };
    try {
      const content = await readCostFile(file, {
        ...reading,
        rules,
        mostCells,
      });
      return await store.take(key, {
        content,
        version,
        rules: rules.digest,
        now: clock(),
      });
    } catch (error) {
      if (reading.signal.aborted) {
        return undefined;
      }
      const { message } = toError(error);
      logger.warn(
        `The file of costs '${name}' could not be read; what was known of it stays: ${message}`,
      );
      await store.fail(key, { message, now: clock() });
      return 'failed';
    }
  }
}

/** The files of a source, up to where it fails or is stopped. */
async function* filesOf(
  source: CostSource,
  options: Parameters<CostSource['files']>[0],
): AsyncGenerator<CostFile> {
  try {
    for await (const file of source.files(options)) {
      yield file;
      if (options.signal.aborted) {
        return;
      }
    }
  } catch (error) {
    if (!options.signal.aborted) {
      options.logger.warn(
        `The files of costs could not all be listed; the next run tries again: ${
          toError(error).message
        }`,
      );
    }
  }
}

function nameProblem(
  name: string,
  names: ReadonlySet<string>,
): string | undefined {
  if (name === '' || name !== tellable(name, LONGEST_NAME)) {
    return `its name has to have 1 to ${LONGEST_NAME} characters, none of them a control character`;
  }
  return names.has(name)
    ? `two files of one run are named '${name}'; give each a name of its own`
    : undefined;
}

/** Entities that are in the catalog: grows with them, once per run. */
async function knownRefs(knex: Knex): Promise<Set<string>> {
  const rows = await knex('entity').whereNull('gone_ms').select('ref');
  return new Set(rows.map(({ ref }) => ref));
}
