import { useParams } from 'react-router-dom';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useDeliveryLinks } from '../../frame';
import { useOutcome } from '../../hooks';
import { Panel } from '../layout';
import { OutcomeReportAnswer } from '../OutcomeReport';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { AsOf } from './AsOf';
import { PrintButton } from './PrintButton';
import { usePortfolioParams } from './usePortfolioParams';

/** One outcome over the whole width, now or as it was on a day. */
export function OutcomeDetailView() {
  const { ref = '' } = useParams();
  const { params, setParam } = usePortfolioParams();
  const classes = useReportClasses();
  const query = useOutcome(ref, params.on);
  const list = useDeliveryLinks().outcomes();
  const path = list && (params.on ? `${list}?on=${params.on}` : list);
  return (
    <div className={classes.printable}>
      {path && (
        <p>
          <Link to={path}>All outcomes</Link>
        </p>
      )}
      <Panel
        title={query.data?.title ?? 'Outcome'}
        subtitle={
          query.data && (
            <EntityRefLink entityRef={query.data.outcome}>
              Open in the catalog
            </EntityRefLink>
          )
        }
        busy={query.isFetching && Boolean(query.data)}
        action={query.data && <PrintButton />}
      >
        <div className={classes.bar}>
          <AsOf on={params.on} onChange={on => setParam('on', on)} />
        </div>
        <OutcomeReportAnswer query={query} past={Boolean(params.on)} />
      </Panel>
    </div>
  );
}
