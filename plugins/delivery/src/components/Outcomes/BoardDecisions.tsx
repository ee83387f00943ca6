import { OutcomeSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import { formatDuration } from '../../format';
import { useDeliveryLinks } from '../../frame';
import { isTargeted, moveSentence } from '../OutcomeReport/nextMove';
import { Section } from '../OutcomeReport/Section';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { Decision, decisionsOf } from './boardFigures';
import { OutcomeLink } from './OutcomeLink';

/** Which decisions would free most days? */
export function BoardDecisions(props: { items: readonly OutcomeSummary[] }) {
  const classes = useReportClasses();
  const decisions = decisionsOf(props.items);
  return (
    <Section title="Which three decisions would free most days?">
      {decisions.length === 0 ? (
        <p className={classes.text}>
          None is named: no gate qualifies on any outcome. Each outcome’s page
          says why.
        </p>
      ) : (
        <ol className={classes.list}>
          {decisions.map(decision => (
            <DecisionItem key={decision.move.gate} decision={decision} />
          ))}
        </ol>
      )}
      {decisions.length > 0 && (
        <p className={classes.note}>
          Savings are of one increment each, every decision on its own. They are
          not added up: what two gates wait for at the same time is saved once.
        </p>
      )}
    </Section>
  );
}

/** One decision, what it saves, and of which outcome. */
export function DecisionItem(props: { decision: Decision }) {
  const { move, outcome, others } = props.decision;
  const classes = useReportClasses();
  const path = useDeliveryLinks().gates(move.gate);
  return (
    <li>
      <b>
        {isTargeted(move) ? 'Ask of higher risk only: ' : 'Embed '}
        {path ? <Link to={path}>{move.gateTitle}</Link> : move.gateTitle}
        {isTargeted(move) ? ': saves at most ' : ': saves '}
        {formatDuration(move.saves)}
      </b>{' '}
      of <OutcomeLink of={outcome} />
      <p className={classes.note}>
        {moveSentence(move)}
        {others.length > 0 &&
          ` Also the next move of ${others
            .map(({ title }) => title)
            .join(', ')}.`}
      </p>
    </li>
  );
}
