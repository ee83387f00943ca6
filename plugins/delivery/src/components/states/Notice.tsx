import { ComponentType, ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { SvgIconProps } from '@material-ui/core/SvgIcon';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'center',
      justifyContent: 'center',
      gap: theme.spacing(1),
      minHeight: 96,
      padding: theme.spacing(2),
      textAlign: 'center',
    },
    icon: { fontSize: 28, color: theme.palette.text.secondary },
    text: { margin: 0, maxWidth: 560 },
    detail: {
      margin: 0,
      maxWidth: 560,
      fontSize: 12,
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'DeliveryNotice' },
);

/** One sentence in place of figures, and the one thing to do. */
export function Notice(props: {
  icon: ComponentType<SvgIconProps>;
  text: ReactNode;
  detail?: ReactNode;
  action?: ReactNode;
  /** Set for failures, which are announced. */
  alert?: boolean;
}) {
  const { icon: Icon, text, detail, action, alert } = props;
  const classes = useStyles();
  return (
    <div className={classes.root} role={alert ? 'alert' : undefined}>
      <Icon className={classes.icon} aria-hidden />
      <p className={classes.text}>{text}</p>
      {detail && <p className={classes.detail}>{detail}</p>}
      {action}
    </div>
  );
}
