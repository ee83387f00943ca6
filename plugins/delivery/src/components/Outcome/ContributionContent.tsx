import { EntityRefLink, EntityRefLinks } from '@backstage/plugin-catalog-react';
import { checkOutcome } from '@delivery-stack/backstage-plugin-delivery-common';
import { DateTime } from 'luxon';
import { Answer } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { NoOutcome } from './NoOutcome';
import { Contribution, useContributions } from './useContributions';
import { dueIn, wayOf } from './words';

const PARTS: Partial<Record<Contribution['as'], string>> = {
  owner: 'owns it',
  whole: 'it is a part of this',
  accountable: 'accountable for it',
};

/** The outcomes that the entity of the page serves, or what is missing. */
export function ContributionContent() {
  const query = useContributions();
  return (
    <Answer what="its outcomes" query={query}>
      {contributions =>
        contributions.length === 0 ? (
          <NoOutcome />
        ) : (
          <ContributionTable contributions={contributions} />
        )
      }
    </Answer>
  );
}

function ContributionTable(props: { contributions: Contribution[] }) {
  const { contributions } = props;
  const classes = useTableClasses();
  const now = DateTime.now();
  return (
    <>
      <table className={classes.table} aria-label="Outcomes">
        <thead>
          <tr>
            <HeadCell>Outcome</HeadCell>
            <HeadCell>Declared</HeadCell>
          </tr>
        </thead>
        <tbody>
          {contributions.map(contribution => (
            <tr key={contribution.ref}>
              <Cell header>
                <EntityRefLink entityRef={contribution.ref} />
                <Share contribution={contribution} />
              </Cell>
              <Cell>
                <Declared contribution={contribution} now={now} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
      <p>No meter reports yet: progress is not measured.</p>
    </>
  );
}

/** In what way the outcome is this entity's, where it is not plainly so. */
function Share(props: { contribution: Contribution }) {
  const { as, through } = props.contribution;
  if (through.length > 0) {
    return (
      <CellNote>
        through <EntityRefLinks entityRefs={[...through]} />
      </CellNote>
    );
  }
  return PARTS[as] ? <CellNote>{PARTS[as]}</CellNote> : null;
}

function Declared(props: { contribution: Contribution; now: DateTime }) {
  const { contribution, now } = props;
  const { outcome } = contribution;
  if (!outcome) {
    return <>It is not in the catalog, or not for you to read.</>;
  }
  const reading = checkOutcome(outcome, { now: now.toJSDate() });
  if (!reading.ok) {
    return <>What it declares cannot be read; its own page says why.</>;
  }
  const { statement, measure } = reading.outcome.spec;
  return (
    <>
      {statement}
      <CellNote>
        {measure.name}: {wayOf(measure)}, due {dueIn(measure.due, now)}
      </CellNote>
    </>
  );
}
