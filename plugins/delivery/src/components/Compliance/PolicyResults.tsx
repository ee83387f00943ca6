import { Compliance } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatInstant } from '../../format';
import { StateChip } from '../Patterns/StateChip';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { POLICY_RESULTS } from './readings';

/** The last word on each policy; those that do not hold come first. */
export function PolicyResults(props: { policies: Compliance['policies'] }) {
  const classes = useTableClasses();
  const policies = [...props.policies].sort((one, other) =>
    one.result.localeCompare(other.result),
  );
  if (policies.length === 0) {
    return null;
  }
  return (
    <table className={classes.table} aria-label="Policies of this environment">
      <thead>
        <tr>
          <HeadCell>Policy</HeadCell>
          <HeadCell>Result</HeadCell>
        </tr>
      </thead>
      <tbody>
        {policies.map(({ name, result, since }) => (
          <tr key={name}>
            <Cell header>{name}</Cell>
            <Cell>
              <StateChip reading={POLICY_RESULTS[result]} />
              <CellNote>since {formatInstant(since)}</CellNote>
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
