import { Exemption } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { formatDate, formatInstant } from '../../format';
import { useWithdrawExemption } from '../../hooks';
import { OutcomeLink } from '../Outcomes/OutcomeLink';
import { shortRef } from '../Outcomes/shortRef';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { describeRefusal } from '../Patterns/failures';

/** Who exempted what, why and until when; former ones too. */
export function ExemptionTable(props: {
  exemptions: readonly Exemption[];
  /** Of the outcomes in scope, by ref. */
  titles: ReadonlyMap<string, string>;
  mayWithdraw: boolean;
}) {
  const { exemptions, titles, mayWithdraw } = props;
  const table = useTableClasses();
  const classes = useReportClasses();
  if (exemptions.length === 0) {
    return <p className={classes.text}>No outcome was exempted.</p>;
  }
  return (
    <div className={classes.scroll}>
      <table className={table.table} aria-label="Exemptions">
        <thead>
          <tr>
            <HeadCell width="26%">Outcome</HeadCell>
            <HeadCell width="30%">Reason</HeadCell>
            <HeadCell>Approved by</HeadCell>
            <HeadCell>Until</HeadCell>
          </tr>
        </thead>
        <tbody>
          {exemptions.map(exemption => (
            <ExemptionRow
              key={exemption.id}
              exemption={exemption}
              title={
                titles.get(exemption.outcome) ?? shortRef(exemption.outcome)
              }
              mayWithdraw={mayWithdraw}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ExemptionRow(props: {
  exemption: Exemption;
  title: string;
  mayWithdraw: boolean;
}) {
  const { exemption, title, mayWithdraw } = props;
  const { outcome, withdrawnAt, withdrawnBy, valid } = exemption;
  const withdraw = useWithdrawExemption();
  return (
    <tr>
      <Cell header>
        <OutcomeLink of={{ outcome, title }} />
      </Cell>
      <Cell>{exemption.reason}</Cell>
      <Cell>
        <EntityRefLink entityRef={exemption.approver} defaultKind="user" />
        <CellNote>{formatInstant(exemption.grantedAt)}</CellNote>
      </Cell>
      <Cell>
        {formatDate(exemption.expires)}
        {withdrawnAt && (
          <CellNote>
            withdrawn {formatInstant(withdrawnAt)} by{' '}
            {withdrawnBy && (
              <EntityRefLink entityRef={withdrawnBy} defaultKind="user" />
            )}
          </CellNote>
        )}
        {!valid && !withdrawnAt && <CellNote>expired</CellNote>}
        {valid && mayWithdraw && (
          <div>
            <Button
              size="small"
              aria-label={`Withdraw the exemption of ${title}`}
              disabled={withdraw.isPending}
              onClick={() => withdraw.mutate(exemption.id)}
            >
              Withdraw
            </Button>
          </div>
        )}
        {withdraw.error && (
          <p role="alert">{describeRefusal(withdraw.error)}</p>
        )}
      </Cell>
    </tr>
  );
}
