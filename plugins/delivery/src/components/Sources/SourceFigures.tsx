import { SourceItem } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatInstant, formatNumber, formatRelative } from '../../format';
import { Cell, CellNote } from '../table';
import { SourceStatus } from './SourceStatus';

/** The cells of a source: status, last success, events, next run. */
export function SourceFigures(props: { source: SourceItem; asOf: string }) {
  const { source, asOf } = props;
  const { events, lastSuccessAt, nextRunAt } = source;
  return (
    <>
      <Cell>
        <SourceStatus source={source} />
      </Cell>
      <Cell noWrap>
        <Instant instant={lastSuccessAt} asOf={asOf} none="never" />
      </Cell>
      <Cell>
        <b>{formatNumber(events.accepted)} accepted</b>
        <CellNote>
          {formatNumber(events.duplicate)} duplicate ·{' '}
          {formatNumber(events.conflicting)} conflicting ·{' '}
          {formatNumber(events.rejected)} rejected ·{' '}
          {formatNumber(events.ignored)} ignored
        </CellNote>
      </Cell>
      <Cell noWrap>
        <Instant
          instant={nextRunAt}
          asOf={asOf}
          none="not planned"
          late={source.status !== 'running'}
        />
      </Cell>
    </>
  );
}

function Instant(props: {
  instant?: string;
  asOf: string;
  none: string;
  /** Set where an instant in the past is overdue. */
  late?: boolean;
}) {
  const { instant, asOf, none, late } = props;
  if (!instant) {
    return <>{none}</>;
  }
  const text = formatRelative(instant, asOf);
  return (
    <>
      {late && text.endsWith(' ago') ? `due ${text}` : text}
      <CellNote>{formatInstant(instant)}</CellNote>
    </>
  );
}
