import { PatternComplaint } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatCount } from '../../format';
import { Panel } from '../layout';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';

/** What is wrong or open in the files, and what mends it. */
export function ComplaintsPanel(props: { complaints: PatternComplaint[] }) {
  const { complaints } = props;
  const classes = useTableClasses();
  return (
    <Panel
      title="To mend in the files"
      subtitle={formatCount(complaints.length, 'place')}
      flush
    >
      <table className={classes.table} aria-label="To mend in the files">
        <thead>
          <tr>
            <HeadCell>Where</HeadCell>
            <HeadCell>What is wrong</HeadCell>
            <HeadCell>What to do</HeadCell>
          </tr>
        </thead>
        <tbody>
          {complaints.map(({ file, line, column, path, problem, cure }) => (
            <tr key={`${file}:${line}:${column} ${path} ${problem}`}>
              <Cell header>
                <code>
                  {file}:{line}
                </code>
                {path && <CellNote>{path}</CellNote>}
              </Cell>
              <Cell>{problem}</Cell>
              <Cell>{cure}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
