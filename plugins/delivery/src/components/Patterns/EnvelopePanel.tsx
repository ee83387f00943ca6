import { PatternDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { Panel } from '../layout';
import { Notice } from '../states';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import { Cell, HeadCell, useTableClasses } from '../table';

/** Which values nobody has to be asked about. */
export function EnvelopePanel(props: { detail: PatternDetail }) {
  const { envelope } = props.detail;
  const classes = useTableClasses();
  return (
    <Panel
      title="Parameter envelope"
      subtitle="Inside it, no review. Outside it, only the parameter that is outside is reviewed."
      flush
    >
      {envelope.length === 0 ? (
        <Notice
          icon={InfoIcon}
          text="No parameter has a range: any value that is given has to be reviewed."
        />
      ) : (
        <table className={classes.table} aria-label="Parameter envelope">
          <thead>
            <tr>
              <HeadCell>Parameter</HeadCell>
              <HeadCell>Allowed</HeadCell>
              <HeadCell>Decides outside</HeadCell>
            </tr>
          </thead>
          <tbody>
            {envelope.map(range => (
              <tr key={range.parameter}>
                <Cell header>{range.parameter}</Cell>
                <Cell>{range.allowed}</Cell>
                <Cell>{range.function ?? 'nobody: every value is free'}</Cell>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
