import { meaning } from '../../events/meaning';
import { displayIn, Row, valueIn } from './row';
import { taskTableOf } from './tables';

/** What people read for a stored choice. */
export type Labels = (
  table: string,
  field: string,
  value: string | undefined,
) => string | undefined;

const builtIn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  type: { normal: 'Normal', standard: 'Standard', emergency: 'Emergency' },
  risk: {
    '1': 'Very High',
    '2': 'High',
    '3': 'Moderate',
    '4': 'Low',
    '5': 'None',
  },
};

const keyOf = (table: string, field: string, value: string) =>
  JSON.stringify([table, field, value]);

/** Of two choices for one value: the active one, then the English one. */
function rankOf(row: Row): number {
  const inactive = valueIn(row, 'inactive') === 'true' ? 2 : 0;
  return inactive + (valueIn(row, 'language') === 'en' ? 0 : 1);
}

/**
 * Labels by the instance's own choices, then by what ServiceNow ships.
 *
 * @remarks
 * The audit stores values. A label is never learnt from the record that
 * happens to be at hand: the same change of state would read differently the
 * next time it is fetched.
 */
export function labelsOf(choices: readonly Row[]): Labels {
  const labels = new Map<string, string>();
  const ranked = [...choices].sort((one, other) => rankOf(other) - rankOf(one));
  for (const row of ranked) {
    const [table, field, value, label] = [
      valueIn(row, 'name'),
      valueIn(row, 'element'),
      valueIn(row, 'value'),
      displayIn(row, 'label'),
    ];
    if (table && field && value && label) {
      labels.set(keyOf(table, field, value), label);
    }
  }
  return (table, field, value) => {
    if (value === undefined) {
      return undefined;
    }
    const shipped =
      field === 'state' ? taskTableOf(table)?.states : builtIn[field];
    return (
      labels.get(keyOf(table, field, value)) ??
      labels.get(keyOf('task', field, value)) ??
      meaning(shipped ?? {}, value) ??
      value
    );
  };
}
