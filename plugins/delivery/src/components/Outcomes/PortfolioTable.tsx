import { OutcomeSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import { formatCount } from '../../format';
import { useTableClasses } from '../table';
import { groupOutcomes, OutcomeGroup, repeatedIn } from './portfolio';
import { PortfolioRow } from './PortfolioRow';
import { shortRef } from './shortRef';
import { SortHead } from './SortHead';
import {
  GroupKey,
  SORT_KEYS,
  SortKey,
  usePortfolioParams,
} from './usePortfolioParams';

/** In pixels; narrower, the table scrolls. */
const NARROWEST = 1100;

const HEADS: Record<SortKey, { label: string; width?: string }> = {
  outcome: { label: 'Outcome', width: '18%' },
  owner: { label: 'Owner' },
  progress: { label: 'Progress', width: '13%' },
  forecast: { label: 'Forecast', width: '14%' },
  timeToValue: { label: 'Time-to-value', width: '14%' },
  constraints: { label: 'Constraints' },
  risks: { label: 'Risks' },
  waiting: { label: 'Cost of waiting' },
};

/** Where small is good, or a text is read from its start, that comes first. */
const ASCENDING_FIRST: readonly SortKey[] = ['outcome', 'owner', 'forecast'];

const useStyles = makeStyles(
  theme => ({
    group: {
      padding: theme.spacing(1, 2),
      background: theme.palette.action.hover,
      textAlign: 'left',
    },
    caption: {
      padding: theme.spacing(1, 2),
      captionSide: 'top',
      textAlign: 'left',
      fontSize: 12,
      color: theme.palette.text.secondary,
    },
    print: {
      '@media print': {
        minWidth: '0 !important',
        '& *': { fontSize: '9px !important', whiteSpace: 'normal !important' },
        '& td, & th': { padding: '3px !important' },
      },
    },
  }),
  { name: 'DeliveryPortfolioTable' },
);

/** The portfolio; every column sorts. */
export function PortfolioTable(props: {
  items: readonly OutcomeSummary[];
  state: ReturnType<typeof usePortfolioParams>;
}) {
  const { items, state } = props;
  const { group } = state.params;
  const table = useTableClasses();
  const classes = useStyles();
  const groups = groupOutcomes(items, group);
  const repeated = repeatedIn(groups);
  return (
    <table
      className={`${table.table} ${classes.print}`}
      style={{ minWidth: NARROWEST }}
      aria-label="Outcomes"
    >
      {repeated > 0 && (
        <caption className={classes.caption}>
          {formatCount(repeated, 'outcome')} of several systems, shown in each
        </caption>
      )}
      <Heads state={state} />
      {groups.map(each => (
        <tbody key={each.name ?? `${each.unrecorded}`}>
          {group && (
            <tr>
              <th
                scope="rowgroup"
                colSpan={SORT_KEYS.length}
                className={classes.group}
              >
                {labelOf(each, group)},{' '}
                {formatCount(each.items.length, 'outcome')}
              </th>
            </tr>
          )}
          {each.items.map(item => (
            <PortfolioRow key={item.outcome} item={item} on={state.params.on} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function labelOf({ name, unrecorded }: OutcomeGroup, by: GroupKey): string {
  if (name !== undefined) {
    return shortRef(name);
  }
  return unrecorded ? `${by} not recorded then` : `no ${by}`;
}

function Heads(props: { state: ReturnType<typeof usePortfolioParams> }) {
  const { params, setParams } = props.state;
  const { sort, descending } = params;
  const sortBy = (key: SortKey) => {
    const first = !ASCENDING_FIRST.includes(key);
    const down = key === sort ? !descending : first;
    setParams({ sort: key, order: down ? 'desc' : undefined });
  };
  const direction = descending ? 'descending' : 'ascending';
  return (
    <thead>
      <tr>
        {SORT_KEYS.map(key => (
          <SortHead
            key={key}
            {...HEADS[key]}
            sorted={key === sort ? direction : 'none'}
            onSort={() => sortBy(key)}
          />
        ))}
      </tr>
    </thead>
  );
}
