import { useSources } from '../../hooks';
import { Card, Cards } from '../layout';
import { CardBoundary } from '../states';
import { ArrivedPanel } from './ArrivedPanel';
import { LinkingPanel } from './LinkingPanel';
import { SourcesPanel } from './SourcesPanel';

/** Does everything arrive, and does it fit together? */
export function SourcesView() {
  const query = useSources();
  return (
    <Cards>
      <Card span={12}>
        <SourcesPanel query={query} />
      </Card>
      {query.data && (
        <Card span={12}>
          <CardBoundary what="what could be linked">
            <LinkingPanel linking={query.data.linking} />
          </CardBoundary>
        </Card>
      )}
      <Card span={12}>
        <ArrivedPanel />
      </Card>
    </Cards>
  );
}
