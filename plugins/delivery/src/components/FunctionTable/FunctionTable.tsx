import { JourneysInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import { KindBar } from '../charts';
import { Cell, HeadCell, useTableClasses } from '../table';
import { showRows } from './shares';

/** Seconds of one function, by kind of time. */
export type FunctionRow = JourneysInsight['byFunction'][number];

/** Functions with their time; the total is the sum of what is shown. */
export function FunctionTable(props: {
  byFunction: readonly FunctionRow[];
  label: string;
}) {
  const { byFunction, label } = props;
  const classes = useTableClasses();
  const { rows, total } = showRows(byFunction);
  const max = Math.max(1, ...byFunction.map(row => row.seconds));
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          <HeadCell>Function</HeadCell>
          <HeadCell width="55%">Kind of time</HeadCell>
          <HeadCell number>Time</HeadCell>
          <HeadCell number>Share</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, time, share }) => (
          <tr key={row.function}>
            <Cell header strong noWrap>
              {row.title}
            </Cell>
            <Cell>
              <KindBar seconds={row.byKind} max={max} />
            </Cell>
            <Cell number strong>
              {time}
            </Cell>
            <Cell number>{share}</Cell>
          </tr>
        ))}
        <tr className={classes.total}>
          <Cell header>Total</Cell>
          <Cell />
          <Cell number>{total}</Cell>
          <Cell number>{rows.length ? '100 %' : '–'}</Cell>
        </tr>
      </tbody>
    </table>
  );
}
