import { Activation } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { formatInstant } from '../../format';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { Digest } from './Digest';
import { StateChip } from './StateChip';
import { ENVIRONMENT_STATES } from './states';
import { describeStep, STEPS } from './times';

/** Environments, how each stands to its pattern, and how far it is. */
export function EnvironmentsTable(props: { items: Activation[] }) {
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
