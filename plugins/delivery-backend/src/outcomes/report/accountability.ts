import { Accountability } from '@delivery-stack/backstage-plugin-delivery-common';
import { attribute, Cell, Interval, Span } from '@delivery-stack/flow';
import { functionSeconds } from '../../insight/attributed';
import { Glossary } from '../../insight/Glossary';
import { iso } from '../../insight/window';
import { arrivalOf, TimedIncrement } from './incrementView';

/** The increment whose time is shown, with how it divides. */
export interface Divided {
  index: number;
  increment: TimedIncrement;
  window: Interval;
  spans: readonly Span[];
  cells: Cell[];
}

/**
 * Which increment the strip is of: the latest that got there; while none did,
 * the latest that was deployed, then the latest of all.
 */
export function shownIncrement(
  increments: readonly TimedIncrement[],
  measuresAdoption: boolean,
): number | undefined {
  const lastOf = (wanted: (each: TimedIncrement) => number | undefined) =>
    increments.reduce<{ index: number; at: number } | undefined>(
      (best, each, index) => {
        const at = wanted(each);
        return at !== undefined && (!best || at >= best.at)
          ? { index, at }
          : best;
      },
      undefined,
    )?.index;
  return (
    lastOf(each => arrivalOf(each, measuresAdoption)) ??
    lastOf(each => each.deployed) ??
    lastOf(({ state, need }) => (state === 'closed' ? undefined : need)) ??
    lastOf(({ need }) => need)
  );
}

/** Divides an increment's time, from need up to where it got, or to now. */
export function divide(
  increments: readonly TimedIncrement[],
  index: number,
  context: {
    spans: readonly Span[];
    measuresAdoption: boolean;
    asOf: number;
  },
): Divided {
  const { spans, measuresAdoption, asOf } = context;
  const increment = increments[index];
  const end =
    arrivalOf(increment, measuresAdoption) ??
    (increment.state === 'closed' ? increment.journey.to : undefined) ??
    asOf;
  const window = {
    start: increment.need,
    end: Math.max(increment.need, end),
  };
  return {
    index,
    increment,
    window,
    spans,
    cells: attribute(spans, window),
  };
}

/** The strip as the API tells it; its functions add up to it exactly. */
export function accountabilityView(
  { index, increment, window, cells }: Divided,
  options: { glossary: Glossary; measuresAdoption: boolean },
): Accountability {
  const { glossary, measuresAdoption } = options;
  const { deployed, adopted } = increment;
  const lastly = measuresAdoption && deployed !== undefined;
  return {
    increment: index,
    measured: `need → ${endOf(increment, measuresAdoption)}`,
    from: iso(window.start),
    to: iso(window.end),
    seconds: (window.end - window.start) / 1_000,
    byFunction: functionSeconds(cells, glossary),
    ...(lastly && {
      deployedToAdopted:
        Math.max(0, (adopted ?? window.end) - deployed) / 1_000,
    }),
  };
}

function endOf(increment: TimedIncrement, measuresAdoption: boolean): string {
  if (arrivalOf(increment, measuresAdoption) !== undefined) {
    return measuresAdoption ? 'adopted' : 'deployed';
  }
  return increment.state === 'closed' ? 'done' : 'still open';
}
