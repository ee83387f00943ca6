import { PatternDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import HistoryIcon from '@material-ui/icons/History';
import {
  formatCount,
  formatDate,
  formatInstant,
  formatNumber,
} from '../../format';
import { Panel } from '../layout';
import { Notice } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { Digest } from './Digest';
import { StateChip } from './StateChip';
import { DECISIONS } from './states';

/** Every decision on any content of a pattern, the latest first. */
export function HistoryPanel(props: { detail: PatternDetail }) {
  const { history, contents } = props.detail;
  const classes = useTableClasses();
  const versions = new Map(contents.map(each => [each.digest, each.version]));
  return (
    <Panel
      title="History of decisions"
      subtitle={`${formatCount(history.length, 'decision')}, the latest first`}
      flush
    >
      {history.length === 0 ? (
        <Notice icon={HistoryIcon} text="No function has decided yet." />
      ) : (
        <table className={classes.table} aria-label="History of decisions">
          <thead>
            <tr>
              <HeadCell>When</HeadCell>
              <HeadCell>Function</HeadCell>
              <HeadCell>Decision</HeadCell>
              <HeadCell>By</HeadCell>
              <HeadCell>Content</HeadCell>
              <HeadCell number>Minutes</HeadCell>
            </tr>
          </thead>
          <tbody>
            {history.map(each => (
              <tr key={each.id}>
                <Cell header>{formatInstant(each.at)}</Cell>
                <Cell>{each.function}</Cell>
                <Cell>
                  <StateChip reading={DECISIONS[each.decision]} />
                  {each.until && (
                    <CellNote>until {formatDate(each.until)}</CellNote>
                  )}
                  {each.comment && <CellNote>“{each.comment}”</CellNote>}
                </Cell>
                <Cell>
                  <EntityRefLink entityRef={each.by} defaultKind="user" />
                </Cell>
                <Cell>
                  {versions.get(each.digest) ?? 'not kept'}
                  <CellNote>
                    <Digest digest={each.digest} />
                  </CellNote>
                </Cell>
                <Cell number>
                  {each.minutes === undefined
                    ? 'not said'
                    : formatNumber(each.minutes)}
                </Cell>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
