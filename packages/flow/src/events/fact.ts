import { FactData, FactType } from './factData';

/**
 * What one event says, normalised: the form that linking and folding read.
 *
 * @remarks
 * A fact is a CDEvents event whose time is parsed and whose data is checked;
 * `factOf` and `toCdEvent` convert between the two without loss. Adapters
 * create facts, the store keeps events, folds read facts.
 *
 * @public
 */
export interface Fact<T extends FactType = FactType> {
  type: T;
  /** Unique within `source`; the same occurrence always gets the same id. */
  id: string;
  /** The system it comes from: `<vendor>:<host>`, e.g. `jira:jira.example.com`. */
  source: string;
  /** Which product the source is, where an adapter knows: `jira`, `github`. */
  vendor?: string;
  /** Epoch milliseconds. */
  time: number;
  /** True when `time` was concluded instead of recorded; the data say how. */
  inferred?: boolean;
  data: FactData[T];
}

/** A fact of any type, discriminated by `type`. @public */
export type AnyFact = { [T in FactType]: Fact<T> }[FactType];
