import { PrometheusError } from './PrometheusError';
import { inOrder, Series } from './series';

const MOST_LABELS = 5;
const LONGEST = 60;

/** Labels that not all series share, in the order of the alphabet. */
export function differingLabels(series: readonly Series[]): string[] {
  const names = new Set(series.flatMap(({ labels }) => Object.keys(labels)));
  return [...names]
    .filter(name => new Set(series.map(({ labels }) => labels[name])).size > 1)
    .sort();
}

/**
 * The one series that an expression gives, its parts put together; undefined
 * where it gives none.
 *
 * @param parts - What was asked range by range, the earliest first.
 * @throws PrometheusError for several series, with the labels that differ.
 */
export function oneSeries(parts: readonly Series[]): Series | undefined {
  const differing = differingLabels(parts);
  if (differing.length > 0) {
    const shown = differing
      .slice(0, MOST_LABELS)
      .map(name => name.slice(0, LONGEST));
    const more = differing.length - shown.length;
    throw new PrometheusError(
      `the expression gives several series, which differ in ${shown.join(
        ', ',
      )}${
        more > 0 ? ` and ${more} more` : ''
      }; aggregate them to one with sum(), max() or avg(), or select one`,
    );
  }
  return parts.length === 0
    ? undefined
    : {
        labels: parts[0].labels,
        samples: inOrder(parts.flatMap(({ samples }) => samples)),
      };
}
