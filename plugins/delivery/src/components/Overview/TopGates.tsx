import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import { formatDays, formatNumber } from '../../format';
import { DeliveryLinks } from '../../frame';
import { sumKinds } from '../../kinds';
import { KindBar } from '../charts';
import { byGateDays, gateKinds, VerdictChip } from '../Gates';
import { Panel } from '../layout';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';

const SHOWN = 6;

/** The gates that cost most, with what the delivery test says of them. */
export function TopGates(props: {
  gates: GateInsight[];
  links: DeliveryLinks;
  busy?: boolean;
}) {
  const { gates, links, busy } = props;
  const path = links.gates();
  return (
    <Panel
      title="Gates"
      subtitle="By gate-days: queue + processing, when the pod could not act."
      busy={busy}
      flush
      footer={
        <>
          {Math.min(SHOWN, gates.length)} of {formatNumber(gates.length)} gates
          {path && <Link to={path}>Open gates</Link>}
        </>
      }
    >
      <GateList gates={byGateDays(gates).slice(0, SHOWN)} links={links} />
    </Panel>
  );
}

function GateList(props: { gates: GateInsight[]; links: DeliveryLinks }) {
  const { gates, links } = props;
  const classes = useTableClasses();
  const max = Math.max(1, ...gates.map(gate => sumKinds(gateKinds(gate))));
  return (
    <table className={classes.table} aria-label="Costliest gates">
      <thead>
        <tr>
          <HeadCell width="34%">Gate and owner</HeadCell>
          <HeadCell width="28%">Kind of time</HeadCell>
          <HeadCell number sort="descending">
            Gate-days
          </HeadCell>
          <HeadCell>Delivery test</HeadCell>
        </tr>
      </thead>
      <tbody>
        {gates.map(gate => {
          const path = links.gates(gate.id);
          return (
            <tr key={gate.id}>
              <Cell header strong>
                {path ? <Link to={path}>{gate.title}</Link> : gate.title}
                <CellNote>{gate.functionTitle}</CellNote>
              </Cell>
              <Cell>
                <KindBar seconds={gateKinds(gate)} max={max} />
              </Cell>
              <Cell number strong>
                {formatDays(gate.gateDays)}
              </Cell>
              <Cell>
                <VerdictChip test={gate.deliveryTest} kind={gate.kind} />
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
