import { DataQuality } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatInstant, formatNumber } from '../../format';
import { Cell, HeadCell, useTableClasses } from '../table';

/** What came of the events, by the system that they happened in. */
export function SourceTallies(props: { sources: DataQuality['sources'] }) {
  const classes = useTableClasses();
  return (
    <table className={classes.table} aria-label="Events by system">
      <thead>
        <tr>
          <HeadCell>Source</HeadCell>
          <HeadCell number>Events</HeadCell>
          <HeadCell number>Conflicting</HeadCell>
          <HeadCell number>Unknown</HeadCell>
          <HeadCell number>Rejected</HeadCell>
          <HeadCell>Last event</HeadCell>
        </tr>
      </thead>
      <tbody>
        {props.sources.map(source => (
          <tr key={source.source}>
            <Cell header strong>
              {source.source}
            </Cell>
            <Cell number>{formatNumber(source.events)}</Cell>
            <Cell number>{formatNumber(source.conflicting)}</Cell>
            <Cell number>{formatNumber(source.unknown)}</Cell>
            <Cell number>{formatNumber(source.rejected)}</Cell>
            <Cell>
              {source.lastEventAt ? formatInstant(source.lastEventAt) : 'none'}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
