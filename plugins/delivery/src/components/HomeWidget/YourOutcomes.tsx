import { Link } from '@backstage/core-components';
import {
  OutcomeList,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import LockIcon from '@material-ui/icons/LockOutlined';
import FlagIcon from '@material-ui/icons/OutlinedFlag';
import { formatCount, formatInstant } from '../../format';
import { useDeliveryLinks } from '../../frame';
import { useOutcomes } from '../../hooks';
import { DeclareButtons } from '../Outcome/NoOutcome';
import { Section } from '../OutcomeReport/Section';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { DecisionItem } from '../Outcomes/BoardDecisions';
import { OutcomeLink } from '../Outcomes/OutcomeLink';
import { whyAtRisk } from '../Outcomes/summaryWords';
import { Answer, Notice } from '../states';
import { NeedsYou, needsYou } from './needsYou';
import { useOwnership } from './useOwnership';

/** Outcomes that are listed; the page has all. */
const MOST = 5;

/** Outcomes of the reader's groups that are at risk, and the one next move. */
export function YourOutcomes() {
  const query = useOutcomes();
  const ownership = useOwnership();
  return (
    <Answer what="who you are" query={ownership}>
      {refs => (
        <Answer
          what="the outcomes"
          query={query}
          forbidden={
            <Notice
              icon={LockIcon}
              text="Outcomes are visible to whoever may read them in the catalog."
              detail="Ask whoever runs this Backstage."
            />
          }
        >
          {list => <Found list={list} refs={refs} />}
        </Answer>
      )}
    </Answer>
  );
}

function Found(props: { list: OutcomeList; refs: readonly string[] }) {
  const { list, refs } = props;
  const classes = useReportClasses();
  const found = needsYou(list.items, refs);
  if (found.owned.length === 0) {
    return (
      <Notice
        icon={FlagIcon}
        text="You and your groups own no outcome yet."
        detail="Declare what result your work serves, with a group of yours as its owner."
        action={
          <>
            <OutcomesOfOthers n={list.items.length} />
            <DeclareButtons />
          </>
        }
      />
    );
  }
  return (
    <>
      <AtRisk found={found} />
      <NextMove found={found} />
      <p className={classes.note}>As of {formatInstant(list.asOf)}.</p>
    </>
  );
}

/** Where whoever owns none may look. */
function OutcomesOfOthers(props: { n: number }) {
  const path = useDeliveryLinks().outcomes();
  return props.n > 0 && path ? (
    <Link to={path}>See {formatCount(props.n, 'outcome')} of others</Link>
  ) : null;
}

function AtRisk(props: { found: NeedsYou }) {
  const { atRisk, owned } = props.found;
  const classes = useReportClasses();
  const outcomes = useDeliveryLinks().outcomes();
  return (
    <Section title="Your outcomes at risk">
      <p className={classes.text}>
        <b>
          {atRisk.length} of {formatCount(owned.length, 'outcome')}
        </b>{' '}
        that you or your groups own.
      </p>
      {atRisk.length > 0 && (
        <ul className={classes.list} aria-label="Your outcomes at risk">
          {atRisk.slice(0, MOST).map(item => (
            <li key={item.outcome}>
              <OutcomeLink of={item} />: {reasons(item)}.
            </li>
          ))}
        </ul>
      )}
      {atRisk.length > MOST && outcomes && (
        <Link to={`${outcomes}?risk=1`}>
          All outcomes at risk, with the other {atRisk.length - MOST} of yours
        </Link>
      )}
    </Section>
  );
}

function reasons(item: OutcomeSummary): string {
  return item.risks.map(risk => whyAtRisk(risk, item)).join('; ');
}

function NextMove(props: { found: NeedsYou }) {
  const { decision } = props.found;
  const classes = useReportClasses();
  return (
    <Section title="The one next move">
      {decision ? (
        <ul className={classes.list}>
          <DecisionItem decision={decision} />
        </ul>
      ) : (
        <p className={classes.text}>
          None is named: no gate qualifies on any of your outcomes. Each
          outcome’s page says why.
        </p>
      )}
    </Section>
  );
}
