import { OutcomeSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatCount } from '../../format';
import { moneyText } from '../OutcomeReport/money';
import { Section } from '../OutcomeReport/Section';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { waitingOf } from './boardFigures';

/** What does the waiting cost? */
export function BoardWaiting(props: { items: readonly OutcomeSummary[] }) {
  const classes = useReportClasses();
  const { sums, n, without } = waitingOf(props.items);
  return (
    <Section title="What does the waiting cost?">
      {sums.length === 0 ? (
        <p className={classes.text}>
          Not known: no outcome says what delay costs. Add spec.costOfDelay to
          their files.
        </p>
      ) : (
        sums.map(sum => (
          <p className={classes.text} key={sum.currency}>
            <span className={classes.big}>{moneyText(sum)}</span>
          </p>
        ))
      )}
      <p className={classes.note}>
        Waiting of increments that are not there yet, n ={' '}
        {formatCount(n, 'outcome')}; {without} do not say, or have nothing on
        its way.
        {sums.length > 1 && ' Currencies are not added up.'}
      </p>
    </Section>
  );
}
