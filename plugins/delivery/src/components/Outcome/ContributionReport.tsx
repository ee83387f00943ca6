import { EntityRefLink, EntityRefLinks } from '@backstage/plugin-catalog-react';
import { checkOutcome } from '@delivery-stack/backstage-plugin-delivery-common';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import LockIcon from '@material-ui/icons/LockOutlined';
import { useOutcome } from '../../hooks';
import { OutcomeReportAnswer } from '../OutcomeReport';
import { Notice } from '../states';
import { CellNote } from '../table';
import { Contribution } from './useContributions';

const PARTS: Partial<Record<Contribution['as'], string>> = {
  owner: 'owned by this',
  whole: 'a part of this',
  accountable: 'this is accountable for it',
};

/** The report of an outcome, and what the entity of the page has to do with it. */
export function ContributionReport(props: { contribution: Contribution }) {
  const { contribution } = props;
  return (
    <>
      <CellNote>
        <EntityRefLink entityRef={contribution.ref} />
        <Share contribution={contribution} />
      </CellNote>
      <Report contribution={contribution} />
    </>
  );
}

/** In what way the outcome is this entity's, where it is not plainly so. */
function Share(props: { contribution: Contribution }) {
  const { as, through } = props.contribution;
  if (through.length > 0) {
    return (
      <>
        , through <EntityRefLinks entityRefs={[...through]} />
      </>
    );
  }
  return PARTS[as] ? <>, {PARTS[as]}</> : null;
}

function Report(props: { contribution: Contribution }) {
  const { ref, outcome } = props.contribution;
  const readable = outcome && checkOutcome(outcome, { now: new Date() }).ok;
  const query = useOutcome(readable ? ref : undefined);
  if (!outcome) {
    return (
      <Notice
        icon={LockIcon}
        text="This outcome is not in the catalog, or not for you to read."
        detail="Register it, or ask whoever named it here."
      />
    );
  }
  return readable ? (
    <OutcomeReportAnswer query={query} linked />
  ) : (
    <Notice
      icon={ErrorOutlineIcon}
      text="What this outcome declares cannot be read."
      detail="Its own page says why."
    />
  );
}
