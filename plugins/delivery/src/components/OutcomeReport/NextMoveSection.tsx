import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import { useDeliveryLinks } from '../../frame';
import { VERDICTS } from '../Gates/verdict';
import { GateMove, moveSentence, overlapWords } from './nextMove';
import { Section } from './Section';
import { useReportClasses } from './useReportClasses';

/** The one thing to do next, or why none is named. */
export function NextMoveSection(props: { report: OutcomeReport }) {
  const { nextMove } = props.report;
  const classes = useReportClasses();
  return (
    <Section title="Next move">
      <div className={classes.move}>
        {nextMove.kind === 'gate' ? (
          <Move move={nextMove} />
        ) : (
          <>None is named: {nextMove.reason}</>
        )}
      </div>
    </Section>
  );
}

function Move(props: { move: GateMove }) {
  const { move } = props;
  const classes = useReportClasses();
  const path = useDeliveryLinks().gates(move.gate);
  const overlap = overlapWords(move);
  return (
    <>
      <p className={classes.text}>
        <b>{moveSentence(move)}</b>
      </p>
      <p className={classes.note}>
        {move.functionTitle} answers for it; delivery test:{' '}
        {labelOf(move.verdict)}. {overlap}
      </p>
      {path && <Link to={path}>Look at {move.gateTitle}</Link>}
    </>
  );
}

/** Verdicts that this version does not know are shown as they come. */
function labelOf(verdict: string): string {
  return Object.hasOwn(VERDICTS, verdict)
    ? VERDICTS[verdict as keyof typeof VERDICTS].label
    : verdict;
}
