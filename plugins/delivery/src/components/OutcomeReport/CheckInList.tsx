import { CheckIn } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { formatInstant, formatNumber } from '../../format';
import { useCheckIns } from '../../hooks';
import { figureIn } from '../Outcome/words';
import { Answer, SkeletonRows } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import type { EnteredMeasure } from './CheckInSection';
import { useReportClasses } from './useReportClasses';

/** Rows that are shown: the latest. */
const MOST = 20;

/** Who entered which figure, and where it comes from. */
export function CheckInList(props: {
  outcome: string;
  measures: readonly EnteredMeasure[];
}) {
  const { outcome, measures } = props;
  const query = useCheckIns(outcome);
  return (
    <Answer
      what="the check-ins"
      query={query}
      skeleton={<SkeletonRows rows={2} />}
      forbidden={<p>What was entered is not for you to read; ask its owner.</p>}
    >
      {({ items }) =>
        items.length === 0 ? (
          <p>Nobody has entered a figure yet.</p>
        ) : (
          <CheckInTable items={items} measures={measures} />
        )
      }
    </Answer>
  );
}

function CheckInTable(props: {
  items: readonly CheckIn[];
  measures: readonly EnteredMeasure[];
}) {
  const { items, measures } = props;
  const table = useTableClasses();
  const classes = useReportClasses();
  const unitOf = (role: CheckIn['role']) =>
    measures.find(measure => measure.role === role)?.unit ?? '';
  return (
    <div className={classes.scroll}>
      <table className={table.table} aria-label="Check-ins">
        <thead>
          <tr>
            <HeadCell>Of</HeadCell>
            <HeadCell number>Figure</HeadCell>
            <HeadCell>Note</HeadCell>
            <HeadCell>By</HeadCell>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, MOST).map(item => (
            <tr key={item.id}>
              <Cell header noWrap>
                {formatInstant(item.at)}
                {measures.length > 1 && <CellNote>{item.role}</CellNote>}
              </Cell>
              <Cell number>{figureIn(item.value, unitOf(item.role))}</Cell>
              <Cell>{item.note}</Cell>
              <Cell>
                <EntityRefLink entityRef={item.author} defaultKind="user" />
                <CellNote>entered {formatInstant(item.enteredAt)}</CellNote>
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length > MOST && (
        <p className={classes.note}>
          The latest {formatNumber(MOST)} of {formatNumber(items.length)}.
        </p>
      )}
    </div>
  );
}
