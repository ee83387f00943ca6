import { OutcomeList } from '@delivery-stack/backstage-plugin-delivery-common';
import LockIcon from '@material-ui/icons/LockOutlined';
import FlagIcon from '@material-ui/icons/OutlinedFlag';
import { formatCount, formatInstant } from '../../format';
import { useOutcomes } from '../../hooks';
import { Panel, VisuallyHidden } from '../layout';
import { DeclareButtons } from '../Outcome/NoOutcome';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { Answer, Notice, SkeletonRows } from '../states';
import { Board } from './Board';
import { filterOutcomes, sortOutcomes } from './portfolio';
import { PortfolioActions } from './PortfolioActions';
import { PortfolioFilterBar } from './PortfolioFilterBar';
import { PortfolioTable } from './PortfolioTable';
import { usePortfolioParams } from './usePortfolioParams';

/** Every outcome that the reader may read: as a table, or on one page. */
export function PortfolioView() {
  const state = usePortfolioParams();
  const classes = useReportClasses();
  const { params } = state;
  const query = useOutcomes(params.on);
  const { data } = query;
  const found = data ? filterOutcomes(data.items, params) : [];
  return (
    <div className={classes.printable}>
      <PortfolioFilterBar state={state} items={data?.items ?? []} />
      {data && (
        <VisuallyHidden live>
          {formatCount(found.length, 'outcome')} of {data.items.length}
        </VisuallyHidden>
      )}
      <Panel
        title={params.view === 'board' ? 'Outcomes on one page' : 'Outcomes'}
        subtitle="What result is wanted, whether it is coming, and how long value takes."
        busy={query.isFetching && Boolean(data)}
        flush={params.view === 'table'}
        action={
          data && <PortfolioActions list={data} items={found} state={state} />
        }
        footer={data && <Footer list={data} failed={Boolean(query.error)} />}
      >
        <Answer
          what="the outcomes"
          query={query}
          skeleton={<SkeletonRows rows={6} height={48} />}
          forbidden={
            <Notice
              icon={LockIcon}
              text="Outcomes are visible to whoever may read them in the catalog."
              detail="Ask whoever runs this Backstage."
            />
          }
        >
          {list => <Found list={list} state={state} found={found} />}
        </Answer>
      </Panel>
    </div>
  );
}

function Found(props: {
  list: OutcomeList;
  found: OutcomeList['items'];
  state: ReturnType<typeof usePortfolioParams>;
}) {
  const { list, found, state } = props;
  const { params } = state;
  if (list.items.length === 0) {
    return params.on ? (
      <Notice
        icon={FlagIcon}
        text="Nothing was recorded of any outcome on that day."
        detail="Choose a later day above."
      />
    ) : (
      <Notice
        icon={FlagIcon}
        text="No outcome is declared yet, or none that you may read."
        detail="An outcome is an entity of kind Outcome in the catalog."
        action={<DeclareButtons />}
      />
    );
  }
  if (found.length === 0) {
    return (
      <Notice
        icon={FlagIcon}
        text="No outcome matches these filters."
        detail="Take one of them away above."
      />
    );
  }
  return params.view === 'board' ? (
    <Board items={found} />
  ) : (
    <PortfolioTable items={sortOutcomes(found, params)} state={state} />
  );
}

function Footer(props: { list: OutcomeList; failed: boolean }) {
  const asOf = formatInstant(props.list.asOf);
  return (
    <span role={props.failed ? 'alert' : undefined}>
      {props.failed
        ? `Could not ask again: this was so at ${asOf}.`
        : `As of ${asOf}. A quarter is 91 days.${recomputedWords(props.list)}`}
    </span>
  );
}

/** Figures of a quarter ago that were not recorded then say so. */
function recomputedWords({ items }: OutcomeList): string {
  const count = items.filter(({ before }) => before?.recomputed).length;
  return count === 0
    ? ''
    : ` Of ${formatCount(
        count,
        'outcome',
      )} nothing was recorded then: what stands of it is worked out from what is known today.`;
}
