import {
  DayCounting,
  Distribution,
  formatPercentile,
  formatSample,
} from '../../format';
import { PercentileStrip } from '../charts';
import { StatPanel } from '../layout';

/** A duration's median, with its tail and what stands behind it. */
export function DurationKpi(props: {
  label: string;
  distribution: Distribution;
  counting: DayCounting;
  note?: string;
}) {
  const { label, distribution, counting, note } = props;
  const words = (percentile: 'p50' | 'p85' | 'p95') =>
    formatPercentile(distribution, percentile, counting);
  const tail = [words('p85'), words('p95')];
  const known = [distribution.p95, distribution.p85, distribution.p50].find(
    seconds => seconds !== null,
  );
  return (
    <StatPanel
      label={label}
      value={distribution.n === 0 ? 'none yet' : words('p50')}
      note={distribution.n > 0 && `P85 ${tail[0]} · P95 ${tail[1]}`}
      footer={[formatSample(distribution), note].filter(Boolean).join(' · ')}
    >
      {known && (
        <PercentileStrip
          distribution={distribution}
          counting={counting}
          max={known * 1.05}
          tone="ink"
          text={false}
        />
      )}
    </StatPanel>
  );
}
