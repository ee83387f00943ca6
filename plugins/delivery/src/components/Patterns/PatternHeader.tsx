import { PatternDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { formatDate, formatInstant, formatNumber } from '../../format';
import { useRefreshPattern } from '../../hooks';
import { Panel } from '../layout';
import { Digest } from './Digest';
import { StateChip } from './StateChip';
import { PATTERN_STATES } from './states';
import { describeClock, describeLeft } from './times';
import { useFormClasses } from './useFormClasses';

/** What a pattern is, whether it can be used, and until when. */
export function PatternHeader(props: { detail: PatternDetail }) {
  const { detail } = props;
  const classes = useFormClasses();
  return (
    <Panel
      title={detail.title}
      subtitle={
        <>
          {detail.description && `${detail.description} · `}
          <EntityRefLink entityRef={detail.ref} defaultKind="template">
            Template in the catalog
          </EntityRefLink>
          {detail.owner && (
            <>
              {' · owned by '}
              <EntityRefLink entityRef={detail.owner} defaultKind="group" />
            </>
          )}
        </>
      }
      action={
        <div className={classes.row}>
          <StateChip reading={PATTERN_STATES[detail.state]} />
          {detail.viewer.mayRefresh && <RefreshButton pattern={detail.ref} />}
        </div>
      }
      footer={
        detail.checkedAt
          ? `Folder read at ${formatInstant(detail.checkedAt)}.`
          : 'The folder was never read.'
      }
    >
      {detail.problem && <p role="alert">{detail.problem}</p>}
      <Figures detail={detail} />
    </Panel>
  );
}

function Figures(props: { detail: PatternDetail }) {
  const { version, digest, until, environments, clock } = props.detail;
  const classes = useFormClasses();
  return (
    <dl className={classes.figures}>
      <div>
        <dt>Version</dt>
        <dd>{version ?? 'not known'}</dd>
      </div>
      <div>
        <dt>Digest</dt>
        <dd>{digest ? <Digest digest={digest} copyable /> : 'not known'}</dd>
      </div>
      <div>
        <dt>Signed off until</dt>
        <dd>
          {until
            ? `${formatDate(until)}, ${describeLeft(
                until,
                new Date().toISOString(),
              )}`
            : 'not signed off'}
        </dd>
      </div>
      <div>
        <dt>Environments</dt>
        <dd>{formatNumber(environments)}</dd>
      </div>
      <div>
        <dt>Ready</dt>
        <dd>{describeClock(clock, 'ready', ['p50'])}</dd>
      </div>
      <div>
        <dt>Productive</dt>
        <dd>{describeClock(clock, 'productive')}</dd>
      </div>
    </dl>
  );
}

function RefreshButton(props: { pattern: string }) {
  const refresh = useRefreshPattern(props.pattern);
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        disabled={refresh.isPending}
        onClick={() => refresh.mutate()}
      >
        Read again
      </Button>
      <span role="status">
        {refresh.error ? 'could not be read' : ''}
        {refresh.data ? 'read' : ''}
      </span>
    </>
  );
}
