import { Card, Cards, Panel, StatPanel } from '../layout';
import { SkeletonRows } from '../states';

const KPIS = [
  'Need → deployed, P50',
  'Flow efficiency',
  'Requested → productive, P50',
  'Waiting at gates now',
];
const PANELS = [
  'Where the days go',
  'Gates',
  'Waiting now',
  'Longest and shortest journeys',
];

/** The overview's final shape, with headings and without figures. */
export function OverviewSkeleton() {
  return (
    <Cards>
      {KPIS.map(label => (
        <Card key={label} span={3}>
          <StatPanel
            label={label}
            value={<SkeletonRows rows={1} height={40} width={96} />}
          />
        </Card>
      ))}
      {PANELS.map(title => (
        <Card key={title} span={6}>
          <Panel title={title}>
            <SkeletonRows rows={6} />
          </Panel>
        </Card>
      ))}
    </Cards>
  );
}
