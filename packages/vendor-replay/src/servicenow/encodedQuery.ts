import { ServiceNowInstance, StoredRow } from './instance';
import { fieldOf } from './references';

/** One condition, such as `sys_id>5f…` or `stateIN-4,-3`. */
interface Condition {
  field: string;
  operator: string;
  value: string;
}

/** Conditions that must all hold; each is a list of which one must. */
type Clause = Condition[][];

/** An encoded query, read. */
export interface EncodedQuery {
  /** One of them must hold. */
  clauses: Clause[];
  orderBy: Array<{ field: string; descending: boolean }>;
}

/** The longest first: `>=` is not `>`. */
const operators = [
  'RELATIVEGE',
  'RELATIVEGT',
  'ISNOTEMPTY',
  'STARTSWITH',
  'ISEMPTY',
  'NOT IN',
  '>=',
  '<=',
  '!=',
  'IN',
  '=',
  '>',
  '<',
];

/** A field's name is lower case: an operator in capitals ends it. */
const CONDITION = new RegExp(
  `^([a-z0-9_.]+)(${operators.join('|')})(.*)$`,
  's',
);

/** `^^` stands for the sign itself. */
const PARTS = /\^(?!\^)(?<!\^\^)/;

function conditionOf(text: string): Condition {
  const [, field, operator, value] = CONDITION.exec(text) ?? [];
  if (!field) {
    throw new Error(`'${text}' is no condition that this server knows`);
  }
  return { field, operator, value: value.replaceAll('^^', '^') };
}

/** Reads `a=1^ORb=2^c>3^NQd=4^ORDERBYsys_id`. */
export function readQuery(text: string): EncodedQuery {
  const query: EncodedQuery = { clauses: [[]], orderBy: [] };
  for (const part of text.split(PARTS).filter(Boolean)) {
    const order = /^ORDERBY(DESC)?(.+)$/.exec(part);
    const clause = query.clauses[query.clauses.length - 1];
    if (order) {
      query.orderBy.push({ field: order[2], descending: Boolean(order[1]) });
    } else if (part.startsWith('NQ')) {
      query.clauses.push([[conditionOf(part.slice(2))]]);
    } else if (part.startsWith('OR')) {
      clause[clause.length - 1].push(conditionOf(part.slice(2)));
    } else {
      clause.push([conditionOf(part)]);
    }
  }
  return query;
}

const minutesIn = { minute: 1, hour: 60, day: 1_440 };

/** `@minute@ago@15`: an instant that long before now, as it is stored. */
function agoOf(value: string, now: number): string {
  const [, unit, , count] = value.split('@');
  const minutes = minutesIn[unit as keyof typeof minutesIn] * Number(count);
  return new Date(now - minutes * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');
}

type Test = (value: string) => boolean;

function testOf({ operator, value }: Condition, now: number): Test {
  const listed = new Set(value.split(','));
  const ago = operator.startsWith('RELATIVE') ? agoOf(value, now) : '';
  const tests: Record<string, Test> = {
    '=': each => each === value,
    '!=': each => each !== value,
    '>': each => each > value,
    '>=': each => each >= value,
    '<': each => each < value,
    '<=': each => each <= value,
    IN: each => listed.has(each),
    'NOT IN': each => !listed.has(each),
    ISEMPTY: each => each === '',
    ISNOTEMPTY: each => each !== '',
    STARTSWITH: each => each.startsWith(value),
    RELATIVEGE: each => each >= ago,
    RELATIVEGT: each => each > ago,
  };
  return tests[operator];
}

/** Rows to look at: by an index, where each row must be one of some. */
function candidates(
  instance: ServiceNowInstance,
  table: string,
  { clauses }: EncodedQuery,
): readonly StoredRow[] {
  const listing =
    clauses.length === 1
      ? clauses[0].find(
          ([first, ...others]) =>
            others.length === 0 &&
            ['IN', '='].includes(first.operator) &&
            !first.field.includes('.') &&
            first.field !== 'sys_class_name',
        )
      : undefined;
  return listing
    ? instance.rowsBy(table, listing[0].field, listing[0].value.split(','))
    : instance.rows(table);
}

/** Rows of a table that a query is true of, in its order. */
export function rowsFor(
  instance: ServiceNowInstance,
  table: string,
  options: { query: EncodedQuery; now: number },
): StoredRow[] {
  const { query, now } = options;
  const compiled = query.clauses.map(clause =>
    clause.map(any =>
      any.map(condition => ({
        field: condition.field,
        test: testOf(condition, now),
      })),
    ),
  );
  const found = candidates(instance, table, query).filter(row =>
    compiled.some(clause =>
      clause.every(any =>
        any.some(({ field, test }) =>
          test(fieldOf(instance, { table, row, field })),
        ),
      ),
    ),
  );
  return query.orderBy.length > 0
    ? found.sort((one, other) => compare(query, one, other))
    : found;
}

function compare(
  { orderBy }: EncodedQuery,
  one: StoredRow,
  other: StoredRow,
): number {
  for (const { field, descending } of orderBy) {
    const [first, second] = [one[field] ?? '', other[field] ?? ''];
    if (first !== second) {
      return first < second === descending ? 1 : -1;
    }
  }
  return 0;
}
