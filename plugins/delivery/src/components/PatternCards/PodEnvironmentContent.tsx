import { Activation } from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import CloudIcon from '@material-ui/icons/CloudQueue';
import { formatDate, formatInstant } from '../../format';
import { useDeliveryLinks } from '../../frame';
import { usePattern } from '../../hooks';
import { ComplianceSection } from '../Compliance';
import {
  describeStep,
  Digest,
  ENVIRONMENT_STATES,
  PATTERN_STATES,
  StateChip,
  STEPS,
} from '../Patterns';
import { Answer, Notice } from '../states';
import { Cell, CellNote, useTableClasses } from '../table';
import { EnvironmentCostRow } from './EnvironmentCostRow';
import { useEntityActivation } from './useEntityActivation';

/** From which pattern an environment was made, how fast, and whether it is still inside. */
export function PodEnvironmentContent() {
  const query = useEntityActivation();
  return (
    <Answer what="this environment" query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Notice
            icon={CloudIcon}
            text="This environment was not made from a signed-off pattern, as far as is known."
          />
        ) : (
          <>
            <EnvironmentTable activation={items[0]} />
            <ComplianceSection environment={items[0].environment} />
          </>
        )
      }
    </Answer>
  );
}

function EnvironmentTable(props: { activation: Activation }) {
  const { activation } = props;
  const classes = useTableClasses();
  return (
    <table className={classes.table} aria-label="Pod environment">
      <tbody>
        <tr>
          <Cell header>State</Cell>
          <Cell>
            <StateChip reading={ENVIRONMENT_STATES[activation.state]} />
          </Cell>
        </tr>
        <tr>
          <Cell header>Made from</Cell>
          <Cell>
            {activation.version ?? 'version not known'}{' '}
            <Digest digest={activation.digest} />
          </Cell>
        </tr>
        <PatternNow pattern={activation.pattern} />
        <EnvironmentCostRow activation={activation} />
        <tr>
          <Cell header>Requested</Cell>
          <Cell>{formatInstant(activation.requestedAt)}</Cell>
        </tr>
        {STEPS.map(([step, title]) => (
          <tr key={step}>
            <Cell header>{title}</Cell>
            <Cell>{describeStep(activation, step)}</Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the pattern is now; its own answer, so that the rest stays without it. */
function PatternNow(props: { pattern: string }) {
  const { pattern } = props;
  const { data, error } = usePattern(pattern);
  const path = useDeliveryLinks().pattern(pattern);
  const title = data?.title ?? pattern;
  return (
    <tr>
      <Cell header>Pattern now</Cell>
      <Cell>
        {path ? <Link to={path}>{title}</Link> : title}{' '}
        {data && (
          <>
            {data.version ?? 'version not known'}{' '}
            <StateChip reading={PATTERN_STATES[data.state]} />
            {data.until && <CellNote>until {formatDate(data.until)}</CellNote>}
          </>
        )}
        {Boolean(error) && '(its state could not be loaded)'}
      </Cell>
    </tr>
  );
}
