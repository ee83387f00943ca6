import {
  FunctionMeasure,
  GateInsight,
  OutcomeProgress,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Cell } from '@delivery-stack/flow';
import { total } from '../../insight/attributed';
import { Glossary } from '../../insight/Glossary';

type Measures = FunctionMeasure['measures'];

/** What the measures of functions are made of. */
export interface FunctionFacts {
  /** How the time of the shown increment divides. */
  cells: readonly Cell[];
  /** Functions that the outcome names. */
  declared: readonly string[];
  progress: OutcomeProgress | null;
  evidence: readonly GateInsight[];
  glossary: Glossary;
  /** `delivery.functions` of the configuration. */
  groups: Readonly<Record<string, { group?: string }>>;
}

/** Each function's own measures, beside what it contributes; the most first. */
export function functionMeasures(facts: FunctionFacts): FunctionMeasure[] {
  const { cells, declared, glossary, groups } = facts;
  const names = new Set([
    ...declared,
    ...cells.map(cell => cell.function).filter(name => name !== 'unaccounted'),
  ]);
  return [...names]
    .map(name => ({
      function: name,
      title: glossary.functionTitle(name),
      ...(groups[name]?.group && { group: groups[name].group }),
      contribution: total(cells.filter(cell => cell.function === name)) / 1_000,
      measures: measuresOf(name, facts),
    }))
    .sort(
      (left, right) =>
        right.contribution - left.contribution ||
        (left.function < right.function ? -1 : 1),
    );
}

/** A pod is measured by the outcome itself; who keeps gates, by how long they take. */
function measuresOf(name: string, facts: FunctionFacts): Measures {
  const { progress, evidence, cells } = facts;
  if (name === 'pod') {
    return [
      {
        name: 'Progress of the outcome',
        value: progress?.share ?? null,
        unit: 'share',
        ...(!progress && { note: 'nothing is measured' }),
      },
    ];
  }
  const own = evidence.filter(gate => gate.function === name);
  const waited = total(
    cells.filter(
      cell =>
        cell.function === name &&
        cell.gate !== undefined &&
        ['queue', 'processing'].includes(cell.spanKind),
    ),
  );
  return [
    {
      name: 'Waiting at its gates in this increment',
      value: waited / 1_000,
      unit: 'seconds',
    },
    ...own.map(gateMeasure),
    ...(own.length === 0
      ? [
          {
            name: 'Governance latency',
            value: null,
            unit: 'seconds' as const,
            note: 'no gate of this function is configured',
          },
        ]
      : []),
  ];
}

function gateMeasure({ title, total: length }: GateInsight): Measures[number] {
  const isWeak = length.weak?.includes('p50') === true;
  return {
    name: `${title}, P50 over 90 days`,
    value: isWeak ? null : length.p50,
    unit: 'seconds',
    n: length.n,
    ...(isWeak && { note: 'needs n ≥ 5' }),
    ...(!isWeak &&
      length.p50 === null && {
        note:
          length.atLeast?.p50 === undefined
            ? 'no decision yet'
            : 'longer than what is open by now',
      }),
  };
}
