import { PrometheusConfig } from '../config/readPrometheusConfig';
import { refusalSchema } from './answer';
import { PrometheusError } from './PrometheusError';
import { quoted } from './quoted';

/** What to do about an error, by the type that Prometheus gives it. */
const byType: Readonly<
  Record<string, (said: string, config: PrometheusConfig) => string>
> = {
  bad_data: said =>
    `cannot read the expression: ${said}; correct it, as a try in the query page of Prometheus shows`,
  execution: said =>
    `cannot evaluate the expression: ${said}; select fewer series, shorten its ranges, or record it by a rule`,
  timeout: (_, { at }) =>
    `the query took too long; select fewer series, record it by a rule, or raise ${at}.queryTimeout and requestTimeout`,
};

const byStatus: Readonly<Record<number, (config: PrometheusConfig) => string>> =
  {
    401: ({ at }) => `refuses to be asked (401); correct ${at}.credentials`,
    403: ({ at }) =>
      `refuses to answer (403); let the account of ${at}.credentials read metrics`,
    404: ({ at }) =>
      `has no API there (404); correct ${at}.baseUrl, which ends before /api/v1`,
    405: ({ at }) =>
      `does not take what is asked (405); shorten the expression, or let what stands before ${at}.baseUrl take POST`,
    413: () => `finds the expression too long (413); record it by a rule`,
    414: () => `finds the expression too long (414); record it by a rule`,
  };

/** The error that an answer is which says what went wrong, or says nothing. */
export function refusalOf(
  { status, body }: { status: number; body: unknown },
  config: PrometheusConfig,
): PrometheusError {
  const known = byStatus[status]?.(config);
  if (known) {
    return new PrometheusError(known);
  }
  const { data: refusal } = refusalSchema.safeParse(body);
  if (refusal) {
    const { errorType } = refusal;
    const said = quoted(refusal.error, config);
    const worded = Object.hasOwn(byType, errorType)
      ? byType[errorType](said, config)
      : `failed: ${said}; see the log of Prometheus`;
    return new PrometheusError(worded);
  }
  return new PrometheusError(
    status >= 500
      ? `failed without a reason (${status}); see its log, and that of what stands before it`
      : `answered ${status}; check that ${config.at}.baseUrl is the address of Prometheus itself`,
  );
}
