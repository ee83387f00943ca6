import { JsonValue } from '@backstage/types';

/**
 * What a source remembers from run to run, by key.
 *
 * @remarks
 * Durable when the promise resolves. Keep one key per stream
 * (`repos/bank/ledger/runs`), so that each resumes where it stopped; values
 * are small JSON. Nothing about persons, and no secrets.
 *
 * @public
 */
export interface SourceMemory {
  get<T extends JsonValue>(key: string): Promise<T | undefined>;
  set(key: string, value: JsonValue): Promise<void>;
  delete(key: string): Promise<void>;
}
