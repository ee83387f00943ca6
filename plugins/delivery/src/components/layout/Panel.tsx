import { ReactNode, useId } from 'react';
import LinearProgress from '@material-ui/core/LinearProgress';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'relative',
      display: 'flex',
      flexDirection: 'column',
      minWidth: 0,
      borderRadius: 4,
    },
    // Keeps its place, so that nothing moves when an answer comes.
    progress: { position: 'absolute', top: 0, left: 0, right: 0, height: 2 },
    header: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(2),
      padding: theme.spacing(1.5, 2),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    title: { margin: 0, fontSize: 16, fontWeight: 700, lineHeight: 1.3 },
    subtitle: { margin: 0, fontSize: 12, color: theme.palette.text.secondary },
    action: { marginLeft: 'auto', flex: 'none' },
    body: { flex: 1, minWidth: 0, padding: theme.spacing(1.75, 2) },
    flush: { padding: 0, overflowX: 'auto' },
    footer: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0, 2),
      padding: theme.spacing(1, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
      fontSize: 12,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'DeliveryPanel' },
);

/** What a panel shows. */
export interface PanelProps {
  title: ReactNode;
  subtitle?: ReactNode;
  action?: ReactNode;
  footer?: ReactNode;
  /** Tables reach the panel's edges. */
  flush?: boolean;
  /** A 2 px bar while fresher figures are on their way. */
  busy?: boolean;
  className?: string;
  children: ReactNode;
}

/** A card of the page: title, body, and what the figures rest on. */
export function Panel(props: PanelProps) {
  const { title, subtitle, action, footer, flush, busy, className } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <Paper
      component="section"
      aria-labelledby={id}
      className={`${classes.root} ${className ?? ''}`}
    >
      {busy && <LinearProgress className={classes.progress} aria-hidden />}
      <header className={classes.header}>
        <div>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {subtitle && <p className={classes.subtitle}>{subtitle}</p>}
        </div>
        {action && <div className={classes.action}>{action}</div>}
      </header>
      <div className={`${classes.body} ${flush ? classes.flush : ''}`}>
        {props.children}
      </div>
      {footer && <footer className={classes.footer}>{footer}</footer>}
    </Paper>
  );
}
