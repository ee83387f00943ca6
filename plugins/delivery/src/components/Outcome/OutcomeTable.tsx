import {
  Outcome,
  OutcomeAdoption,
  OutcomeInitiative,
  OutcomeMeasure,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { DateTime } from 'luxon';
import { useTableClasses } from '../table';
import { ConstraintRows } from './ConstraintRows';
import { DeclaredRow } from './DeclaredRow';
import { PartyRows } from './PartyRows';
import { betterOf, dueIn, figureIn, lasting, money, wayOf } from './words';

/** What an outcome declares, line by line. */
export function OutcomeTable(props: { outcome: Outcome; now: DateTime }) {
  const { outcome, now } = props;
  const { measure, adoption, timeToValue, constraints, costOfDelay } =
    outcome.spec;
  const { initiative, functions } = outcome.spec;
  const classes = useTableClasses();
  return (
    <table className={classes.table} aria-label="Declared outcome">
      <tbody>
        <DeclaredRow name="Measure" note={measure.name}>
          {wayOf(measure)}, {betterOf(measure)}
        </DeclaredRow>
        <DeclaredRow name="Due">{dueIn(measure.due, now)}</DeclaredRow>
        {adoption && <AdoptionRow adoption={adoption} measure={measure} />}
        {timeToValue && (
          <DeclaredRow name="Time-to-value" note="from need to adopted">
            at most {lasting(timeToValue.target)}
          </DeclaredRow>
        )}
        {costOfDelay && (
          <DeclaredRow name="Cost of delay">
            {money(costOfDelay, costOfDelay.per)}
          </DeclaredRow>
        )}
        {constraints && <ConstraintRows constraints={constraints} />}
        {initiative && <InitiativeRow initiative={initiative} />}
        <PartyRows functions={functions ?? []} />
      </tbody>
    </table>
  );
}

function AdoptionRow(props: {
  adoption: OutcomeAdoption;
  measure: OutcomeMeasure;
}) {
  const { adoption, measure } = props;
  const { threshold, stays } = adoption;
  const { name, unit, direction } = adoption.measure ?? measure;
  const from = direction === 'up' ? 'above' : 'below';
  return (
    <DeclaredRow name="Adopted" note={adoption.measure && name}>
      once {from} {figureIn(threshold, unit)} for {lasting(stays)}
    </DeclaredRow>
  );
}

function InitiativeRow(props: { initiative: OutcomeInitiative }) {
  const { initiative } = props;
  return (
    <DeclaredRow name="Initiative" note={`in ${initiative.source}`}>
      {'keys' in initiative ? (
        initiative.keys.join(', ')
      ) : (
        <code>{initiative.query}</code>
      )}
    </DeclaredRow>
  );
}
