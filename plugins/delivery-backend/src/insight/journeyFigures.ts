import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  addSpell,
  Cell,
  emptySpells,
  finishSpells,
} from '@delivery-stack/flow';
import { CellSum, JourneyLength } from '../database/JourneyFigureStore';
import { functionSeconds, kindSeconds, total } from './attributed';
import { Frame } from './Frames';
import { Glossary } from './Glossary';
import { periodSpells, Stay } from './periodSpells';

type JourneyFigures = Pick<
  Overview,
  | 'journeys'
  | 'elapsed'
  | 'timeToValue'
  | 'requestedToProductive'
  | 'governanceLatency'
>;

/** What the figures of a set of journeys are made of. */
export interface JourneyFacts {
  counts: { closed: number; open: number };
  sums: readonly CellSum[];
  lengths: readonly JourneyLength[];
  /** True when configuration says what adopted means. */
  measuresAdoption: boolean;
}

/** Where the time of a frame's journeys goes. */
export function journeyFigures(
  facts: JourneyFacts,
  frame: Frame,
  glossary: Glossary,
): JourneyFigures {
  const { counts, lengths, measuresAdoption } = facts;
  const cells: Cell[] = [...facts.sums];
  const finish = (stays: Stay[]) => finishSpells(periodSpells(stays, frame));
  return {
    journeys: {
      ...counts,
      flowEfficiency: flowEfficiency(cells, lengths),
      byKind: kindSeconds(cells),
      byFunction: functionSeconds(cells, glossary),
    },
    elapsed: finish(
      lengths.map(({ from, to, working }) => ({
        opened: from,
        ended: to,
        working,
      })),
    ),
    timeToValue: measuresAdoption
      ? finish(
          lengths.map(({ from, milestones }) => ({
            opened: from,
            ended: milestones.adopted,
          })),
        )
      : null,
    requestedToProductive: requestedToProductive(lengths, frame),
    governanceLatency: governanceLatency(lengths, frame),
  };
}

/** Null where nobody was seen acting, which is not the same as 0. */
function flowEfficiency(
  cells: readonly Cell[],
  lengths: readonly JourneyLength[],
): Overview['journeys']['flowEfficiency'] {
  const elapsed = total(cells);
  const sumOf = (...kinds: string[]) =>
    total(cells.filter(({ spanKind }) => kinds.includes(spanKind)));
  const active = sumOf('work', 'processing', 'return');
  if (active === 0) {
    return null;
  }
  const ratios = lengths.flatMap(({ from, to, active: own }) =>
    to !== undefined && to > from && own !== undefined
      ? [own / (to - from)]
      : [],
  );
  return {
    ratioOfSums: active / elapsed,
    meanOfRatios:
      ratios.reduce((sum, ratio) => sum + ratio, 0) /
      Math.max(1, ratios.length),
    atMost: (active + sumOf('unaccounted')) / elapsed,
    returnShare: sumOf('return') / elapsed,
  };
}

/** A journey that closed before it was productive has abandoned it. */
function requestedToProductive(
  lengths: readonly JourneyLength[],
  frame: Frame,
) {
  const stays: Stay[] = [];
  let abandoned = 0;
  for (const { to, milestones } of lengths) {
    const { requested, productive } = milestones;
    if (requested === undefined) {
      continue;
    }
    if (productive === undefined && to !== undefined) {
      abandoned += 1;
    } else {
      stays.push({ opened: requested, ended: productive });
    }
  }
  return finishSpells(periodSpells(stays, { ...frame, abandoned }));
}

/** Elapsed in any view: what overlaps several calendars has no working time. */
function governanceLatency(
  lengths: readonly JourneyLength[],
  frame: Frame,
): Overview['governanceLatency'] {
  const { window } = frame;
  const isClosed = ({ to }: JourneyLength) =>
    to !== undefined && to < window.until;
  const closed = lengths.filter(isClosed);
  const elapsed = closed.reduce((sum, { from, to }) => sum + to! - from, 0);
  const governed = closed.reduce((sum, { governance }) => sum + governance, 0);
  const spells = emptySpells();
  for (const journey of lengths) {
    addSpell(spells, {
      entry: 0,
      exit: Math.max(0, journey.governance),
      decided: isClosed(journey),
    });
  }
  return {
    ...finishSpells(spells),
    share: elapsed > 0 ? governed / elapsed : null,
  };
}
