import { toError } from '@backstage/errors';
import { OutcomeConstraints } from '@delivery-stack/backstage-plugin-delivery-common';
import { ErrorBudget } from '@delivery-stack/backstage-plugin-delivery-node';
import { constraintCheck, constraintState } from '@delivery-stack/flow';
import { StoredOutcome } from '../store/OutcomeStore';
import {
  ConstraintContext,
  ConstraintJudge,
  Judgement,
} from './ConstraintJudge';
import { Objectives } from './Objectives';

type Limits = NonNullable<OutcomeConstraints['reliability']>;

const MOST_OBJECTIVES = 20;

/** Judges by the error budget of objectives. @internal */
export class ReliabilityJudge implements ConstraintJudge<'reliability'> {
  readonly constraint = 'reliability';
  readonly #objectives: Pick<Objectives, 'budgets'>;

  static create(options: {
    objectives: Pick<Objectives, 'budgets'>;
  }): ReliabilityJudge {
    return new ReliabilityJudge(options.objectives);
  }

  private constructor(objectives: Pick<Objectives, 'budgets'>) {
    this.#objectives = objectives;
  }

  async judge(limits: Limits, context: ConstraintContext): Promise<Judgement> {
    const { stored, asOf, signal } = context;
    try {
      const address = addressOf(limits.openslo, stored);
      const budgets = await this.#objectives.budgets({
        address,
        field: 'spec.constraints.reliability.openslo',
        ...(limits.name !== undefined && { name: limits.name }),
        at: asOf,
        ...(signal && { signal }),
      });
      return judged(budgets, address);
    } catch (error) {
      return unknown(toError(error).message.slice(0, 500));
    }
  }
}

function judged(budgets: readonly ErrorBudget[], evidence: string): Judgement {
  const problem = budgets.find(each => each.problem)?.problem;
  const checks = budgets.slice(0, MOST_OBJECTIVES).map(budget => ({
    what: `${budget.objective}, over ${budget.window}`,
    ...constraintCheck(budget.actual, budget.target, 'atLeast'),
    now: budget.actual,
    limit: budget.target,
    unit: 'share',
    bound: 'atLeast' as const,
    ...(budget.left !== null && {
      note: `${Math.round(budget.left * 100)} % of the error budget is left`,
    }),
  }));
  return {
    constraint: 'reliability',
    state: constraintState(checks),
    checks,
    evidence,
    ...(problem !== undefined && { reason: problem }),
    ...(checks.length === 0 && {
      reason:
        'The OpenSLO file has no objective of that name; correct spec.constraints.reliability.name',
    }),
  };
}

/** An address as it is; a path, beside the file of the outcome. */
function addressOf(openslo: string, { outcome }: StoredOutcome): string {
  if (/^https?:\/\//.test(openslo)) {
    return openslo;
  }
  const annotations = (outcome.metadata as { annotations?: object })
    .annotations as Record<string, string> | undefined;
  const location = annotations?.['backstage.io/managed-by-location'] ?? '';
  const base = location.startsWith('url:') ? location.slice(4) : undefined;
  if (base === undefined) {
    throw new Error(
      'spec.constraints.reliability.openslo: is a path, and the outcome was not read from an address; write the whole address',
    );
  }
  return new URL(openslo, base).href;
}

function unknown(reason: string): Judgement {
  return { constraint: 'reliability', state: 'unknown', checks: [], reason };
}
