import {
  ConstraintReport,
  outcomeConstraintNames,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { toError } from '@backstage/errors';
import { iso } from '../../insight/window';
import { SnapshotStore } from '../store/SnapshotStore';
import {
  ConstraintContext,
  ConstraintJudge,
  Judgement,
} from './ConstraintJudge';

/** Judges all constraints of an outcome, each on its own. @internal */
export class Constraints {
  readonly #judges: ReadonlyMap<string, ConstraintJudge<any>>;
  readonly #snapshots: Pick<SnapshotStore, 'upTo'>;

  static create(options: {
    judges: readonly ConstraintJudge<any>[];
    snapshots: Pick<SnapshotStore, 'upTo'>;
  }): Constraints {
    return new Constraints(options);
  }

  private constructor(options: Parameters<typeof Constraints.create>[0]) {
    this.#judges = new Map(
      options.judges.map(judge => [judge.constraint, judge]),
    );
    this.#snapshots = options.snapshots;
  }

  /** Those that the outcome declares, in a fixed order. */
  async judge(context: ConstraintContext): Promise<ConstraintReport[]> {
    const { stored, asOf } = context;
    const declared = stored.outcome.spec.constraints ?? {};
    const before = await this.#snapshots.upTo(stored.ref, asOf);
    const reports: ConstraintReport[] = [];
    for (const name of outcomeConstraintNames) {
      const limits = declared[name];
      const judge = this.#judges.get(name);
      if (limits !== undefined && judge) {
        const judgement = await judged(judge, limits, context);
        const last = before?.constraints.find(
          each => each.constraint === name && each.state === judgement.state,
        );
        reports.push({ ...judgement, since: last?.since ?? iso(asOf) });
      }
    }
    return reports;
  }
}

/** What fails while it judges is unknown, and takes no other constraint along. */
async function judged(
  judge: ConstraintJudge<any>,
  limits: unknown,
  context: ConstraintContext,
): Promise<Judgement> {
  try {
    return await judge.judge(limits, context);
  } catch (error) {
    return {
      constraint: judge.constraint,
      state: 'unknown',
      checks: [],
      reason: `It could not be judged: ${toError(error).message.slice(0, 300)}`,
    };
  }
}
