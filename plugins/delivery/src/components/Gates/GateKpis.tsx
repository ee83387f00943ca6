import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  formatCount,
  formatDays,
  formatNumber,
  formatPercent,
} from '../../format';
import { Card, StatPanel } from '../layout';
import { countDecisions } from './figures';

function sum(gates: GateInsight[], read: (gate: GateInsight) => number) {
  return gates.reduce((total, gate) => total + read(gate), 0);
}

/** What all gates together cost and catch. */
export function GateKpis(props: { gates: GateInsight[] }) {
  const { gates } = props;
  const gateDays = sum(gates, gate => gate.gateDays);
  const tested = gates.filter(gate => gate.deliveryTest);
  const below = gates.filter(gate => gate.deliveryTest?.verdict === 'embed');
  const belowDays = sum(below, gate => gate.gateDays);
  return (
    <>
      <Card span={3}>
        <StatPanel
          label="Decisions"
          value={formatNumber(sum(gates, countDecisions))}
          note={`${formatNumber(sum(gates, gate => gate.open))} open`}
        />
      </Card>
      <Card span={3}>
        <StatPanel
          label="Gate-days"
          value={formatDays(gateDays)}
          note="queue + processing"
        />
      </Card>
      <Card span={3}>
        <StatPanel
          label="Caught"
          value={formatNumber(
            sum(tested, gate => gate.deliveryTest?.caught ?? 0),
          )}
          note={`at ${formatCount(tested.length, 'gate')} that record outcomes`}
        />
      </Card>
      <Card span={3}>
        <StatPanel
          label="Below the catch floor"
          value={gateDays ? formatPercent(belowDays / gateDays) : '–'}
          note={`of gate-days, ${formatCount(below.length, 'gate')}`}
        />
      </Card>
    </>
  );
}
