import { toError } from '@backstage/errors';
import {
  FoundTickets,
  foundTickets,
  TicketQueryResolver,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { JiraSource } from './JiraSource';

/**
 * Asks every site that is configured.
 *
 * @remarks
 * A query about a project of one site is refused by the others: that counts
 * only where all refuse. A site that does not answer makes the whole fail, as
 * half of the tickets would look like all of them.
 *
 * @param sites - At least one.
 * @internal
 */
export function ticketQueryResolver(
  sites: readonly Pick<JiraSource, 'ticketKeys'>[],
): TicketQueryResolver {
  return {
    source: 'jira',
    title: 'Jira',
    async resolve(asked) {
      const found: FoundTickets[] = [];
      let refusal: Error | undefined;
      for (const site of sites) {
        try {
          found.push(await site.ticketKeys(asked));
        } catch (thrown) {
          refusal = toError(thrown);
          if (!isRefusal(refusal)) {
            throw refusal;
          }
        }
      }
      if (refusal && found.length === 0) {
        throw refusal;
      }
      return foundTickets(
        found.flatMap(({ keys }) => keys),
        { limit: asked.limit, more: found.some(({ more }) => more) },
      );
    },
  };
}

/** Whether a site said that a query is about nothing that it has; half an answer is no refusal. */
function isRefusal({ name, message }: Error): boolean {
  return (
    name === 'SourceNotFoundError' ||
    (name === 'SourceAnswerError' && /: 400\b/.test(message))
  );
}
