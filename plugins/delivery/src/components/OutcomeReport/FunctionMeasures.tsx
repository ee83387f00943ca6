import {
  FunctionMeasure,
  OutcomeReport,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import {
  formatCount,
  formatDuration,
  formatNumber,
  formatPercent,
} from '../../format';
import { figure } from '../Outcome/words';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { Section } from './Section';
import { useReportClasses } from './useReportClasses';

type OwnMeasure = FunctionMeasure['measures'][number];

/** What each function is measured by itself, beside what it contributes. */
export function FunctionMeasures(props: { report: OutcomeReport }) {
  const { functions } = props.report;
  const table = useTableClasses();
  const classes = useReportClasses();
  return functions.length === 0 ? null : (
    <Section title="Each function’s own measure">
      <div className={classes.scroll}>
        <table className={table.table} aria-label="Functions">
          <thead>
            <tr>
              <HeadCell>Function</HeadCell>
              <HeadCell number>Of this increment</HeadCell>
              <HeadCell>Its own measures</HeadCell>
            </tr>
          </thead>
          <tbody>
            {functions.map(each => (
              <tr key={each.function}>
                <Cell header strong>
                  {each.title}
                  {each.group && (
                    <CellNote>
                      <EntityRefLink
                        entityRef={each.group}
                        defaultKind="group"
                      />
                    </CellNote>
                  )}
                </Cell>
                <Cell number>{formatDuration(each.contribution)}</Cell>
                <Cell>
                  {each.measures.map(measure => (
                    <div key={measure.name}>{measureWords(measure)}</div>
                  ))}
                  {each.measures.length === 0 && 'none'}
                </Cell>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isOfOrganisation(functions) && (
        <Typography variant="caption" color="textSecondary">
          Gates, activation, provisioning, pipelines and objectives are of the
          whole organisation; the rest is of this outcome.
        </Typography>
      )}
    </Section>
  );
}

function isOfOrganisation(functions: readonly FunctionMeasure[]): boolean {
  return functions.some(({ measures }) =>
    measures.some(({ of }) => of === 'organisation'),
  );
}

/** `Activation time, P50: 12 min, n = 31` */
export function measureWords(measure: OwnMeasure): string {
  const { name, value, unit, n, note } = measure;
  const known = value === null ? 'not measured' : writeValue(value, unit, n);
  const sample =
    n === undefined || unit === 'count' ? [] : [`n = ${formatNumber(n)}`];
  return `${name}: ${[known, ...sample, ...(note ? [note] : [])].join(', ')}`;
}

function writeValue(
  value: number,
  unit: OwnMeasure['unit'],
  n: number | undefined,
): string {
  switch (unit) {
    case 'seconds':
      return formatDuration(value);
    case 'share':
      // Close to all, it is the last digits that tell two promises apart.
      return formatPercent(value, value > 0.99 && value < 1 ? 3 : 1);
    case 'perDay':
      return `${figure(Number(value.toFixed(2)))} a day`;
    default:
      return n === undefined
        ? formatNumber(value)
        : `${formatNumber(value)} of ${formatCount(n, 'item')}`;
  }
}
