import {
  OutcomeList,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import Button from '@material-ui/core/Button';
import { download } from '../Gates/download';
import { outcomesToCsv } from './outcomesCsv';
import { sortOutcomes } from './portfolio';
import { PrintButton } from './PrintButton';
import { usePortfolioParams } from './usePortfolioParams';

/** Table or board, and what can be taken away from here. */
export function PortfolioActions(props: {
  list: OutcomeList;
  /** Those that are shown. */
  items: readonly OutcomeSummary[];
  state: ReturnType<typeof usePortfolioParams>;
}) {
  const { list, items, state } = props;
  const { params, setParam } = state;
  const board = params.view === 'board';
  return (
    <>
      <Button
        size="small"
        aria-pressed={board}
        onClick={() => setParam('view', board ? undefined : 'board')}
      >
        {board ? 'As a table' : 'On one page'}
      </Button>{' '}
      <Button size="small" onClick={() => setParam('view', 'campaigns')}>
        Campaigns
      </Button>{' '}
      <Button
        variant="outlined"
        color="primary"
        size="small"
        onClick={() =>
          download(
            `outcomes-${list.asOf.slice(0, 10)}.csv`,
            'text/csv;charset=utf-8',
            outcomesToCsv(sortOutcomes(items, params), list.asOf),
          )
        }
      >
        Export CSV
      </Button>{' '}
      <PrintButton />
    </>
  );
}
