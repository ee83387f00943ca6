import { SourceItem } from '@delivery-stack/backstage-plugin-delivery-common';
import Button from '@material-ui/core/Button';
import { isForbidden } from '../../api';
import { useRunSource } from '../../hooks';
import { CellNote } from '../table';

/** Lets a source fetch at once, for those who may. */
export function RunButton(props: { source: SourceItem }) {
  const { id, title, status } = props.source;
  const run = useRunSource();
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-label={`Run ${title} now`}
        disabled={run.isPending || status === 'running'}
        onClick={() => run.mutate(id)}
      >
        Run now
      </Button>
      <span role="status">
        <CellNote>{outcomeOf(run)}</CellNote>
      </span>
    </>
  );
}

function outcomeOf(run: ReturnType<typeof useRunSource>): string {
  if (isForbidden(run.error)) {
    return 'needs delivery.administer';
  }
  if (run.error) {
    return 'could not be started';
  }
  if (run.data) {
    return run.data.started ? 'started' : 'runs already';
  }
  return '';
}
