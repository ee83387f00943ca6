import { Drift } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatCount, formatInstant } from '../../format';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { DRIFT_WORDS } from './readings';

/** Files that left their pattern, since when, and until when; none: nothing. */
export function DriftTable(props: {
  title: string;
  spells: readonly Drift[];
  /** Of all, where not every one is named. */
  total?: number;
}) {
  const { title, spells, total = spells.length } = props;
  const classes = useTableClasses();
  if (spells.length === 0) {
    return null;
  }
  return (
    <>
      <table className={classes.table} aria-label={title}>
        <thead>
          <tr>
            <HeadCell>{title}</HeadCell>
            <HeadCell>Since</HeadCell>
          </tr>
        </thead>
        <tbody>
          {spells.map(({ path, kind, since, until }) => (
            <tr key={`${path} ${since}`}>
              <Cell header>
                <span style={{ overflowWrap: 'anywhere' }}>{path}</span>
                <CellNote>{DRIFT_WORDS[kind]}</CellNote>
              </Cell>
              <Cell>
                {formatInstant(since)}
                {until && <CellNote>until {formatInstant(until)}</CellNote>}
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
      {total > spells.length && (
        <p>And {formatCount(total - spells.length, 'file')} more.</p>
      )}
    </>
  );
}
