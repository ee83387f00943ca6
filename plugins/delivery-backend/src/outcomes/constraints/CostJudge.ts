import { OutcomeConstraints } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  CostEnvelope,
  costEnvelope,
  CostEnvelopeReason,
} from '@delivery-stack/flow';
import { chargedRefs } from '../contributingComponents';
import { CostReader } from '../CostReader';
import {
  ConstraintContext,
  ConstraintJudge,
  Judgement,
} from './ConstraintJudge';
import { DAY } from '../../insight/window';

type Limits = NonNullable<OutcomeConstraints['cost']>;

/** A quarter before the longest period that can lie in it. */
const LOOKS_BACK = 460 * DAY;

const REASONS: Partial<Record<CostEnvelopeReason, string>> = {
  overLimit: 'More was spent than may be',
  expectedOverLimit:
    'At the present rate more will be spent than may be; act before the period ends',
  spentFast: 'Nearly all of it is spent long before the period ends',
  tooFewDays: 'Fewer than 7 days of cost are known, too few for a forecast',
  notDelivered:
    'The latest charges are more than a week old; see whether cost files arrive',
};

/** Judges by what is spent, and will be, of the cost envelope. @internal */
export class CostJudge implements ConstraintJudge<'cost'> {
  readonly constraint = 'cost';
  readonly #costs: CostReader;

  static create(options: { costs: CostReader }): CostJudge {
    return new CostJudge(options.costs);
  }

  private constructor(costs: CostReader) {
    this.#costs = costs;
  }

  async judge(limits: Limits, context: ConstraintContext): Promise<Judgement> {
    const { asOf } = context;
    const window = { since: asOf - LOOKS_BACK, until: asOf };
    const refs = chargedRefs(context);
    const { connected, through } = await this.#costs.coverage(window);
    if (!connected || through === undefined) {
      return unknown(
        limits,
        connected
          ? 'No cost file was read yet'
          : 'No source of cost is connected; install the module of FOCUS files',
      );
    }
    const { currency, period, amount } = limits;
    const days = await this.#costs.byDay(refs, window, currency);
    const others = (await this.#costs.spend(refs, window)).filter(
      spent => spent.currency !== currency,
    );
    const envelope = costEnvelope({
      days,
      limit: amount,
      period,
      asOf,
      coveredUntil: through,
    });
    return judged(
      limits,
      envelope,
      others.map(each => each.currency),
    );
  }
}

function judged(
  { amount, currency, period }: Limits,
  envelope: CostEnvelope,
  others: readonly string[],
): Judgement {
  const { state, spent, expected, headroom, reason, from, until } = envelope;
  // What is spent in another currency is no part of this envelope, and no zero.
  const isPartial = others.length > 0 && state === 'pass';
  const said = [
    REASONS[reason.code],
    ...(others.length > 0
      ? [
          `Charges in ${others.join(
            ', ',
          )} are not held against an envelope in ${currency}`,
        ]
      : []),
  ].filter(Boolean);
  return {
    constraint: 'cost',
    state: isPartial ? 'unknown' : state,
    checks: [
      {
        what: `spent this ${period}, ${from} to ${until}`,
        state: isPartial ? 'unknown' : state,
        now: Number(spent),
        limit: amount,
        unit: currency,
        bound: 'atMost',
        headroom: Number(headroom),
        ...(expected !== null && { expected: Number(expected) }),
        ...(envelope.approaching && { approaching: true }),
        note: `${reason.delivered} of ${reason.days} days delivered`,
      },
    ],
    ...(said.length > 0 && { reason: said.join('. ') }),
  };
}

function unknown(
  { amount, currency, period }: Limits,
  reason: string,
): Judgement {
  return {
    constraint: 'cost',
    state: 'unknown',
    checks: [
      {
        what: `spent this ${period}`,
        state: 'unknown',
        now: null,
        limit: amount,
        unit: currency,
        bound: 'atMost',
        headroom: null,
      },
    ],
    reason,
  };
}
