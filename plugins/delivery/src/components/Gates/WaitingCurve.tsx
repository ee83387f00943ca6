import { lazy, Suspense } from 'react';
import { CurvePoint } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  DayCounting,
  Distribution,
  formatDuration,
  formatPercent,
  formatPercentile,
  formatSample,
} from '../../format';
import { ChartOrTable } from '../charts';
import { SkeletonRows } from '../states';
import { Cell, HeadCell, useTableClasses } from '../table';
import { useSectionClasses } from './useSectionClasses';

// Recharts is large and only this view draws with it.
const WaitingCurveChart = lazy(() => import('./WaitingCurveChart'));

/** Share still waiting after a time, open items included. */
export function WaitingCurve(props: {
  curve: CurvePoint[];
  queue: Distribution;
  counting: DayCounting;
}) {
  const { curve, queue, counting } = props;
  const section = useSectionClasses();
  const finding = `Half of the items are taken up after ${formatPercentile(
    queue,
    'p50',
    counting,
  )}, 85 percent after ${formatPercentile(
    queue,
    'p85',
    counting,
  )}; ${formatSample(queue)}.`;
  return (
    <section>
      <h3 className={section.heading}>Share still waiting</h3>
      {curve.length < 2 ? (
        <p className={section.note}>Too few decisions to draw a curve.</p>
      ) : (
        <ChartOrTable
          chart={
            <div role="img" aria-label={finding}>
              <Suspense fallback={<SkeletonRows rows={1} height={220} />}>
                <WaitingCurveChart
                  curve={curve}
                  queue={queue}
                  counting={counting}
                />
              </Suspense>
            </div>
          }
          table={<CurveTable curve={curve} counting={counting} />}
        />
      )}
      <p className={section.note}>{formatSample(queue)} · 95 % band</p>
    </section>
  );
}

const ROWS = 12;

/** The curve at a dozen places. */
function CurveTable(props: { curve: CurvePoint[]; counting: DayCounting }) {
  const { curve, counting } = props;
  const classes = useTableClasses();
  const step = Math.max(1, Math.ceil(curve.length / ROWS));
  return (
    <table className={classes.table} aria-label="Share still waiting">
      <thead>
        <tr>
          <HeadCell>After</HeadCell>
          <HeadCell number>Still waiting</HeadCell>
          <HeadCell number>95 % band</HeadCell>
        </tr>
      </thead>
      <tbody>
        {curve
          .filter((_, index) => index % step === 0)
          .map(point => (
            <tr key={point.seconds}>
              <Cell header>{formatDuration(point.seconds, counting)}</Cell>
              <Cell number>{formatPercent(point.share)}</Cell>
              <Cell number>
                {formatPercent(point.lower)} to {formatPercent(point.upper)}
              </Cell>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
