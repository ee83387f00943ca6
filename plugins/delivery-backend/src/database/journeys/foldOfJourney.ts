import { Passage, Round, Span } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { StoredFold } from '../JourneyStore';
import {
  number,
  optional,
  optionalBoolean,
  optionalNumber,
  query,
  rowsAs,
} from '../rows';

type Row = Record<string, any>;

/** Everything behind one journey: five ranges of primary keys. */
export async function foldOfJourney(
  knex: Knex,
  journeyId: number,
): Promise<StoredFold> {
  const rowsOf = (table: string, ...order: string[]): Promise<Row[]> =>
    knex(table).where({ journey_id: journeyId }).orderBy(order);
  const [spans, visits, anomalies, passages, rounds] = await Promise.all([
    rowsOf('span', 'ordinal'),
    rowsOf('visit', 'ordinal'),
    rowsOf('anomaly', 'ordinal'),
    rowsOf('passage', 'passage'),
    rowsOf('round', 'passage', 'ordinal'),
  ]);
  return {
    spans: spans.map(spanOf),
    visits: visits.map(row => ({
      step: row.step,
      kind: row.kind,
      start: number(row.start_ms),
      end: optionalNumber(row.end_ms),
    })),
    anomalies: anomalies.map(row => ({
      code: row.code,
      subject: row.subject,
      at: number(row.at_ms),
      message: row.message,
    })),
    passages: passages.map(row =>
      passageOf(
        row,
        rounds.filter(round => round.passage === row.passage),
      ),
    ),
  };
}

/** Spans of several journeys: one range of the primary key each. */
export async function spansOfJourneys(
  knex: Knex,
  journeyIds: readonly number[],
): Promise<Map<number, Span[]>> {
  const rows = await query<Row>(
    knex,
    `select s.* from ? as r join span s on s.journey_id = r.id
      order by s.journey_id, s.ordinal`,
    [
      rowsAs(
        knex,
        { id: 'bigint' },
        journeyIds.map(id => ({ id })),
      ),
    ],
  );
  const spans = new Map<number, Span[]>();
  for (const row of rows) {
    const id = number(row.journey_id);
    const known = spans.get(id) ?? [];
    known.push(spanOf(row));
    spans.set(id, known);
  }
  return spans;
}

function spanOf(row: Row): Span {
  return {
    spanKind: row.span_kind,
    function: row.function,
    gate: optional(row.gate),
    start: number(row.start_ms),
    end: optionalNumber(row.end_ms),
    subject: row.subject,
    step: optional(row.step),
    inferred: optional(row.inferred),
  };
}

function passageOf(row: Row, rounds: readonly Row[]): Passage {
  return {
    gate: row.gate,
    subject: row.subject,
    riskClass: optional(row.risk_class),
    approvedLast: optionalNumber(row.approved_last_ms),
    rounds: rounds.map(roundOf),
  };
}

function roundOf(row: Row): Round {
  return {
    asked: number(row.asked_ms),
    started: optionalNumber(row.started_ms),
    decided: optionalNumber(row.decided_ms),
    decision: optional(row.decision),
    returned: optionalNumber(row.returned_ms),
    resumed: optionalNumber(row.resumed_ms),
    commented: optionalBoolean(row.commented),
    changed: optionalBoolean(row.changed),
    inferred: row.inferred === null ? undefined : JSON.parse(row.inferred),
  };
}
