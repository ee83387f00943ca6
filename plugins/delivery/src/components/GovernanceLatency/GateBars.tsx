import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import CheckIcon from '@material-ui/icons/Check';
import {
  Distribution,
  formatDuration,
  formatNumber,
  formatPercentile,
} from '../../format';
import { sumKinds } from '../../kinds';
import { KindBar } from '../charts';
import { byGateDays, gateKinds } from '../Gates';
import { Notice } from '../states';
import { Cell, HeadCell, useTableClasses } from '../table';

/** The sum of what was observed; what was not is never zero. */
function formatSum(distribution: Distribution): string {
  return distribution.n === 0 ? '–' : formatDuration(distribution.sum);
}

/** Gate by gate: how long it queued, was decided on, and was sent back. */
export function GateBars(props: { gates: GateInsight[] }) {
  const classes = useTableClasses();
  const gates = byGateDays(props.gates).filter(gate => gate.rounds + gate.open);
  const max = Math.max(1, ...gates.map(gate => sumKinds(gateKinds(gate))));
  if (gates.length === 0) {
    return <Notice icon={CheckIcon} text="No gate was passed." />;
  }
  return (
    <table className={classes.table} aria-label="Governance latency by gate">
      <thead>
        <tr>
          <HeadCell>Gate</HeadCell>
          <HeadCell number>Rounds</HeadCell>
          <HeadCell width="30%">Queue, processing, return</HeadCell>
          <HeadCell number>Queue</HeadCell>
          <HeadCell number>Proc.</HeadCell>
          <HeadCell number>Return</HeadCell>
          <HeadCell number>P50 per pass</HeadCell>
        </tr>
      </thead>
      <tbody>
        {gates.map(gate => (
          <tr key={gate.id}>
            <Cell header strong>
              {gate.title}
            </Cell>
            <Cell number>{formatNumber(gate.rounds)}</Cell>
            <Cell>
              <KindBar seconds={gateKinds(gate)} max={max} />
            </Cell>
            <Cell number strong>
              {formatSum(gate.queue)}
            </Cell>
            <Cell number>{formatSum(gate.processing)}</Cell>
            <Cell number>{formatSum(gate.return)}</Cell>
            <Cell number>{formatPercentile(gate.total, 'p50')}</Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
