import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import { formatPercent } from '../../format';
import { Frame } from '../../frame';
import { AnswerFrame } from '../states';
import { DataQualityDialog } from './DataQualityDialog';

const useStyles = makeStyles(
  theme => ({
    root: {
      marginLeft: 'auto',
      fontSize: 12,
      textTransform: 'none',
      color: theme.palette.link,
    },
  }),
  { name: 'DeliveryDataQualityChip' },
);

/** How well the timestamps are known: `88 % observed · 9 % inferred`. */
export function describeTimestamps(
  timestamps: AnswerFrame['timestamps'],
): string {
  const { observed, inferred, missing } = timestamps;
  const total = observed + inferred + missing;
  if (total === 0) {
    return 'none yet';
  }
  const share = (count: number) => formatPercent(count / total);
  return `${share(observed)} observed · ${share(inferred)} inferred · ${share(
    missing,
  )} missing`;
}

/** Says how far the figures can be trusted, and opens the details. */
export function DataQualityChip(props: {
  timestamps: AnswerFrame['timestamps'];
  frame: Frame;
}) {
  const { timestamps, frame } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className={classes.root}
        size="small"
        startIcon={<InfoIcon aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        Timestamps: {describeTimestamps(timestamps)}
      </Button>
      {open && (
        <DataQualityDialog frame={frame} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
