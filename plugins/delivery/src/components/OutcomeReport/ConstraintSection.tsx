import {
  ConstraintCheck,
  ConstraintReport,
  OutcomeReport,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import { formatDate } from '../../format';
import { StatusChip } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import {
  againstLimit,
  checkFigure,
  headroomWords,
  isLink,
  usedShare,
} from './constraintWords';
import { CONSTRAINT_STATES, CONSTRAINTS } from './risks';
import { Section } from './Section';
import { UsedBar } from './UsedBar';
import { useReportClasses } from './useReportClasses';

/** What must hold, each on its own; never averaged. */
export function ConstraintSection(props: { report: OutcomeReport }) {
  const { constraints } = props.report;
  const table = useTableClasses();
  const classes = useReportClasses();
  return (
    <Section title="Constraints: must pass, are not traded">
      {constraints.length === 0 ? (
        <p className={classes.text}>
          None is declared. Add spec.constraints to the file of the outcome to
          say what must hold.
        </p>
      ) : (
        <div className={classes.scroll}>
          <table className={table.table} aria-label="Constraints">
            <thead>
              <tr>
                <HeadCell>Constraint</HeadCell>
                <HeadCell>Now against limit</HeadCell>
                <HeadCell>Used</HeadCell>
                <HeadCell>Headroom</HeadCell>
                <HeadCell>Since and evidence</HeadCell>
              </tr>
            </thead>
            {constraints.map(constraint => (
              <ConstraintRows
                key={constraint.constraint}
                constraint={constraint}
              />
            ))}
          </table>
        </div>
      )}
    </Section>
  );
}

function ConstraintRows(props: { constraint: ConstraintReport }) {
  const { constraint } = props;
  const { checks } = constraint;
  const classes = useReportClasses();
  const [first, ...others] = checks;
  const span = Math.max(1, checks.length);
  const { label, tone, icon } = CONSTRAINT_STATES[constraint.state];
  return (
    <tbody className={classes.block}>
      <tr>
        <Cell header strong rowSpan={span}>
          <div className={classes.named}>
            {CONSTRAINTS[constraint.constraint]}
            <StatusChip label={label} tone={tone} icon={icon} />
          </div>
          {constraint.reason && <CellNote>{constraint.reason}</CellNote>}
        </Cell>
        {first ? (
          <CheckCells check={first} />
        ) : (
          <Cell colSpan={3}>nothing was checked</Cell>
        )}
        <Cell rowSpan={span}>
          <Evidence constraint={constraint} />
        </Cell>
      </tr>
      {others.map(check => (
        <tr key={check.what}>
          <CheckCells check={check} />
        </tr>
      ))}
    </tbody>
  );
}

function CheckCells(props: { check: ConstraintCheck }) {
  const { check } = props;
  const { what, expected, unit, note, state } = check;
  const used = usedShare(check);
  return (
    <>
      <Cell>
        {againstLimit(check)}
        <CellNote>
          {what}: {CONSTRAINT_STATES[state].label}
          {expected !== undefined &&
            `; ${checkFigure(
              expected,
              unit,
            )} expected at the end of the period`}
          {note && `; ${note}`}
        </CellNote>
      </Cell>
      <Cell>
        {used === undefined ? '–' : <UsedBar share={used} state={state} />}
      </Cell>
      <Cell>{headroomWords(check)}</Cell>
    </>
  );
}

function Evidence(props: { constraint: ConstraintReport }) {
  const { since, evidence, constraint } = props.constraint;
  const name = `Evidence of ${CONSTRAINTS[constraint].toLowerCase()}`;
  return (
    <>
      {since ? `since ${formatDate(since)}` : 'since when is not known'}
      {evidence && (
        <CellNote>
          {isLink(evidence) ? (
            <Link to={evidence} aria-label={name}>
              Evidence
            </Link>
          ) : (
            evidence
          )}
        </CellNote>
      )}
    </>
  );
}
