import { useSearchParams } from 'react-router-dom';
import { GateList } from '@delivery-stack/backstage-plugin-delivery-common';
import Button from '@material-ui/core/Button';
import { Frame, useFrame } from '../../frame';
import { useGates } from '../../hooks';
import { FilterBar } from '../FilterBar';
import { Card, Cards, Panel } from '../layout';
import {
  Answer,
  FrameNotices,
  NoJourneys,
  SkeletonRows,
  Suppressed,
} from '../states';
import { download } from './download';
import { GateKpis } from './GateKpis';
import { GateLedger } from './GateLedger';
import { gatesToCsv } from './gatesCsv';

/** What does each gate cost, and what does it catch? */
export function GatesView() {
  const state = useFrame();
  const query = useGates(state.frame);
  const { data } = query;
  const shown = data && !data.frame.suppressed && data.items.length > 0;
  return (
    <>
      <FilterBar state={state} answered={data?.frame} />
      {data && <FrameNotices frame={data.frame} />}
      <Cards>
        {shown && <GateKpis gates={data.items} />}
        <Card span={12}>
          <Panel
            title="Gate value ledger"
            subtitle="What each gate costs, and what it caught. Every row can be opened."
            busy={query.isFetching && Boolean(data)}
            flush
            action={shown && <ExportButton list={data} />}
            footer={data && <Definitions list={data} />}
          >
            <Answer
              what="gates"
              query={query}
              scope={state.frame.scope}
              skeleton={<SkeletonRows rows={8} height={48} />}
            >
              {list => <Ledger list={list} frame={state.frame} />}
            </Answer>
          </Panel>
        </Card>
      </Cards>
    </>
  );
}

function Ledger(props: { list: GateList; frame: Frame }) {
  const { list, frame } = props;
  // In the URL, so that a link can point at one gate.
  const [search, setSearch] = useSearchParams();
  if (list.frame.suppressed) {
    return <Suppressed />;
  }
  if (list.items.length === 0) {
    return (
      <NoJourneys hint="Gates appear once they are configured and an event matches one of their rules." />
    );
  }
  return (
    <GateLedger
      list={list}
      frame={frame}
      opened={search.get('gate') ?? undefined}
      onOpen={gate =>
        setSearch(
          current => {
            const next = new URLSearchParams(current);
            next.delete('gate');
            if (gate) {
              next.set('gate', gate);
            }
            return next;
          },
          { replace: true },
        )
      }
    />
  );
}

function ExportButton(props: { list: GateList }) {
  const { list } = props;
  return (
    <Button
      variant="outlined"
      color="primary"
      size="small"
      onClick={() =>
        download(
          `gates-${list.frame.until.slice(0, 10)}.csv`,
          'text/csv;charset=utf-8',
          gatesToCsv(list.items, list.frame.calendar),
        )
      }
    >
      Export CSV
    </Button>
  );
}

function Definitions(props: { list: GateList }) {
  const test = props.list.items.find(gate => gate.deliveryTest)?.deliveryTest;
  const floor = test
    ? `${test.catchFloor * 100} %${test.catchFloorAssumed ? ' (assumed)' : ''}`
    : '5 %';
  return (
    <span>
      <b>Embed</b>: upper bound under {floor}. <b>Keep</b>: lower bound over it,
      at most {test?.waitingDaysPerCatchBudget ?? 30} d per catch.{' '}
      <b>Rubber stamp</b>: approved without comment or change, at once.{' '}
      <b>Caught</b>: sent back, then really changed.
    </span>
  );
}
