import { PatternDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import AbsentIcon from '@material-ui/icons/RadioButtonUnchecked';
import InsideIcon from '@material-ui/icons/CheckCircleOutline';
import LaterIcon from '@material-ui/icons/HelpOutline';
import OutsideIcon from '@material-ui/icons/ReportProblemOutlined';
import { StatusChip } from '../states';
import { Cell, HeadCell, useTableClasses } from '../table';
import { judgeValue, ValueJudgement } from './judgeValue';

/** Characters of a value that are shown. */
const LONGEST = 80;

const READINGS = {
  absent: { tone: 'neutral', icon: AbsentIcon, label: 'Not given' },
  inside: { tone: 'good', icon: InsideIcon, label: 'Inside' },
  outside: { tone: 'caution', icon: OutsideIcon, label: 'Outside' },
  unknown: { tone: 'neutral', icon: LaterIcon, label: 'Checked when sent' },
} as const;

/** A parameter of the envelope beside what the form says now. */
export interface EnvelopeHint {
  parameter: string;
  allowed: string;
  /** As JSON. */
  given: string | undefined;
  judgement: ValueJudgement | 'absent';
  decides: string | undefined;
}

/** Holds the values of a form against the envelope. */
export function hintsOf(
  envelope: PatternDetail['envelope'],
  values: Record<string, unknown>,
): EnvelopeHint[] {
  return envelope.map(({ parameter, allowed, range, function: decides }) => {
    const value = values[parameter];
    return {
      parameter,
      allowed,
      given:
        value === undefined
          ? undefined
          : JSON.stringify(value).slice(0, LONGEST),
      judgement: judge(value, decides === undefined, range),
      decides,
    };
  });
}

function judge(
  value: unknown,
  free: boolean,
  range: PatternDetail['envelope'][number]['range'],
): EnvelopeHint['judgement'] {
  if (value === undefined) {
    return 'absent';
  }
  return free ? 'inside' : judgeValue(range, value);
}

/** Which values nobody has to be asked about, and who decides on the others. */
export function EnvelopeHints(props: { hints: EnvelopeHint[] }) {
  const classes = useTableClasses();
  return (
    <table className={classes.table} aria-label="Envelope">
      <thead>
        <tr>
          <HeadCell>Parameter</HeadCell>
          <HeadCell>Allowed</HeadCell>
          <HeadCell>Now</HeadCell>
          <HeadCell>Envelope</HeadCell>
        </tr>
      </thead>
      <tbody>
        {props.hints.map(hint => (
          <tr key={hint.parameter}>
            <Cell header>{hint.parameter}</Cell>
            <Cell>{hint.allowed}</Cell>
            <Cell>{hint.given ?? 'not given'}</Cell>
            <Cell>
              <StatusChip {...READINGS[hint.judgement]} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
