import { PatternDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import WaitIcon from '@material-ui/icons/HourglassEmpty';
import { Panel } from '../layout';
import { Notice } from '../states';
import { Cell, HeadCell, useTableClasses } from '../table';
import { describeWait } from './times';

/** How long each function takes to decide, once it is asked. */
export function WaitsPanel(props: { detail: PatternDetail }) {
  const { waits, standings } = props.detail;
  const classes = useTableClasses();
  const titles = new Map(
    standings.map(({ function: name, title }) => [name, title]),
  );
  return (
    <Panel
      title="How long decisions take"
      subtitle="From the ask to the decision, by function. The wait for a value outside counts in the clock of its environment."
      flush
    >
      {waits.length === 0 ? (
        <Notice
          icon={WaitIcon}
          text="No function was asked for anything yet."
        />
      ) : (
        <table className={classes.table} aria-label="How long decisions take">
          <thead>
            <tr>
              <HeadCell>Function</HeadCell>
              <HeadCell>Sign-offs</HeadCell>
              <HeadCell>Values outside</HeadCell>
            </tr>
          </thead>
          <tbody>
            {waits.map(wait => (
              <tr key={wait.function}>
                <Cell header>{titles.get(wait.function) ?? wait.function}</Cell>
                <Cell>{describeWait(wait.signOffs)}</Cell>
                <Cell>{describeWait(wait.exceptions)}</Cell>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
