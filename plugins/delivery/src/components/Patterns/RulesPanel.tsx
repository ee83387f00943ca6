import { PatternDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatNumber } from '../../format';
import { Panel } from '../layout';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { useFormClasses } from './useFormClasses';

/** How what runs in the environment is deployed, paid for and checked. */
export function RulesPanel(props: { detail: PatternDetail }) {
  const { deployment, cost, policies, standardChange } = props.detail;
  const classes = useFormClasses();
  const table = useTableClasses();
  return (
    <Panel
      title="Deployment, cost and policies"
      subtitle="What else the sign-offs cover"
      flush
    >
      {deployment.length > 0 && (
        <table className={table.table} aria-label="Deployment by risk class">
          <thead>
            <tr>
              <HeadCell>Risk class</HeadCell>
              <HeadCell>Strategy</HeadCell>
              <HeadCell>Rollback</HeadCell>
            </tr>
          </thead>
          <tbody>
            {deployment.map(each => (
              <tr key={each.riskClass}>
                <Cell header>{each.riskClass}</Cell>
                <Cell>{each.strategy}</Cell>
                <Cell>{each.rollback}</Cell>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {policies.length > 0 && (
        <table className={table.table} aria-label="Policies">
          <thead>
            <tr>
              <HeadCell>Policy</HeadCell>
              <HeadCell>Checked in</HeadCell>
            </tr>
          </thead>
          <tbody>
            {policies.map(policy => (
              <tr key={policy.name}>
                <Cell header>
                  {policy.name}
                  <CellNote>{policy.enforces}</CellNote>
                </Cell>
                <Cell>{policy.checkedIn.join(', ')}</Cell>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={classes.form}>
        <dl className={classes.figures}>
          <div>
            <dt>Cost estimate</dt>
            <dd>
              {cost
                ? `${formatNumber(cost.amount)} ${cost.currency} per ${
                    cost.period
                  }`
                : 'not declared'}
              {cost?.basis && <CellNote>{cost.basis}</CellNote>}
            </dd>
          </div>
          <div>
            <dt>Standard change</dt>
            <dd>{standardChange ?? 'not declared'}</dd>
          </div>
          <div>
            <dt>Policies</dt>
            <dd>{formatNumber(policies.length)}</dd>
          </div>
        </dl>
      </div>
    </Panel>
  );
}
