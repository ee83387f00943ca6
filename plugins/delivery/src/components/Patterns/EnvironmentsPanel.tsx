import CloudIcon from '@material-ui/icons/CloudQueue';
import { formatCount, formatInstant } from '../../format';
import { useActivations } from '../../hooks';
import { Panel } from '../layout';
import { Answer, Notice } from '../states';
import { EnvironmentsTable } from './EnvironmentsTable';

/** Environments that are asked for at once. */
const SHOWN = 100;

/** What was made from a pattern, and how fast it became productive. */
export function EnvironmentsPanel(props: { pattern: string }) {
  const query = useActivations({ pattern: props.pattern, limit: SHOWN });
  const { data } = query;
  return (
    <Panel
      title="Environments"
      subtitle="Durations count from the request."
      flush
      footer={
        data &&
        `${data.nextCursor ? 'Latest ' : ''}${formatCount(
          data.items.length,
          'environment',
        )}, as of ${formatInstant(data.asOf)}.`
      }
    >
      <Answer what="the environments" query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Notice
              icon={CloudIcon}
              text="No environment was made from this pattern yet."
            />
          ) : (
            <EnvironmentsTable items={items} />
          )
        }
      </Answer>
    </Panel>
  );
}
