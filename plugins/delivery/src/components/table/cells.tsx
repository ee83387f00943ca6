import { ReactNode, TdHTMLAttributes } from 'react';
import { useTableClasses } from './useTableClasses';

interface CellProps {
  number?: boolean;
  strong?: boolean;
  noWrap?: boolean;
  children?: ReactNode;
}

/** A column's header. */
export function HeadCell(
  props: CellProps & {
    width?: number | string;
    sort?: 'ascending' | 'descending' | 'none';
  },
) {
  const { number, width, sort, children } = props;
  const classes = useTableClasses();
  return (
    <th
      scope="col"
      className={`${classes.head} ${number ? classes.number : ''}`}
      style={{ width, whiteSpace: 'normal' }}
      aria-sort={sort}
    >
      {children}
    </th>
  );
}

/** A cell; `header` for the one that names its row. */
export function Cell(
  props: CellProps & { header?: boolean } & Pick<
      TdHTMLAttributes<HTMLTableCellElement>,
      'colSpan' | 'rowSpan'
    >,
) {
  const { number, strong, noWrap, header, colSpan, rowSpan, children } = props;
  const classes = useTableClasses();
  const className = [
    classes.cell,
    number ? classes.number : '',
    strong ? classes.strong : '',
    noWrap ? classes.noWrap : '',
  ].join(' ');
  return header ? (
    <th
      scope={rowSpan ? 'rowgroup' : 'row'}
      className={className}
      colSpan={colSpan}
      rowSpan={rowSpan}
    >
      {children}
    </th>
  ) : (
    <td className={className} colSpan={colSpan} rowSpan={rowSpan}>
      {children}
    </td>
  );
}

/** The second, quieter line of a cell. */
export function CellNote(props: { children: ReactNode }) {
  const classes = useTableClasses();
  return <div className={classes.note}>{props.children}</div>;
}
