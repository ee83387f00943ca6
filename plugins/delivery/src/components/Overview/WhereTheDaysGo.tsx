import { JourneysInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatCount } from '../../format';
import { KindLegend } from '../../kinds';
import { FunctionTable } from '../FunctionTable';
import { Panel } from '../layout';

/** Every day of the closed journeys, by who accounts for it; adds up exactly. */
export function WhereTheDaysGo(props: {
  journeys: JourneysInsight;
  busy?: boolean;
}) {
  const { journeys, busy } = props;
  return (
    <Panel
      title="Where the days go"
      subtitle="Sums of elapsed time, because only sums add up. Fill is the kind of time."
      busy={busy}
      flush
      footer={
        <>
          {formatCount(journeys.closed, 'closed journey')} ·{' '}
          {formatCount(journeys.open, 'open journey')} not included
          <KindLegend />
        </>
      }
    >
      <FunctionTable
        byFunction={journeys.byFunction}
        label="Where the days go"
      />
    </Panel>
  );
}
