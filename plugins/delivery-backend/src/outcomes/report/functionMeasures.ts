import {
  FunctionMeasure,
  GateInsight,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Cell } from '@delivery-stack/flow';
import { total } from '../../insight/attributed';
import { Glossary } from '../../insight/Glossary';
import { GaugeContext, OwnMeasure } from '../functions/FunctionGauge';
import { FunctionGauges } from '../functions/FunctionGauges';
import { lengthMeasures } from '../functions/lengthMeasures';

/** What the measures of functions are made of. */
export interface FunctionFacts {
  /** How the time of the shown increment divides. */
  cells: readonly Cell[];
  /** Functions that the outcome names. */
  declared: readonly string[];
  evidence: readonly GateInsight[];
  glossary: Glossary;
  /** `delivery.functions` of the configuration. */
  groups: Readonly<Record<string, { group?: string }>>;
  gauges: Pick<FunctionGauges, 'read'>;
  /** What each is measured on. */
  context: Omit<GaugeContext, 'name'>;
}

/** Each function's own measures, beside what it contributes; the most first. */
export async function functionMeasures(
  facts: FunctionFacts,
): Promise<FunctionMeasure[]> {
  const { cells, declared, glossary, groups } = facts;
  const names = new Set([
    ...declared,
    ...cells.map(cell => cell.function).filter(name => name !== 'unaccounted'),
  ]);
  const measured: FunctionMeasure[] = [];
  for (const name of names) {
    measured.push({
      function: name,
      title: glossary.functionTitle(name),
      ...(groups[name]?.group && { group: groups[name].group }),
      contribution: total(cells.filter(cell => cell.function === name)) / 1_000,
      measures: await measuresOf(name, facts),
    });
  }
  return measured.sort(
    (left, right) =>
      right.contribution - left.contribution ||
      (left.function < right.function ? -1 : 1),
  );
}

/** What a function answers for, then how long its gates take, if it keeps any. */
async function measuresOf(
  name: string,
  { gauges, context, evidence, cells }: FunctionFacts,
): Promise<OwnMeasure[]> {
  const gates = evidence.filter(gate => gate.function === name);
  const waits = cells.filter(
    cell =>
      cell.function === name &&
      cell.gate !== undefined &&
      ['queue', 'processing'].includes(cell.spanKind),
  );
  return [
    ...(await gauges.read({ ...context, name })),
    ...(gates.length > 0 || waits.length > 0 ? [waitMeasure(waits)] : []),
    ...gates.flatMap(({ title, total: length }) =>
      lengthMeasures(title, length),
    ),
  ];
}

function waitMeasure(waits: readonly Cell[]): OwnMeasure {
  return {
    name: 'Waiting at its gates in this increment',
    value: total(waits) / 1_000,
    unit: 'seconds',
    of: 'outcome',
  };
}
