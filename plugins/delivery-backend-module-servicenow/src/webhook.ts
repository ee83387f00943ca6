import {
  sendsToken,
  SourceWebhook,
  WebhookReading,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { isSysId } from './api/query';
import { ServiceNowConfig } from './config/readServiceNowConfig';
import { tablesTold, wishFor } from './streams/wishes';

/** Records of one webhook that are fetched; more of them is an import. */
const MOST = 1_000;

/** A text, or what the Table API writes for one. */
const textIn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'value' in value
    ? value.value
    : value;

/** Which record an object names: `{ table, sys_id }`, or the record itself. */
function namedBy(each: unknown): { table: unknown; sysId: unknown } {
  const {
    table,
    sys_class_name: className,
    sys_id: id,
    record,
  } = (each ?? {}) as Record<string, unknown>;
  if (typeof record === 'object' && record !== null) {
    const inner = namedBy(record);
    return { table: textIn(table) ?? inner.table, sysId: inner.sysId };
  }
  return { table: textIn(table) ?? textIn(className), sysId: textIn(id) };
}

function readOne(each: unknown): WebhookReading {
  const { table, sysId } = namedBy(each);
  if (typeof table !== 'string' || !isSysId(sysId)) {
    return {
      adaptations: [
        {
          facts: [],
          unrecognised:
            'a webhook that names no record; send { "table": "change_request", "sys_id": "…" }',
        },
      ],
    };
  }
  return tablesTold.includes(table)
    ? { adaptations: [], wishes: [wishFor(table, sysId)] }
    : {
        adaptations: [
          {
            facts: [],
            ignored: `webhook about ${table.slice(
              0,
              100,
            )}: no figure is computed from it`,
          },
        ],
      };
}

/**
 * How an instance tells what happens; undefined where nothing is configured.
 *
 * @remarks
 * A webhook is a wish, whatever it holds: the record is fetched. A business
 * rule sends what somebody scripted, often before the transaction is done, and
 * never the approvals and the audit that belong to it.
 */
export function webhookOf({
  secret,
  topic,
}: ServiceNowConfig['webhooks']): SourceWebhook | undefined {
  if (!secret && !topic) {
    return undefined;
  }
  return {
    topic,
    verify: request => sendsToken(request, secret),
    read: ({ body }) => {
      const told = (Array.isArray(body) ? body : [body]).slice(0, MOST);
      const readings = told.map(readOne);
      return {
        adaptations: readings.flatMap(({ adaptations }) => adaptations),
        wishes: readings.flatMap(({ wishes = [] }) => wishes),
      };
    },
  };
}
