import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  ErrorBudget,
  ReliabilityReader,
} from '@delivery-stack/backstage-plugin-delivery-node';

const MOST_BYTES = 1_048_576;

/** Evaluates the objectives of OpenSLO files. @internal */
export class Objectives {
  readonly #reader: () => ReliabilityReader | undefined;
  readonly #urlReader: Pick<UrlReaderService, 'readUrl'>;

  static create(options: {
    /** Asked at every evaluation: modules register after this is made. */
    reader: () => ReliabilityReader | undefined;
    urlReader: Pick<UrlReaderService, 'readUrl'>;
  }): Objectives {
    return new Objectives(options);
  }

  private constructor(options: Parameters<typeof Objectives.create>[0]) {
    this.#reader = options.reader;
    this.#urlReader = options.urlReader;
  }

  /**
   * The error budget of each objective of a file.
   *
   * @param request - `field`: what names the file, for complaints; `name`: of
   *   the one objective, else all; `at`: epoch milliseconds.
   * @throws where nothing evaluates objectives, or the file cannot be read; the
   *   message is shown, and names the cure.
   */
  async budgets(request: {
    address: string;
    field: string;
    name?: string;
    at: number;
    signal?: AbortSignal;
  }): Promise<ErrorBudget[]> {
    const { address, field, name, at, signal } = request;
    const reader = this.#reader();
    if (!reader) {
      throw new Error(
        'No module evaluates objectives; install the one of Prometheus',
      );
    }
    return reader.budgets({
      document: await this.#document(address, { field, signal }),
      ...(name !== undefined && { name }),
      at,
      signal: signal ?? AbortSignal.timeout(30_000),
    });
  }

  async #document(
    address: string,
    { field, signal }: { field: string; signal?: AbortSignal },
  ): Promise<string> {
    const { buffer } = await this.#urlReader.readUrl(address, {
      ...(signal && { signal: signal as any }),
    });
    const bytes = await buffer();
    if (bytes.length > MOST_BYTES) {
      throw new Error(
        `${field}: is ${bytes.length} bytes; an OpenSLO file has at most ${MOST_BYTES}`,
      );
    }
    return bytes.toString('utf8');
  }
}
