const BOUNDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const NAME = 'http_server_request_duration_seconds';

/** Counts requests by status, in the format that Prometheus scrapes. */
export function createMetrics() {
  const byStatus = new Map();
  return {
    observe(status, seconds) {
      const seen = byStatus.get(status) ?? {
        buckets: BOUNDS.map(() => 0),
        count: 0,
        sum: 0,
      };
      byStatus.set(status, seen);
      seen.count += 1;
      seen.sum += seconds;
      BOUNDS.forEach((bound, index) => {
        seen.buckets[index] += seconds <= bound ? 1 : 0;
      });
    },
    text() {
      const lines = [`# TYPE ${NAME} histogram`];
      for (const [status, { buckets, count, sum }] of byStatus) {
        const label = `http_response_status_code="${status}"`;
        BOUNDS.forEach((bound, index) =>
          lines.push(
            `${NAME}_bucket{${label},le="${bound}"} ${buckets[index]}`,
          ),
        );
        lines.push(
          `${NAME}_bucket{${label},le="+Inf"} ${count}`,
          `${NAME}_sum{${label}} ${sum}`,
          `${NAME}_count{${label}} ${count}`,
        );
      }
      return `${lines.join('\n')}\n`;
    },
  };
}
