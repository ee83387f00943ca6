import { PrometheusConfig } from '../config/readPrometheusConfig';
import { PrometheusError } from './PrometheusError';

/**
 * A failure on the way, in words for the card of an outcome.
 *
 * @remarks
 * Those of the HTTP client name hosts and what a network stack says, which is
 * for the log; people who see a card need to know what to set.
 */
export function failureOf(error: Error, config: PrometheusConfig): Error {
  const { at } = config;
  switch (error.name) {
    case 'PrometheusError':
      return error;
    case 'SourceUnavailableError':
      return new PrometheusError(
        `gives no complete answer; check that it runs, that the backend reaches ${at}.baseUrl, and that it answers within ${at}.requestTimeout`,
      );
    case 'SourceRateLimitedError':
      return new PrometheusError(
        'asks to wait longer than a reading can; read less often, with a longer every',
      );
    case 'SourceAnswerError':
      return new PrometheusError(
        /larger than/.test(error.message)
          ? 'the answer is too large; the expression gives too many series: aggregate them to one with sum(), max() or avg()'
          : `leads elsewhere (redirect); write the address that it leads to as ${at}.baseUrl`,
      );
    default:
      return new PrometheusError(
        'cannot be asked; the log of the backend says more',
      );
  }
}
