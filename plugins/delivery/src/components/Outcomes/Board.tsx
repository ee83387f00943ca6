import { OutcomeSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { Section } from '../OutcomeReport/Section';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { BoardDecisions } from './BoardDecisions';
import { BoardPace } from './BoardPace';
import { BoardWaiting } from './BoardWaiting';
import { OutcomeLink } from './OutcomeLink';
import { shortRef } from './shortRef';
import { whyAtRisk } from './summaryWords';

/** Four questions on one page, for whoever decides. */
export function Board(props: { items: readonly OutcomeSummary[] }) {
  const { items } = props;
  const classes = useReportClasses();
  return (
    <article className={classes.printable} aria-label="Board view">
      <BoardPace items={items} />
      <BoardRisks items={items} />
      <BoardWaiting items={items} />
      <BoardDecisions items={items} />
    </article>
  );
}

function BoardRisks(props: { items: readonly OutcomeSummary[] }) {
  const { items } = props;
  const classes = useReportClasses();
  const atRisk = items
    .filter(({ risks }) => risks.length > 0)
    .sort((a, b) => b.risks.length - a.risks.length);
  return (
    <Section title="Which outcomes are at risk, and why?">
      <p className={classes.text}>
        <b>
          {atRisk.length} of {items.length}
        </b>
      </p>
      <ul className={classes.list}>
        {atRisk.map(item => (
          <li key={item.outcome}>
            <OutcomeLink of={item} /> ({shortRef(item.owner)}):{' '}
            {item.risks.map(risk => whyAtRisk(risk, item)).join('; ')}.
          </li>
        ))}
      </ul>
    </Section>
  );
}
