import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    root: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'DeliveryVisuallyHidden' },
);

/** Read aloud, not shown. */
export function VisuallyHidden(props: { children: ReactNode; live?: boolean }) {
  const classes = useStyles();
  return (
    <span
      className={classes.root}
      {...(props.live && { role: 'status', 'aria-live': 'polite' })}
    >
      {props.children}
    </span>
  );
}
