import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

/** Columns of twelve that a card takes on a wide screen. */
export type Span = 3 | 6 | 12;

const useStyles = makeStyles(
  theme => ({
    grid: {
      display: 'grid',
      gridTemplateColumns: 'repeat(12, minmax(0, 1fr))',
      gap: theme.spacing(2),
      alignItems: 'stretch',
    },
    // Also what 200 % zoom gives: one column, and tables scroll inside.
    cell: { display: 'grid', minWidth: 0, gridColumn: 'span 12' },
    span3: {
      [theme.breakpoints.up('sm')]: { gridColumn: 'span 6' },
      [theme.breakpoints.up('lg')]: { gridColumn: 'span 3' },
    },
    span6: {
      [theme.breakpoints.up('lg')]: { gridColumn: 'span 6' },
    },
    span12: {},
  }),
  { name: 'DeliveryCards' },
);

/** A grid of cards, 16 px apart. */
export function Cards(props: { children: ReactNode }) {
  const classes = useStyles();
  return <div className={classes.grid}>{props.children}</div>;
}

/** A place in the grid. */
export function Card(props: { span: Span; children: ReactNode }) {
  const { span, children } = props;
  const classes = useStyles();
  return (
    <div className={`${classes.cell} ${classes[`span${span}`]}`}>
      {children}
    </div>
  );
}
