import {
  Conformance,
  ConformanceFigures,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { formatCount, formatNumber, formatPercent } from '../../format';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';

/** In pixels; narrower, the table scrolls. */
const NARROWEST = 880;

/** Shares with what they are of; the organisation, where it may be seen, is last. */
export function ConformanceTable(props: {
  conformance: Conformance;
  heading: string;
}) {
  const { items, total } = props.conformance;
  const classes = useTableClasses();
  return (
    <table
      className={classes.table}
      style={{ minWidth: NARROWEST }}
      aria-label={`Conformance by ${props.heading.toLowerCase()}`}
    >
      <thead>
        <tr>
          <HeadCell>{props.heading}</HeadCell>
          <HeadCell>Environments on a signed-off pattern</HeadCell>
          <HeadCell>Components on a signed-off pattern</HeadCell>
          <HeadCell>Components without environment</HeadCell>
        </tr>
      </thead>
      <tbody>
        {items.map(item => (
          <tr key={item.entityRef}>
            <Cell header>
              <EntityRefLink entityRef={item.entityRef} />
              <CellNote>{formatCount(item.components, 'component')}</CellNote>
            </Cell>
            <Figures figures={item.figures} named={item.withoutEnvironment} />
          </tr>
        ))}
        {total && (
          <tr className={classes.total}>
            <Cell header>
              All components
              <CellNote>
                {formatCount(total.components.n, 'component')}
              </CellNote>
            </Cell>
            <Figures figures={total} named={[]} />
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Figures(props: {
  figures?: ConformanceFigures;
  named: readonly string[];
}) {
  const { figures, named } = props;
  if (!figures) {
    return (
      <Cell colSpan={3}>
        <CellNote>withheld, so that no small group can be singled out</CellNote>
        <Named refs={named} />
      </Cell>
    );
  }
  const { environments, components } = figures;
  return (
    <>
      <Cell>
        <Share counts={environments} />
        {environments.outside > 0 && (
          <CellNote>
            {formatNumber(environments.outside)} outside by the last evidence
          </CellNote>
        )}
      </Cell>
      <Cell>
        <Share counts={components} />
      </Cell>
      <Cell>
        {formatNumber(components.none)}
        <Named refs={named} />
      </Cell>
    </>
  );
}

/** Approved are current and older ones together; each is said on its own. */
function Share(props: {
  counts: Omit<ConformanceFigures['environments'], 'outside'>;
}) {
  const { n, current, outdated, unapproved } = props.counts;
  return (
    <>
      {n === 0 ? 'none yet' : formatPercent((current + outdated) / n)}
      {n > 0 && ` · n = ${formatNumber(n)}`}
      {n > 0 && (
        <CellNote>
          {`${formatNumber(current)} current, ${formatNumber(
            outdated,
          )} older but approved, ${formatNumber(
            unapproved,
          )} no longer approved`}
        </CellNote>
      )}
    </>
  );
}

function Named(props: { refs: readonly string[] }) {
  const { refs } = props;
  return refs.length === 0 ? null : (
    <details>
      <summary>{formatCount(refs.length, 'component')} by name</summary>
      <ul>
        {refs.map(ref => (
          <li key={ref}>
            <EntityRefLink entityRef={ref} defaultKind="component" />
          </li>
        ))}
      </ul>
    </details>
  );
}
