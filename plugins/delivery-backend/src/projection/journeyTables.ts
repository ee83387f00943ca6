import { Columns } from '../database/rows';

/** Columns of the row of a journey itself. */
export const journeyColumns = {
  cluster_id: 'bigint',
  root_key: 'text',
  root_kind: 'text',
  root_type: 'text',
  title: 'text',
  url: 'text',
  from_ms: 'bigint',
  to_ms: 'bigint',
  requested_ms: 'bigint',
  productive_ms: 'bigint',
  deployed_ms: 'bigint',
  adopted_ms: 'bigint',
  milestones: 'text',
  active_ms: 'bigint',
  working_ms: 'bigint',
  governance_ms: 'bigint',
  governance_since_ms: 'bigint',
  observed: 'integer',
  inferred: 'integer',
  missing: 'integer',
  digest: 'text',
} as const satisfies Columns;

/** Columns of the tables below a journey, without `journey_id`. */
export const childColumns = {
  span: {
    ordinal: 'integer',
    span_kind: 'text',
    function: 'text',
    gate: 'text',
    start_ms: 'bigint',
    end_ms: 'bigint',
    subject: 'text',
    step: 'text',
    inferred: 'text',
  },
  visit: {
    ordinal: 'integer',
    step: 'text',
    kind: 'text',
    start_ms: 'bigint',
    end_ms: 'bigint',
  },
  journey_cell: {
    span_kind: 'text',
    function: 'text',
    gate: 'text',
    ms: 'bigint',
  },
  anomaly: {
    ordinal: 'integer',
    code: 'text',
    subject: 'text',
    at_ms: 'bigint',
    message: 'text',
  },
  passage: {
    passage: 'integer',
    gate: 'text',
    function: 'text',
    subject: 'text',
    risk_class: 'text',
    asked_ms: 'bigint',
    approved_ms: 'bigint',
    approved_last_ms: 'bigint',
    state: 'text',
  },
  round: {
    passage: 'integer',
    ordinal: 'integer',
    gate: 'text',
    asked_ms: 'bigint',
    started_ms: 'bigint',
    decided_ms: 'bigint',
    decision: 'text',
    returned_ms: 'bigint',
    resumed_ms: 'bigint',
    commented: 'boolean',
    changed: 'boolean',
    state: 'text',
    caught: 'boolean',
    rubber_stamp: 'boolean',
    inferred: 'text',
  },
  spell: {
    passage: 'integer',
    ordinal: 'integer',
    segment: 'text',
    gate: 'text',
    opened_ms: 'bigint',
    ended_ms: 'bigint',
    abandoned_ms: 'bigint',
    working_ms: 'bigint',
  },
} as const satisfies Record<string, Columns>;

/** A table whose rows belong to one journey each. */
export type ChildTable = keyof typeof childColumns;

/** All of them. */
export const childTables = Object.keys(childColumns) as ChildTable[];

/** A value as both databases take it. */
type Value = string | number | boolean | undefined;

/** A row of a table; every column is there. */
export type RowOf<C extends Columns> = Record<keyof C & string, Value>;

/** Rows of one journey by table. */
export type ChildRows = {
  [T in ChildTable]: Array<RowOf<(typeof childColumns)[T]>>;
};
