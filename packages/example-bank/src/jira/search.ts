import { Ticket } from '../model/ticket';
import { BankPayload } from '../payload';
import { issueOf, LinkEnd } from './issue';

/** Issues per answer, as Jira limits them. */
const PAGE = 100;

/** Jira's search answers, project by project. */
export function* jiraPayloads(
  tickets: readonly Ticket[],
): Iterable<BankPayload> {
  const links = linkEnds(tickets);
  const projects = [...new Set(tickets.map(({ project }) => project))].sort();
  for (const project of projects) {
    const all = tickets.filter(ticket => ticket.project === project);
    for (let startAt = 0; startAt < all.length; startAt += PAGE) {
      const page = all.slice(startAt, startAt + PAGE);
      yield {
        path: `jira/${project}/search-${String(startAt / PAGE + 1).padStart(
          2,
          '0',
        )}.json`,
        kind: 'jira',
        payload: {
          expand: 'schema,names',
          startAt,
          maxResults: PAGE,
          total: all.length,
          issues: page.map(ticket => issueOf(ticket, links.get(ticket) ?? [])),
        },
      };
    }
  }
}

/** Both ends of every link: Jira shows it on either issue. */
function linkEnds(tickets: readonly Ticket[]): Map<Ticket, LinkEnd[]> {
  const ends = new Map<Ticket, LinkEnd[]>();
  const add = (ticket: Ticket, end: LinkEnd) =>
    ends.set(ticket, [...(ends.get(ticket) ?? []), end]);
  for (const ticket of tickets) {
    for (const { outward, inward, to } of ticket.links) {
      add(ticket, { outward, inward, to, outwards: true });
      add(to, { outward, inward, to: ticket, outwards: false });
    }
  }
  return ends;
}
