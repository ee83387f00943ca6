import {
  Activation,
  EntityCost,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { formatDate, formatNumber } from '../../format';
import { useCost, usePattern } from '../../hooks';
import { amountsOf } from '../OutcomeReport/money';
import { Cell, CellNote } from '../table';

/** What the environment costs, against what its pattern says that it does. */
export function EnvironmentCostRow(props: { activation: Activation }) {
  const { pattern, digest, component, environment } = props.activation;
  const { data } = usePattern(pattern);
  const { data: cost, error } = useCost(component ?? environment);
  const estimate = data?.cost;
  if (!estimate && !cost?.connected) {
    return null;
  }
  return (
    <tr>
      <Cell header>Cost</Cell>
      <Cell>
        {cost && <div>{spentWords(cost)}</div>}
        {Boolean(error) && <div>(what it costs could not be loaded)</div>}
        {estimate && (
          <>
            {`estimated ${formatNumber(estimate.amount)} ${
              estimate.currency
            } per ${estimate.period}`}
            {digest !== data.digest && ', by the pattern as it is now'}
            {estimate.basis && <CellNote>{estimate.basis}.</CellNote>}
          </>
        )}
      </Cell>
    </tr>
  );
}

/** `32 EUR in November, through 20 Nov 2026`; without a charge, what that means. */
function spentWords(cost: EntityCost): string {
  const { connected, through, since, spent, unmatched } = cost;
  if (!connected) {
    return 'What it does cost is not measured: no source of cost is connected.';
  }
  if (through === undefined || through < since) {
    return `No charges of this month were delivered yet${
      through === undefined ? '' : `; the latest are of ${formatDate(through)}`
    }.`;
  }
  if (spent.length === 0) {
    const share = Math.max(0, ...unmatched.map(each => each.share));
    return `No charge is matched to it since ${formatDate(since)}${
      share > 0
        ? `; ${formatNumber(share * 100)} % of all charges belong to nobody`
        : ''
    }.`;
  }
  return `${amountsOf(spent)} since ${formatDate(since)}, through ${formatDate(
    through,
  )}`;
}
