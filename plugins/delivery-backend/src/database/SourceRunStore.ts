import {
  SourceProblem,
  SourceWish,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { JsonValue } from '@backstage/types';

/** How the last run of a source went; `waiting` before the first. */
export type SourceStatus = 'waiting' | 'running' | 'ok' | 'partial' | 'failed';

/** A problem, and since when it is there. Epoch milliseconds. */
export type LastingProblem = SourceProblem & { since: number };

/** What a run, or a webhook, adds to the tally of its source. */
export interface SourceRunTally {
  accepted: number;
  duplicate: number;
  conflicting: number;
  rejected: number;
  ignored: number;
}

/** How far a run is. */
export interface SourceProgress {
  done: number;
  total?: number;
  unit: string;
}

/** Everything that is known about the runs of one source. Epoch milliseconds. */
export interface SourceRun {
  sourceId: string;
  status: SourceStatus;
  startedAt?: number;
  succeededAt?: number;
  nextAt?: number;
  progress?: SourceProgress;
  problems: LastingProblem[];
  tally: SourceRunTally;
  /** The most frequent reasons, at most 20. */
  rejections: Array<{ reason: string; count: number }>;
  webhooks: { received: number; refused: number; lastAt?: number };
  wishes: number;
}

/** Keeps what sources remember, are asked for, and have to tell. */
export interface SourceRunStore {
  /** Every source that ever ran or was told something; a few rows. */
  list(): Promise<SourceRun[]>;
  started(
    sourceId: string,
    run: { now: number; nextAt?: number },
  ): Promise<void>;
  progressed(sourceId: string, progress: SourceProgress): Promise<void>;
  ended(
    sourceId: string,
    run: {
      now: number;
      status: 'ok' | 'partial' | 'failed';
      problems: readonly SourceProblem[];
    },
  ): Promise<void>;
  count(
    sourceId: string,
    counted: {
      now: number;
      tally: SourceRunTally;
      reasons: readonly string[];
    },
  ): Promise<void>;
  /** Keeps wishes and counts the webhook, in one transaction. */
  told(
    sourceId: string,
    webhook: { now: number; wishes: readonly string[] },
  ): Promise<void>;
  refused(sourceId: string): Promise<void>;
  pending(sourceId: string, limit: number): Promise<SourceWish[]>;
  fulfilled(sourceId: string, wish: SourceWish): Promise<void>;
  remembered(sourceId: string, key: string): Promise<JsonValue | undefined>;
  remember(
    sourceId: string,
    entry: { key: string; value: JsonValue; now: number },
  ): Promise<void>;
  forget(sourceId: string, key: string): Promise<void>;
}
