import { attribute, Cell, Journey, Rules } from '@delivery-stack/flow';
import { sha256 } from '../ingest/candidates';
import { FoldedJourney } from './foldCluster';
import { governanceOf } from './governanceOf';
import { ChildRows, journeyColumns, RowOf } from './journeyTables';
import { passageRows } from './passageRows';
import { Stopwatches } from './Stopwatches';

/** Everything that is stored of one journey, before it has an id. */
export interface JourneyRecord {
  /** All but the cluster. */
  row: Omit<RowOf<typeof journeyColumns>, 'cluster_id'>;
  rootKey: string;
  digest: string;
  children: ChildRows;
  /** Subject keys that catalog entities may have. */
  subjects: string[];
  nodes: Array<{ key: string; joined: boolean }>;
}

const active = new Set<string>(['work', 'processing', 'return']);

/** Turns a folded journey into rows. Pure; O(rows). */
export function journeyRecord(
  folded: FoldedJourney,
  options: { rules: Rules; stopwatches: Stopwatches },
): JourneyRecord {
  const { journey, joined, attached } = folded;
  const { from, to } = journey;
  const cells =
    to === undefined ? [] : attribute(journey.spans, { start: from, end: to });
  const children = {
    ...journeyChildren(journey, cells),
    ...passageRows(journey, options),
  };
  const nodes = [
    ...[...joined].map(key => ({ key, joined: true })),
    ...[...attached].map(key => ({ key, joined: false })),
  ].sort((one, other) => (one.key < other.key ? -1 : 1));
  const row = journeyRow(journey, cells, options);
  const subjects = [...journey.scopes].sort();
  return {
    row: { ...row, digest: '' },
    rootKey: journey.id,
    digest: sha256(JSON.stringify([row, children, subjects, nodes])),
    children,
    subjects,
    nodes,
  };
}

function journeyRow(
  journey: Journey,
  cells: readonly Cell[],
  options: { rules: Rules; stopwatches: Stopwatches },
) {
  const { from, to, milestones, timestamps } = journey;
  const governance = governanceOf(journey, options.rules);
  const closed = to !== undefined;
  return {
    root_key: journey.id,
    root_kind: journey.rootKind,
    root_type: journey.rootType,
    title: journey.title,
    url: journey.url,
    from_ms: from,
    to_ms: to,
    requested_ms: milestones.requested?.at,
    productive_ms: milestones.productive?.at,
    deployed_ms: milestones.deployed?.at,
    adopted_ms: milestones.adopted?.at,
    milestones: JSON.stringify(milestones),
    active_ms: closed
      ? cells.reduce(
          (sum, { spanKind, ms }) => sum + (active.has(spanKind) ? ms : 0),
          0,
        )
      : undefined,
    working_ms: closed ? options.stopwatches.journeys(from, to) : undefined,
    governance_ms: governance.ms,
    governance_since_ms: governance.since,
    observed: timestamps.observed,
    inferred: timestamps.inferred,
    missing: timestamps.missing,
  };
}

function journeyChildren(
  journey: Journey,
  cells: readonly Cell[],
): Pick<ChildRows, 'span' | 'visit' | 'journey_cell' | 'anomaly'> {
  return {
    span: journey.spans.map((span, ordinal) => ({
      ordinal,
      span_kind: span.spanKind,
      function: span.function,
      gate: span.gate,
      start_ms: span.start,
      end_ms: span.end,
      subject: span.subject,
      step: span.step,
      inferred: span.inferred,
    })),
    visit: journey.visits.map((visit, ordinal) => ({
      ordinal,
      step: visit.step,
      kind: visit.kind,
      start_ms: visit.start,
      end_ms: visit.end,
    })),
    journey_cell: cells.map(cell => ({
      span_kind: cell.spanKind,
      function: cell.function,
      gate: cell.gate ?? '',
      ms: cell.ms,
    })),
    anomaly: journey.anomalies.map((anomaly, ordinal) => ({
      ordinal,
      code: anomaly.code,
      subject: anomaly.subject,
      at_ms: anomaly.at,
      message: anomaly.message,
    })),
  };
}
