import { Activation } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import CloudIcon from '@material-ui/icons/CloudQueue';
import { formatCount, formatInstant } from '../../format';
import { useActivations } from '../../hooks';
import { Panel } from '../layout';
import { Answer, Notice } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { Digest } from './Digest';
import { StateChip } from './StateChip';
import { ENVIRONMENT_STATES } from './states';
import { describeStep, STEPS } from './times';

/** Environments that are asked for at once. */
const SHOWN = 100;

/** What was made from a pattern, and how fast it became productive. */
export function EnvironmentsPanel(props: { pattern: string }) {
  const query = useActivations({ pattern: props.pattern, limit: SHOWN });
  const { data } = query;
  return (
    <Panel
      title="Environments"
      subtitle="Durations count from the request."
      flush
      footer={
        data &&
        `${data.nextCursor ? 'Latest ' : ''}${formatCount(
          data.items.length,
          'environment',
        )}, as of ${formatInstant(data.asOf)}.`
      }
    >
      <Answer what="the environments" query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Notice
              icon={CloudIcon}
              text="No environment was made from this pattern yet."
            />
          ) : (
            <Table items={items} />
          )
        }
      </Answer>
    </Panel>
  );
}

function Table(props: { items: Activation[] }) {
  const classes = useTableClasses();
  return (
    <table className={classes.table} aria-label="Environments">
      <thead>
        <tr>
          <HeadCell>Environment</HeadCell>
          <HeadCell>Version</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>Requested</HeadCell>
          {STEPS.map(([step, title]) => (
            <HeadCell key={step}>{title}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.items.map(activation => (
          <tr key={activation.id}>
            <Cell header>
              <EntityRefLink
                entityRef={activation.environment}
                defaultKind="resource"
              />
              <CellNote>{activation.owner}</CellNote>
            </Cell>
            <Cell>
              {activation.version ?? 'not known'}
              <CellNote>
                <Digest digest={activation.digest} />
              </CellNote>
            </Cell>
            <Cell>
              <StateChip reading={ENVIRONMENT_STATES[activation.state]} />
            </Cell>
            <Cell>{formatInstant(activation.requestedAt)}</Cell>
            {STEPS.map(([step]) => (
              <Cell key={step}>{describeStep(activation, step)}</Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
