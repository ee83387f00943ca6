import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

/** Columns of twelve that a card takes on a wide screen. */
export type Span = 3 | 4 | 6 | 8 | 12;

const useStyles = makeStyles(
  theme => ({
    grid: {
      display: 'grid',
      gridTemplateColumns: 'repeat(12, minmax(0, 1fr))',
      gap: theme.spacing(2),
      alignItems: 'stretch',
    },
    // Also what 200 % zoom gives: one column, and tables scroll inside.
    cell: {
      display: 'grid',
      minWidth: 0,
      gridColumn: 'span 12',
      [theme.breakpoints.up('md')]: {
        gridColumn: (props: { span: Span }) =>
          `span ${props.span === 3 ? 6 : props.span}`,
      },
      [theme.breakpoints.up('lg')]: {
        gridColumn: (props: { span: Span }) => `span ${props.span}`,
      },
    },
  }),
  { name: 'DeliveryCards' },
);

/** A grid of cards, 16 px apart. */
export function Cards(props: { children: ReactNode }) {
  const classes = useStyles({ span: 12 });
  return <div className={classes.grid}>{props.children}</div>;
}

/** A place in the grid. */
export function Card(props: { span: Span; children: ReactNode }) {
  const classes = useStyles({ span: props.span });
  return <div className={classes.cell}>{props.children}</div>;
}
