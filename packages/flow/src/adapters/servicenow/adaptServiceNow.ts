import {
  Adaptation,
  combine,
  ignored,
  nothing,
  orMissing,
  unrecognised,
} from '../adaptation';
import { AdapterContext } from '../context';
import { describe, isRecord, recordIn, textIn, Values } from '../reading';
import { approvalsIn } from './approvals';
import { Bundle, bundleOf, isBundle, rowsIn, Tables, tablesIn } from './bundle';
import { commentFacts } from './comments';
import { idIn, numberIn, Row } from './row';
import { tableOf, taskTables, unusedTables } from './tables';
import { taskOf } from './task';
import { taskFacts } from './taskFacts';
import { timersOf } from './timers';
import { looseFacts } from './loose';

const TOGETHER =
  'give them in one file with the records that they are about: { "change_request": […], "sys_audit": […] }';

function ticketsIn(bundle: Bundle): Adaptation {
  const parts = taskTables.flatMap(table =>
    (bundle.tables.get(table.name) ?? []).map((row): Adaptation => {
      const task = taskOf(row, table);
      const facts = task
        ? [...taskFacts(task, bundle), ...timersOf(task, bundle)]
        : [];
      return orMissing({ facts }, `${table.name} ${numberIn(row) ?? 'record'}`);
    }),
  );
  return parts.length ? combine(parts) : nothing();
}

/** Rows that say nothing, because what they are about is not known. */
function lostIn(bundle: Bundle, lostApprovals: number): Adaptation[] {
  const { tables } = bundle;
  const about = (table: string, field: string) =>
    (tables.get(table) ?? []).some(
      row => bundle.numberOf(idIn(row, field)) === undefined,
    );
  const hasTickets = taskTables.some(({ name }) => tables.get(name)?.length);
  const hasApprovals = ['sysapproval_approver', 'sysapproval_group'].some(
    name => tables.get(name)?.length,
  );
  // Beside tickets or approvals there are rows of what was not asked for.
  const alone = !hasTickets && !hasApprovals;
  return [
    ...(lostApprovals > 0
      ? [
          unrecognised(
            `approvals that do not name their record; fetch sysapproval with sysparm_display_value=all`,
          ),
        ]
      : []),
    ...(alone && about('sys_audit', 'documentkey')
      ? [unrecognised(`rows of sys_audit alone; ${TOGETHER}`)]
      : []),
    ...(alone && about('sys_journal_field', 'element_id')
      ? [unrecognised(`rows of sys_journal_field alone; ${TOGETHER}`)]
      : []),
  ];
}

const settingsOnly = (tables: Tables) =>
  [...tables.keys()].every(
    name => name === 'sys_choice' || name === 'conflict',
  );

function adaptTables(tables: Tables, context: AdapterContext): Adaptation {
  const bundle = bundleOf(tables, context);
  const approvals = approvalsIn(bundle);
  const unused = [...tables.keys()]
    .filter(name => Object.hasOwn(unusedTables, name))
    .map(name => ignored(`${name}: ${unusedTables[name]}`));
  const parts: Adaptation[] = [
    ticketsIn(bundle),
    {
      facts: [
        ...approvals.facts,
        ...commentFacts(bundle),
        ...looseFacts(bundle),
      ],
    },
    ...lostIn(bundle, approvals.lost),
    ...unused,
  ];
  const all = combine(parts);
  return !all.facts.length && settingsOnly(tables)
    ? combine([
        all,
        ignored('sys_choice, conflict: they say something with changes only'),
      ])
    : all;
}

/** Rows of a list, each to the table that it is of. */
function sorted(rows: readonly Row[], context: AdapterContext) {
  const tables: Tables = new Map();
  const unknown: Row[] = [];
  for (const row of rows) {
    const table = tableOf(row, context.pathHint);
    if (table) {
      const known = tables.get(table) ?? [];
      known.push(row);
      tables.set(table, known);
    } else {
      unknown.push(row);
    }
  }
  return { tables, unknown };
}

function adaptRows(rows: readonly Row[], context: AdapterContext): Adaptation {
  const { tables, unknown } = sorted(rows, context);
  const parts = [
    ...(tables.size ? [adaptTables(tables, context)] : []),
    ...(unknown.length
      ? [
          unrecognised(
            `${describe(
              unknown[0],
            )} is no record of a table that is read; fetch sys_class_name too, or name the file after its table`,
          ),
        ]
      : []),
  ];
  return parts.length ? combine(parts) : nothing();
}

function adaptObject(payload: Values, context: AdapterContext): Adaptation {
  const message = textIn(recordIn(payload, 'error'), 'message', 200);
  if (message) {
    // An answer that ran out of time holds some records and the error.
    return unrecognised(
      `an answer of the Table API that failed: ${message}; fetch it again, with a smaller sysparm_limit`,
    );
  }
  return isBundle(payload)
    ? adaptTables(tablesIn(payload), context)
    : adaptRows(rowsIn(payload), context);
}

/**
 * Reads any payload of ServiceNow as facts.
 *
 * @remarks
 * Answers of the Table API, single records, lists, and bundles of answers by
 * table; see the head of this folder's index. Never throws.
 *
 * @public
 */
export function adaptServiceNow(
  payload: unknown,
  context: AdapterContext = {},
): Adaptation {
  if (Array.isArray(payload)) {
    const objects = payload.filter(isRecord);
    const isList = !objects.some(
      each => isBundle(each) || 'result' in each || 'records' in each,
    );
    if (isList && objects.length === payload.length) {
      return adaptRows(objects, context);
    }
    return payload.length
      ? combine(payload.map(each => adaptServiceNow(each, context)))
      : nothing();
  }
  return isRecord(payload)
    ? adaptObject(payload, context)
    : unrecognised(
        `${describe(payload)} is no answer of ServiceNow that is known`,
      );
}
