import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import DownIcon from '@material-ui/icons/ArrowDownward';
import UpIcon from '@material-ui/icons/ArrowUpward';
import { HeadCell } from '../table';

const useStyles = makeStyles(
  {
    button: {
      minHeight: 24,
      font: 'inherit',
      letterSpacing: 'inherit',
      textTransform: 'inherit',
      textAlign: 'inherit',
    },
    icon: { marginLeft: 2, fontSize: 14 },
  },
  { name: 'DeliverySortHead' },
);

/** A column's header that sorts by it; once more turns the order round. */
export function SortHead(props: {
  label: string;
  sorted: 'ascending' | 'descending' | 'none';
  number?: boolean;
  width?: string;
  onSort(): void;
}) {
  const { label, sorted, number, width, onSort } = props;
  const classes = useStyles();
  const Icon = sorted === 'descending' ? DownIcon : UpIcon;
  return (
    <HeadCell sort={sorted} number={number} width={width}>
      <ButtonBase className={classes.button} onClick={onSort}>
        {label}
        {sorted !== 'none' && <Icon className={classes.icon} aria-hidden />}
      </ButtonBase>
    </HeadCell>
  );
}
