import { OwnerClock } from '@delivery-stack/backstage-plugin-delivery-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import CloudIcon from '@material-ui/icons/CloudQueue';
import { formatCount } from '../../format';
import { useActivations, useOwnerClock } from '../../hooks';
import { describeWait, EnvironmentsTable } from '../Patterns';
import { Answer, Notice } from '../states';
import { Cell, CellNote, useTableClasses } from '../table';

const useStyles = makeStyles(
  { scroll: { overflowX: 'auto' } },
  { name: 'DeliveryOwnerEnvironments' },
);

/** Environments that are listed. */
const SHOWN = 50;

const PARTS = [
  ['ready', 'Ready'],
  ['firstRun', 'First run'],
  ['productive', 'Productive'],
  ['deployed', 'In production'],
] as const;

/** Which environments a pod has, and how long it took to become productive in them. */
export function OwnerEnvironmentsContent() {
  const owner = stringifyEntityRef(useEntity().entity);
  const query = useOwnerClock(owner);
  return (
    <Answer what="the environments of this group" query={query}>
      {answer =>
        answer.environments === 0 ? (
          <Notice
            icon={CloudIcon}
            text="This group has no environment that was made from a pattern."
          />
        ) : (
          <>
            <ClockTable answer={answer} />
            <Environments owner={owner} />
          </>
        )
      }
    </Answer>
  );
}

function ClockTable(props: { answer: OwnerClock }) {
  const { clock, environments } = props.answer;
  const classes = useTableClasses();
  return (
    <table className={classes.table} aria-label="From request to productive">
      <tbody>
        {PARTS.map(([part, title]) => (
          <tr key={part}>
            <Cell header>{title}</Cell>
            <Cell>
              {describeWait(clock[part])}
              {part === 'ready' && (
                <CellNote>
                  {formatCount(environments, 'environment')}, from the request
                  on
                </CellNote>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Those that the reader may see; its own answer, so that the rest stays without it. */
function Environments(props: { owner: string }) {
  const classes = useStyles();
  const query = useActivations({ owner: props.owner, limit: SHOWN });
  return (
    <Answer what="the list of environments" query={query}>
      {({ items }) => (
        <div
          className={classes.scroll}
          // A card is narrow: the table scrolls, by keyboard too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="group"
          aria-label="List of environments"
        >
          <EnvironmentsTable items={items} />
        </div>
      )}
    </Answer>
  );
}
