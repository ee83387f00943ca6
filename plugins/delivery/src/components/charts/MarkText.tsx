import { makeStyles } from '@material-ui/core/styles';
import { Marks } from './useMarks';

const useStyles = makeStyles(
  theme => ({
    // Keeps its place, so that nothing moves when the chart gets the focus.
    root: {
      minHeight: 18,
      margin: 0,
      fontSize: 12,
      color: theme.palette.text.primary,
      overflowWrap: 'anywhere',
      '@media print': { display: 'none' },
    },
  }),
  { name: 'DeliveryMarkText' },
);

/** What the mark says that is reached by key or mouse: shown, and read aloud. */
export function MarkText(props: { marks: Marks }) {
  const classes = useStyles();
  return (
    <p className={classes.root} role="status">
      {props.marks.text}
    </p>
  );
}
