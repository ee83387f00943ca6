import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';
import CheckIcon from '@material-ui/icons/Check';
import { formatNumber } from '../../format';
import { DeliveryLinks } from '../../frame';
import { Panel } from '../layout';
import { Notice } from '../states';
import { WaitingTable } from '../Waiting';

const SHOWN = 6;

/** What to act on today: the oldest items at gates. */
export function WaitingNow(props: {
  overview: Overview;
  links: DeliveryLinks;
  busy?: boolean;
}) {
  const { overview, links, busy } = props;
  const { items, total } = overview.waiting;
  return (
    <Panel
      title="Waiting now"
      subtitle="Open items against how long past items waited at the same gate."
      busy={busy}
      flush
      footer={`Oldest ${Math.min(SHOWN, items.length)} of ${formatNumber(
        total,
      )} open · ages are elapsed`}
    >
      {items.length === 0 ? (
        <Notice icon={CheckIcon} text="Nothing waits at a gate now." />
      ) : (
        <WaitingTable
          items={items.slice(0, SHOWN)}
          gates={overview.gates}
          links={links}
          label="Waiting now"
        />
      )}
    </Panel>
  );
}
