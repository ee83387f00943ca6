import { JourneysInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import { byKind, Cell, timeKinds, TimeKind } from '@delivery-stack/flow';
import { Glossary } from './Glossary';

const SECOND = 1000;

type KindSeconds = JourneysInsight['byKind'];
type FunctionSeconds = JourneysInsight['byFunction'][number];

/** Seconds by kind of time; they add up to the cells. */
export function kindSeconds(cells: Iterable<Cell>): KindSeconds {
  const milliseconds = byKind(cells);
  return Object.fromEntries(
    timeKinds.map(kind => [kind, milliseconds[kind] / SECOND]),
  ) as Record<TimeKind, number>;
}

/** Seconds by function, the most first; they add up to the cells. */
export function functionSeconds(
  cells: readonly Cell[],
  glossary: Glossary,
): FunctionSeconds[] {
  const byFunction = new Map<string, Cell[]>();
  for (const cell of cells) {
    const own = byFunction.get(cell.function) ?? [];
    own.push(cell);
    byFunction.set(cell.function, own);
  }
  return [...byFunction]
    .map(([name, own]) => ({
      function: name,
      title: glossary.functionTitle(name),
      seconds: total(own) / SECOND,
      byKind: kindSeconds(own),
    }))
    .sort(
      (left, right) =>
        right.seconds - left.seconds ||
        (left.function < right.function ? -1 : 1),
    );
}

/** The gate that accounts for most of the cells. */
export function costliestGate(
  cells: readonly Cell[],
  glossary: Glossary,
): { id: string; title: string; seconds: number } | undefined {
  const byGate = new Map<string, number>();
  for (const { gate, ms } of cells) {
    if (gate !== undefined) {
      byGate.set(gate, (byGate.get(gate) ?? 0) + ms);
    }
  }
  const [costliest] = [...byGate].sort(
    ([leftId, left], [rightId, right]) =>
      right - left || (leftId < rightId ? -1 : 1),
  );
  return (
    costliest && {
      id: costliest[0],
      title: glossary.gateTitle(costliest[0]),
      seconds: costliest[1] / SECOND,
    }
  );
}

/** Σ milliseconds. */
export function total(cells: Iterable<Cell>): number {
  let sum = 0;
  for (const { ms } of cells) {
    sum += ms;
  }
  return sum;
}
