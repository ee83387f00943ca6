import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { Connections } from '../api/Connections';
import { LONGEST_QUERY } from '../api/PrometheusClient';

const text = (problem: string) =>
  z
    .string({
      error: ({ input }) =>
        input === undefined ? problem : 'is no text; put it into quotes',
    })
    .trim()
    .min(1, problem);

/** What an outcome says of a measure that is read from Prometheus. */
export const settingsSchema = z.strictObject({
  query: text('is missing; write a PromQL expression').max(
    LONGEST_QUERY,
    `is longer than ${LONGEST_QUERY} characters; record it by a rule, and write the name of the rule`,
  ),
  connection: text(
    'is empty; write the name of a connection, or leave it out',
  ).optional(),
});

/** Of settings that are all wrong, the first of these are enough. */
const MOST = 10;

/** What is wrong with settings, as field, problem and cure. */
export function checkSettings(
  settings: JsonObject,
  connections: Connections,
): string[] {
  const { data, error } = settingsSchema.safeParse(settings);
  const complaints = (error?.issues ?? []).flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(
          key =>
            `${key.slice(
              0,
              60,
            )}: is no setting of this meter; write query and connection, and nothing else`,
        )
      : [`${issue.path.join('.') || 'settings'}: ${issue.message}`],
  );
  if (data) {
    try {
      connections.get(data.connection);
    } catch (thrown) {
      complaints.push(`connection: ${(thrown as Error).message}`);
    }
  }
  return complaints.slice(0, MOST);
}
