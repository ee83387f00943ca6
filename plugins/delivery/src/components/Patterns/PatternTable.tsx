import {
  PatternList,
  PatternSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import { formatDate, formatNumber, formatRelative } from '../../format';
import { useDeliveryLinks } from '../../frame';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { StateChip } from './StateChip';
import { PATTERN_STATES, STANDING_STATES } from './states';
import { describeClock, describeLeft } from './times';

/** In pixels; narrower, the table scrolls. */
const NARROWEST = 1040;

/** Patterns with their sign-offs and how long environments take. */
export function PatternTable(props: { list: PatternList }) {
  const { items, asOf } = props.list;
  const classes = useTableClasses();
  return (
    <table
      className={classes.table}
      style={{ minWidth: NARROWEST }}
      aria-label="Patterns"
    >
      <thead>
        <tr>
          <HeadCell width="20%">Pattern</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>Functions</HeadCell>
          <HeadCell>Until</HeadCell>
          <HeadCell number>Environments</HeadCell>
          <HeadCell>Ready</HeadCell>
          <HeadCell>Productive</HeadCell>
          <HeadCell>Checked</HeadCell>
        </tr>
      </thead>
      <tbody>
        {items.map(pattern => (
          <PatternRow key={pattern.ref} pattern={pattern} asOf={asOf} />
        ))}
      </tbody>
    </table>
  );
}

/** The pattern's title, as a link where the page is installed. */
export function PatternLink(props: { of: { ref: string; title: string } }) {
  const { ref, title } = props.of;
  const path = useDeliveryLinks().pattern(ref);
  return path ? <Link to={path}>{title}</Link> : <>{title}</>;
}

function PatternRow(props: { pattern: PatternSummary; asOf: string }) {
  const { pattern, asOf } = props;
  const { until, clock, checkedAt } = pattern;
  return (
    <tr>
      <Cell header>
        <PatternLink of={pattern} />
        <CellNote>
          {pattern.version ? `version ${pattern.version}` : 'no version'}
          {pattern.description && ` · ${pattern.description}`}
        </CellNote>
      </Cell>
      <Cell>
        <StateChip reading={PATTERN_STATES[pattern.state]} />
        {pattern.problem && <CellNote>{pattern.problem}</CellNote>}
      </Cell>
      <Cell>
        {pattern.functions.map(({ function: name, state }) => (
          <div key={name}>
            <b>{name}</b>: {STANDING_STATES[state].label}
          </div>
        ))}
        {pattern.functions.length === 0 && 'none known'}
      </Cell>
      <Cell noWrap>
        {until ? formatDate(until) : 'not signed off'}
        {until && <CellNote>{describeLeft(until, asOf)}</CellNote>}
      </Cell>
      <Cell number>{formatNumber(pattern.environments)}</Cell>
      <Cell>{describeClock(clock, 'ready', ['p50'])}</Cell>
      <Cell>{describeClock(clock, 'productive')}</Cell>
      <Cell noWrap>
        {checkedAt ? formatRelative(checkedAt, asOf) : 'never'}
      </Cell>
    </tr>
  );
}
