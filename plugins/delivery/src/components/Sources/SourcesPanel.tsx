import { SourceList } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatInstant } from '../../format';
import { useMayRunSources } from '../../hooks';
import { Panel, VisuallyHidden } from '../layout';
import { Answer, AnswerState, SkeletonRows } from '../states';
import { CellNote, HeadCell, useTableClasses } from '../table';
import { NoSources } from './NoSources';
import { SourceRow } from './SourceRow';
import { SourcesForbidden } from './SourcesForbidden';
import { STATUSES } from './statuses';

/** In pixels; narrower, the table scrolls instead of breaking every word. */
const NARROWEST = 860;

/** Who fetches events, and how that goes. */
export function SourcesPanel(props: {
  query: AnswerState<SourceList> & { isFetching: boolean };
}) {
  const { query } = props;
  const { data, error } = query;
  return (
    <Panel
      title="Sources"
      subtitle="Who fetches events, and how that goes. Every row can be opened."
      flush
      footer={
        data && (
          <span role={error ? 'alert' : undefined}>
            {error
              ? `Could not ask again: this was so at ${formatInstant(
                  data.asOf,
                )}.`
              : `As of ${formatInstant(data.asOf)}.`}
          </span>
        )
      }
    >
      <Answer
        what="the sources"
        query={query}
        skeleton={<SkeletonRows rows={4} height={56} />}
        forbidden={
          <SourcesForbidden
            what="What the sources do, and lack,"
            permission="delivery.source.read"
          />
        }
      >
        {list =>
          list.items.length === 0 ? <NoSources /> : <Table list={list} />
        }
      </Answer>
    </Panel>
  );
}

function Table(props: { list: SourceList }) {
  const { items, asOf } = props.list;
  const classes = useTableClasses();
  const mayRun = useMayRunSources();
  return (
    <>
      {/* Polling changes figures silently; a changed status is said. */}
      <VisuallyHidden live>
        {items
          .map(({ title, status }) => `${title}: ${STATUSES[status].label}`)
          .join('. ')}
      </VisuallyHidden>
      <table
        className={classes.table}
        style={{ minWidth: NARROWEST }}
        aria-label="Sources"
      >
        <thead>
          <tr>
            <HeadCell width="22%">Source</HeadCell>
            <HeadCell>Status</HeadCell>
            <HeadCell>
              Last success
              <CellNote>lag, and when</CellNote>
            </HeadCell>
            <HeadCell>
              Events
              <CellNote>since it was connected</CellNote>
            </HeadCell>
            <HeadCell>Next run</HeadCell>
            <HeadCell />
          </tr>
        </thead>
        <tbody>
          {items.map(source => (
            <SourceRow
              key={source.id}
              source={source}
              asOf={asOf}
              mayRun={mayRun}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}
