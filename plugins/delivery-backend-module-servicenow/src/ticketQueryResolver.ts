import {
  foundTickets,
  TicketQueryResolver,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { ServiceNowSource } from './ServiceNowSource';

/**
 * Asks every instance that is configured; one that fails makes the whole fail,
 * as half of the tickets would look like all of them.
 *
 * @param instances - At least one.
 * @internal
 */
export function ticketQueryResolver(
  instances: readonly Pick<ServiceNowSource, 'ticketKeys'>[],
): TicketQueryResolver {
  return {
    source: 'servicenow',
    title: 'ServiceNow',
    async resolve(asked) {
      const found = await Promise.all(
        instances.map(instance => instance.ticketKeys(asked)),
      );
      return foundTickets(
        found.flatMap(({ keys }) => keys),
        { limit: asked.limit, more: found.some(({ more }) => more) },
      );
    },
  };
}
