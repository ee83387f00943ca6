import { TimelineSpan } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatDuration, formatInstant, secondsBetween } from '../../format';
import { KIND_LABELS, KindSwatch } from '../../kinds';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { nameOfSpan } from './describe';

/** The timeline as a table, span by span. */
export function SpanTable(props: { spans: TimelineSpan[]; asOf: string }) {
  const { spans, asOf } = props;
  const classes = useTableClasses();
  return (
    <table className={classes.table} aria-label="Timeline">
      <thead>
        <tr>
          <HeadCell>Span</HeadCell>
          <HeadCell>Function</HeadCell>
          <HeadCell>Kind</HeadCell>
          <HeadCell>From</HeadCell>
          <HeadCell>To</HeadCell>
          <HeadCell number>Time</HeadCell>
        </tr>
      </thead>
      <tbody>
        {spans.map((span, index) => (
          <tr key={index}>
            <Cell header strong>
              {nameOfSpan(span)}
              <CellNote>{span.subject}</CellNote>
            </Cell>
            <Cell>{span.functionTitle}</Cell>
            <Cell noWrap>
              <KindSwatch kind={span.spanKind} /> {KIND_LABELS[span.spanKind]}
            </Cell>
            <Cell>
              <Boundary
                at={span.start}
                inferred={span.inferred === 'start' || span.inferred === 'both'}
              />
            </Cell>
            <Cell>
              <Boundary
                at={span.end}
                inferred={span.inferred === 'end' || span.inferred === 'both'}
              />
            </Cell>
            <Cell number strong>
              {formatDuration(secondsBetween(span.start, span.end ?? asOf))}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Boundary(props: { at?: string; inferred: boolean }) {
  const { at, inferred } = props;
  return at ? (
    <>
      {formatInstant(at)}
      {inferred && <CellNote>inferred</CellNote>}
    </>
  ) : (
    <>still open</>
  );
}
