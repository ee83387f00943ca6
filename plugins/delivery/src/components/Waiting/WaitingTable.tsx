import { Link } from '@backstage/core-components';
import {
  GateInsight,
  WaitingItem,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { formatDate, formatDuration } from '../../format';
import { DeliveryLinks } from '../../frame';
import { AgeStrip } from '../charts';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { AgainstChip } from './AgainstChip';

const PHASES: Record<WaitingItem['phase'], string> = {
  queue: 'in queue',
  processing: 'being processed',
  return: 'sent back',
};

/** Open items, oldest first, each against its gate's own past. */
export function WaitingTable(props: {
  items: WaitingItem[];
  /** With their past; none where the table is about one gate. */
  gates?: GateInsight[];
  links: DeliveryLinks;
  label: string;
}) {
  const { items, gates, links, label } = props;
  const classes = useTableClasses();
  const max = Math.max(1, ...items.map(item => item.age));
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          <HeadCell width="28%">Item</HeadCell>
          <HeadCell width="24%">{gates ? 'Gate' : 'Waits on'}</HeadCell>
          <HeadCell number>Waiting</HeadCell>
          {gates && <HeadCell width="20%">Age, P85 and P95 of past</HeadCell>}
          <HeadCell>Against past waits</HeadCell>
        </tr>
      </thead>
      <tbody>
        {items.map(item => (
          <tr key={`${item.gate} ${item.journeyId} ${item.subject}`}>
            <Cell header>
              <ItemLink item={item} links={links} />
            </Cell>
            <Cell>
              {gates && item.gateTitle}
              <WaitsOn item={item} note={Boolean(gates)} />
            </Cell>
            <Cell number strong>
              {formatDuration(item.age)}
            </Cell>
            {gates && (
              <Cell>
                <AgeStrip
                  age={item.age}
                  past={gates.find(gate => gate.id === item.gate)?.total}
                  late={item.against === 'olderThanP95'}
                  max={max}
                />
              </Cell>
            )}
            <Cell>
              <AgainstChip against={item.against} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WaitsOn(props: { item: WaitingItem; note: boolean }) {
  const { item, note } = props;
  const text = `${item.functionTitle}, ${PHASES[item.phase]}`;
  return note ? <CellNote>{text}</CellNote> : <>{text}</>;
}

function ItemLink(props: { item: WaitingItem; links: DeliveryLinks }) {
  const { item, links } = props;
  const path = links.journey(item.journeyId);
  return (
    <>
      {path ? <Link to={path}>{item.journeyTitle}</Link> : item.journeyTitle}
      <CellNote>
        {item.url ? <Link to={item.url}>{item.subject}</Link> : item.subject}
        {' · since '}
        {formatDate(item.since)}
      </CellNote>
    </>
  );
}
