import { CampaignDay } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatDate, formatNumber } from '../../format';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';

/** Rows of the table: the latest days. */
const MOST = 20;

/** How many outcomes were where, the latest day first. */
export function RecordTable(props: { days: readonly CampaignDay[] }) {
  const { days } = props;
  const table = useTableClasses();
  const classes = useReportClasses();
  return (
    <div className={classes.scroll}>
      <table className={table.table} aria-label="Day by day">
        <thead>
          <tr>
            <HeadCell>Day</HeadCell>
            <HeadCell number>Met</HeadCell>
            <HeadCell number>Unmet</HeadCell>
            <HeadCell number>Exempt</HeadCell>
            <HeadCell number>Not known</HeadCell>
            <HeadCell number>In scope</HeadCell>
          </tr>
        </thead>
        <tbody>
          {days
            .slice(-MOST)
            .reverse()
            .map(each => (
              <tr key={each.day}>
                <Cell header>
                  {formatDate(each.day)}
                  {!each.comparable && (
                    <CellNote>another requirement or scope</CellNote>
                  )}
                </Cell>
                <Cell number>{formatNumber(each.met)}</Cell>
                <Cell number>{formatNumber(each.unmet)}</Cell>
                <Cell number>{formatNumber(each.exempt)}</Cell>
                <Cell number>{formatNumber(each.unknown)}</Cell>
                <Cell number>{formatNumber(each.total)}</Cell>
              </tr>
            ))}
        </tbody>
      </table>
      {days.length > MOST && (
        <p className={classes.note}>
          The latest {formatNumber(MOST)} of {formatNumber(days.length)}.
        </p>
      )}
    </div>
  );
}
