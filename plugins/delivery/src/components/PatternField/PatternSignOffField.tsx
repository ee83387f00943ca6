import { useParams } from 'react-router-dom';
import { PatternDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import { isNotFound } from '../../api';
import { formatDate } from '../../format';
import { useDeliveryLinks } from '../../frame';
import { usePattern } from '../../hooks';
import { DeliveryRoot, Panel } from '../layout';
import { describeClock, PATTERN_STATES, StateChip } from '../Patterns';
import { Answer, Notice } from '../states';
import { EnvelopeHints, hintsOf } from './EnvelopeHints';

const useStyles = makeStyles(
  theme => ({
    envelope: {
      '& summary': { padding: theme.spacing(1, 2), cursor: 'pointer' },
    },
  }),
  { name: 'DeliveryPatternField' },
);

/** The parts of a field's properties that this one reads. */
export interface PatternSignOffFieldProps {
  uiSchema?: { 'ui:options'?: { pattern?: string } };
  formContext?: { formData?: Record<string, unknown> };
}

/**
 * Says in a form whether its pattern is signed off, which values are outside
 * and who decides on them.
 *
 * @remarks
 * It never sets a value: a parameter that is given would have to be in the
 * envelope itself. It blocks nothing either; the backend checks what is sent.
 */
export function PatternSignOffField(props: PatternSignOffFieldProps) {
  return (
    <DeliveryRoot>
      <FieldBody {...props} />
    </DeliveryRoot>
  );
}

function FieldBody(props: PatternSignOffFieldProps) {
  const { uiSchema, formContext } = props;
  const { namespace, templateName } = useParams();
  const used =
    templateName && `template:${namespace ?? 'default'}/${templateName}`;
  const ref = uiSchema?.['ui:options']?.pattern ?? used;
  const query = usePattern(ref);
  if (!ref || isNotFound(query.error)) {
    return (
      <Notice
        icon={InfoIcon}
        text="This template is no known pattern."
        detail="Name one in the field's ui:options as pattern, e.g. template:default/web-service."
      />
    );
  }
  return (
    <Answer what="the sign-off of this pattern" query={query}>
      {detail => (
        <PatternStatus detail={detail} values={formContext?.formData ?? {}} />
      )}
    </Answer>
  );
}

function PatternStatus(props: {
  detail: PatternDetail;
  values: Record<string, unknown>;
}) {
  const { detail, values } = props;
  const classes = useStyles();
  const path = useDeliveryLinks().pattern(detail.ref);
  const hints = hintsOf(detail.envelope, values);
  const outside = hints.filter(hint => hint.judgement === 'outside');
  const version = detail.version ? ` ${detail.version}` : '';
  return (
    <Panel
      title={`${detail.title}${version}`}
      subtitle={`Ready after: ${describeClock(detail.clock, 'ready', ['p50'])}`}
      action={<StateChip reading={PATTERN_STATES[detail.state]} />}
      flush
      footer={
        <>
          {detail.until && <span>Until {formatDate(detail.until)}</span>}
          {path && <Link to={path}>Sign-offs and changes</Link>}
        </>
      }
    >
      <StatusWords detail={detail} />
      <ul role="status" aria-label="Values outside the envelope">
        {outside.map(hint => (
          <li key={hint.parameter}>
            {hint.parameter} = {hint.given} is outside ({hint.allowed}):{' '}
            {hint.decides} decides on this one value.
          </li>
        ))}
        {outside.length === 0 && <li>No value is known to be outside.</li>}
      </ul>
      <details className={classes.envelope}>
        <summary>What is allowed without asking</summary>
        <EnvelopeHints hints={hints.filter(hint => hint.decides)} />
      </details>
    </Panel>
  );
}

function StatusWords(props: { detail: PatternDetail }) {
  const { state, problem, standings } = props.detail;
  if (state === 'signedOff' || state === 'expiresSoon') {
    return null;
  }
  const todo = standings.flatMap(standing => standing.todo ?? []);
  return (
    <ul aria-label="What has to happen first">
      <li>
        {problem ??
          'It cannot be used before every required function signed it off.'}
      </li>
      {todo.map(sentence => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
