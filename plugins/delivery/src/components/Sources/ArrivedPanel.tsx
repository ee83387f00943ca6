import { makeStyles } from '@material-ui/core/styles';
import { DEFAULT_WINDOW, Frame } from '../../frame';
import { useDataQuality } from '../../hooks';
import { Anomalies, SourceTallies } from '../DataQuality';
import { Panel } from '../layout';
import { Answer } from '../states';
import { SourcesForbidden } from './SourcesForbidden';

const useStyles = makeStyles(
  theme => ({ none: { padding: theme.spacing(0, 2) } }),
  { name: 'DeliveryArrived' },
);

/** A source serves the whole organisation, so no scope is chosen here. */
const WHOLE: Frame = { window: DEFAULT_WINDOW, calendar: 'elapsed' };

/** What arrived from each system, however it came, and what looked wrong in it. */
export function ArrivedPanel() {
  const classes = useStyles();
  const query = useDataQuality(WHOLE);
  return (
    <Panel
      title="What arrived"
      subtitle="By the system it happened in, fetched or sent. Unknown: stored, of a type that this version does not know."
      busy={query.isFetching && Boolean(query.data)}
      flush
    >
      <Answer
        what="what arrived"
        query={query}
        forbidden={
          <SourcesForbidden
            what="What arrived from all systems"
            permission="delivery.organisation.read"
          />
        }
      >
        {({ sources, anomalies }) => (
          <>
            <SourceTallies sources={sources} />
            <div className={anomalies.length === 0 ? classes.none : undefined}>
              <Anomalies anomalies={anomalies} />
            </div>
          </>
        )}
      </Answer>
    </Panel>
  );
}
