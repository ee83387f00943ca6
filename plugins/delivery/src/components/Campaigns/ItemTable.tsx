import { CampaignItem } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { OutcomeLink } from '../Outcomes/OutcomeLink';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { StateChip } from '../Patterns/StateChip';
import { Cell, HeadCell, useTableClasses } from '../table';
import { ITEM_STATES } from './standings';

/** Each outcome in scope, open ones first, with why it does not meet it. */
export function ItemTable(props: { items: readonly CampaignItem[] }) {
  const { items } = props;
  const table = useTableClasses();
  const classes = useReportClasses();
  if (items.length === 0) {
    return (
      <p className={classes.text}>
        No outcome is in its scope, or none that you may read.
      </p>
    );
  }
  return (
    <div className={classes.scroll}>
      <table className={table.table} aria-label="Outcomes of the campaign">
        <thead>
          <tr>
            <HeadCell width="34%">Outcome</HeadCell>
            <HeadCell>Owner</HeadCell>
            <HeadCell>State</HeadCell>
            <HeadCell>Why it does not meet it</HeadCell>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.outcome}>
              <Cell header>
                <OutcomeLink of={item} />
              </Cell>
              <Cell>
                <EntityRefLink entityRef={item.owner} defaultKind="group" />
              </Cell>
              <Cell>
                <StateChip reading={ITEM_STATES[item.state]} />
              </Cell>
              <Cell>{item.reason}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
