import { ReactNode, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { SavePictureButton } from './SavePictureButton';

const useStyles = makeStyles(
  {
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'flex-end',
    },
    button: { fontSize: 12, textTransform: 'none', padding: '2px 8px' },
  },
  { name: 'DeliveryChartOrTable' },
);

/** A chart with the same figures as a table, one click away. */
export function ChartOrTable(props: {
  chart: ReactNode;
  table: ReactNode;
  /** Name of the picture that the chart can be saved as; default: it cannot. */
  picture?: string;
}) {
  const { chart, table, picture } = props;
  const classes = useStyles();
  const [asTable, setAsTable] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  return (
    <div>
      <div ref={holder}>{asTable ? table : chart}</div>
      <div className={classes.bar}>
        {picture && !asTable && (
          <SavePictureButton
            className={classes.button}
            holder={holder}
            name={picture}
          />
        )}
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
