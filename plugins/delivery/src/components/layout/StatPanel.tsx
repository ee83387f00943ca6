import { ReactNode, useId } from 'react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexDirection: 'column', minWidth: 0 },
    body: { flex: 1, padding: theme.spacing(1.5, 2) },
    label: {
      margin: 0,
      fontSize: 11,
      fontWeight: 700,
      letterSpacing: '0.45px',
      textTransform: 'uppercase',
      color: theme.palette.text.secondary,
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 1.25),
      margin: theme.spacing(0.5, 0),
    },
    value: { fontSize: 28, fontWeight: 700, lineHeight: 1.15 },
    note: { fontSize: 12, color: theme.palette.text.secondary },
    footer: {
      padding: theme.spacing(0.75, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
      fontSize: 12,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'DeliveryStatPanel' },
);

/** One figure with what it rests on. */
export function StatPanel(props: {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
}) {
  const classes = useStyles();
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} className={classes.root}>
      <div className={classes.body}>
        <h2 id={id} className={classes.label}>
          {props.label}
        </h2>
        <div className={classes.line}>
          <span className={classes.value}>{props.value}</span>
          {props.note && <span className={classes.note}>{props.note}</span>}
        </div>
        {props.children}
      </div>
      {props.footer && <div className={classes.footer}>{props.footer}</div>}
    </Paper>
  );
}
