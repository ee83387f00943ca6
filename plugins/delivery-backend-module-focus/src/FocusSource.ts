import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  CostFile,
  CostSource,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { FocusConfig } from './config/readFocusConfig';
import { FoundFile } from './places/FoundFile';
import { localFiles } from './places/LocalFiles';
import { remoteFiles } from './places/RemoteFiles';
import { costRows } from './read/costRows';

/** What a source needs. @internal */
export interface FocusSourceOptions {
  reader: UrlReaderService;
  /** Where temporary files may be. */
  directory: string;
}

/** FOCUS files of one configured source. @internal */
export class FocusSource implements CostSource {
  readonly id: string;
  readonly title: string;
  readonly schedule: CostSource['schedule'];
  readonly #config: FocusConfig;
  readonly #options: FocusSourceOptions;

  static create(config: FocusConfig, options: FocusSourceOptions): FocusSource {
    return new FocusSource(config, options);
  }

  private constructor(config: FocusConfig, options: FocusSourceOptions) {
    this.id = `focus-${config.name}`;
    this.title = `FOCUS (${config.name})`;
    this.schedule = config.schedule;
    this.#config = config;
    this.#options = options;
  }

  /**
   * The files of all places; a name that two of them have is given once.
   *
   * @throws Where a place could not be listed, after the files of the others.
   */
  async *files(
    asking: Parameters<CostSource['files']>[0],
  ): AsyncGenerator<CostFile> {
    const { places, maxBytes } = this.#config;
    const names = new Set<string>();
    const failures: unknown[] = [];
    for (const place of places) {
      asking.signal.throwIfAborted();
      try {
        const found =
          place.kind === 'local'
            ? localFiles(place)
            : remoteFiles(place, { ...this.#options, maxBytes }, asking);
        for await (const file of found) {
          if (!names.has(file.name)) {
            names.add(file.name);
            yield this.#costFile(file);
          }
        }
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  #costFile({ name, version, withPath }: FoundFile): CostFile {
    const { format, maxBytes } = this.#config;
    return {
      name,
      version,
      rows: ({ signal, onProblem }) =>
        withPath(signal, path =>
          costRows(path, { format, maxBytes, signal, onProblem }),
        ),
    };
  }
}
