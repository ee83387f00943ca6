import { PatternList } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatInstant } from '../../format';
import { usePatterns } from '../../hooks';
import { ConformancePanel, PolicyLibraryPanel } from '../Compliance';
import { Card, Cards, Panel } from '../layout';
import { Answer, SkeletonRows } from '../states';
import { NoPatterns } from './NoPatterns';
import { OpenExceptions } from './OpenExceptions';
import { PatternsForbidden } from './PatternsForbidden';
import { PatternTable } from './PatternTable';
import { isQueued, ReviewQueue } from './ReviewQueue';

/** Every pattern, and on top what somebody has to do. */
export function PatternListView() {
  const query = usePatterns();
  const { data } = query;
  return (
    <Cards>
      {data && data.items.some(isQueued) && (
        <Card span={12}>
          <ReviewQueue list={data} />
        </Card>
      )}
      {data && <OpenExceptions list={data} />}
      <Card span={12}>
        <Panel
          title="Patterns"
          subtitle="Environments that functions approved in advance. Inside its envelope nobody has to be asked."
          busy={query.isFetching && Boolean(data)}
          flush
          footer={data && <Footer list={data} failed={Boolean(query.error)} />}
        >
          <Answer
            what="the patterns"
            query={query}
            skeleton={<SkeletonRows rows={4} height={56} />}
            forbidden={<PatternsForbidden />}
          >
            {list =>
              list.items.length === 0 ? (
                <NoPatterns />
              ) : (
                <PatternTable list={list} />
              )
            }
          </Answer>
        </Panel>
      </Card>
      <Card span={12}>
        <PolicyLibraryPanel />
      </Card>
      <Card span={12}>
        <ConformancePanel />
      </Card>
    </Cards>
  );
}

function Footer(props: { list: PatternList; failed: boolean }) {
  const asOf = formatInstant(props.list.asOf);
  return (
    <span role={props.failed ? 'alert' : undefined}>
      {props.failed
        ? `Could not ask again: this was so at ${asOf}.`
        : `As of ${asOf}. Ready and productive count from the request.`}
    </span>
  );
}
