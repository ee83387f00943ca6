import {
  PatternList,
  PatternSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { formatCount, formatRelative } from '../../format';
import { usePatternDetails, usePatterns } from '../../hooks';
import { Section } from '../OutcomeReport/Section';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { PatternLink } from '../Patterns/PatternTable';
import { PatternsForbidden } from '../Patterns/PatternsForbidden';
import { byUrgency, isQueued, waitingForReader } from '../Patterns/queue';
import { Answer, SkeletonRows } from '../states';

/** Patterns that are asked about one by one; the page looks into more. */
const LOOKED_INTO = 10;

/** Patterns whose sign-off waits for a function that the reader signs for. */
export function YourSignOffs() {
  const query = usePatterns();
  return (
    <Section title="Sign-offs that wait for you">
      <Answer
        what="the patterns"
        query={query}
        skeleton={<SkeletonRows rows={1} />}
        forbidden={<PatternsForbidden />}
      >
        {list => <Waiting list={list} />}
      </Answer>
    </Section>
  );
}

function Waiting(props: { list: PatternList }) {
  const { items, asOf } = props.list;
  const classes = useReportClasses();
  const queued = items.filter(isQueued).sort(byUrgency);
  const looked = queued.slice(0, LOOKED_INTO);
  const details = usePatternDetails(looked.map(({ ref }) => ref));
  const functionsOf = ({ ref }: PatternSummary) =>
    waitingForReader(details.find(detail => detail.ref === ref));
  const mine = looked.filter(each => functionsOf(each).length > 0);
  return (
    <>
      {mine.length === 0 ? (
        <p className={classes.text}>
          {details.length < looked.length
            ? `Not known of ${formatCount(
                looked.length - details.length,
                'pattern',
              )} yet.`
            : 'None.'}
        </p>
      ) : (
        <ul className={classes.list} aria-label="Sign-offs that wait for you">
          {mine.map(pattern => (
            <li key={pattern.ref}>
              <PatternLink of={pattern} /> for {functionsOf(pattern).join(', ')}
              {pattern.askedAt &&
                `, asked ${formatRelative(pattern.askedAt, asOf)}`}
            </li>
          ))}
        </ul>
      )}
      {queued.length > looked.length && (
        <p className={classes.note}>
          The {LOOKED_INTO} most urgent of{' '}
          {formatCount(queued.length, 'pattern')} were looked into; the page
          Patterns has all.
        </p>
      )}
    </>
  );
}
