import { GateList } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatDuration, formatPercent } from '../../format';
import { Frame } from '../../frame';
import { CellNote, HeadCell, useTableClasses } from '../table';
import { byGateDays, sharedQueueMax, sharedRateMax } from './figures';
import { GateRow } from './GateRow';

/** What each gate costs, and what it caught; every row can be opened. */
export function GateLedger(props: {
  list: GateList;
  frame: Frame;
  opened?: string;
  onOpen(gate: string | undefined): void;
}) {
  const { list, frame, opened, onOpen } = props;
  const classes = useTableClasses();
  const gates = byGateDays(list.items);
  const queueMax = sharedQueueMax(gates);
  const rateMax = sharedRateMax(gates);
  const counting = list.frame.calendar;
  return (
    <table className={classes.table} aria-label="Gate value ledger">
      <thead>
        <tr>
          <HeadCell>Gate and owner</HeadCell>
          <HeadCell number>Decisions</HeadCell>
          <HeadCell width="17%">
            Queue P50 · P85 · P95
            <CellNote>0 to {formatDuration(queueMax, counting)}</CellNote>
          </HeadCell>
          <HeadCell number>Caught</HeadCell>
          <HeadCell>Rubber-stamp share</HeadCell>
          <HeadCell width="15%">
            Catch rate, upper bound
            <CellNote>0 to {formatPercent(rateMax)}, floor dashed</CellNote>
          </HeadCell>
          <HeadCell number sort="descending">
            Gate-days ▾ and per catch
          </HeadCell>
          <HeadCell>Delivery test</HeadCell>
        </tr>
      </thead>
      <tbody>
        {gates.map(gate => (
          <GateRow
            key={gate.id}
            gate={gate}
            counting={counting}
            frame={frame}
            queueMax={queueMax}
            rateMax={rateMax}
            open={gate.id === opened}
            onToggle={open => onOpen(open ? gate.id : undefined)}
          />
        ))}
      </tbody>
    </table>
  );
}
