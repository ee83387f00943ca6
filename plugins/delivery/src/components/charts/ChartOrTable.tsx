import { ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    bar: { display: 'flex', justifyContent: 'flex-end' },
    button: { fontSize: 12, textTransform: 'none', padding: '2px 8px' },
  },
  { name: 'DeliveryChartOrTable' },
);

/** A chart with the same figures as a table, one click away. */
export function ChartOrTable(props: { chart: ReactNode; table: ReactNode }) {
  const classes = useStyles();
  const [asTable, setAsTable] = useState(false);
  return (
    <div>
      {asTable ? props.table : props.chart}
      <div className={classes.bar}>
        <Button
          className={classes.button}
          size="small"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? 'View as chart' : 'View as table'}
        </Button>
      </div>
    </div>
  );
}
