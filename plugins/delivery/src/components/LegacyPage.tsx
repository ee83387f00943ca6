import { Header, Page, TabbedLayout } from '@backstage/core-components';
import { GatesView } from './Gates';
import { JourneysView } from './Journeys';
import { DeliveryRoot } from './layout';
import { OutcomesView } from './Outcomes';
import { OverviewView } from './Overview';
import { QUESTIONS } from './Pages';
import { PatternsView } from './Patterns';
import { SourcesView } from './Sources';

/** The page in apps on the old system: another header, the same views. */
export function LegacyPage() {
  return (
    <Page themeId="tool">
      <Header title="Delivery" subtitle={QUESTIONS.overview} />
      <TabbedLayout>
        <TabbedLayout.Route path="/overview" title="Overview">
          <DeliveryRoot>
            <OverviewView />
          </DeliveryRoot>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/outcomes" title="Outcomes">
          <DeliveryRoot>
            <OutcomesView />
          </DeliveryRoot>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/gates" title="Gates">
          <DeliveryRoot>
            <GatesView />
          </DeliveryRoot>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/journeys" title="Journeys">
          <DeliveryRoot>
            <JourneysView />
          </DeliveryRoot>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/patterns" title="Patterns">
          <DeliveryRoot>
            <PatternsView />
          </DeliveryRoot>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/sources" title="Sources">
          <DeliveryRoot>
            <SourcesView />
          </DeliveryRoot>
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}
