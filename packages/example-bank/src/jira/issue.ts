import { Ticket, TicketType } from '../model/ticket';
import { bank } from '../organisation/bank';
import { jiraTime } from '../time/wireTime';
import { changelogOf, resolutionFor } from './changelog';
import { categoryOf, statusOf } from './statuses';
import { jiraUser } from './user';

/** Where the risk class stands; `inputs.jira.riskField` of the configuration. */
export const RISK_FIELD = 'customfield_10410';

const types: Record<TicketType, { id: string; hierarchyLevel: number }> = {
  Initiative: { id: '10001', hierarchyLevel: 2 },
  Feature: { id: '10002', hierarchyLevel: 1 },
  Epic: { id: '10003', hierarchyLevel: 1 },
  Story: { id: '10004', hierarchyLevel: 0 },
  Task: { id: '10005', hierarchyLevel: 0 },
  'Security Review': { id: '10006', hierarchyLevel: 0 },
  Incident: { id: '10008', hierarchyLevel: 0 },
};

const priorities = { High: '2', Medium: '3', Low: '4' };

const rest = (path: string) => `${bank.jira}/rest/api/2/${path}`;

/** Numbers an issue by its key, so that ids do not depend on what else is written. */
function idOf({ project, key }: Ticket): number {
  const number = Number(key!.slice(project.length + 1));
  const letters = [...project].reduce(
    (sum, each) => sum * 26 + each.charCodeAt(0) - 64,
    0,
  );
  return letters * 10_000 + number;
}

const typeOf = ({ type }: Ticket) => ({
  self: rest(`issuetype/${types[type].id}`),
  name: type,
  subtask: false,
  ...types[type],
});

/** Status after the last move. */
const statusNow = ({ moves, status }: Ticket) =>
  moves[moves.length - 1]?.to ?? status;

/** When it became done and stayed so. */
function resolvedAt(ticket: Ticket): number | undefined {
  let at: number | undefined;
  for (const move of ticket.moves) {
    at = categoryOf(move.to) === 'done' ? at ?? move.at : undefined;
  }
  return at;
}

const brief = (ticket: Ticket) => ({
  id: String(idOf(ticket)),
  key: ticket.key,
  self: rest(`issue/${idOf(ticket)}`),
  fields: {
    summary: ticket.summary,
    status: statusOf(bank.jira, statusNow(ticket)),
    issuetype: typeOf(ticket),
  },
});

/** A link as one of its two ends sees it. */
export interface LinkEnd {
  outward: string;
  inward: string;
  to: Ticket;
  /** True where the ticket is the one that does it, such as the blocking one. */
  outwards: boolean;
}

function linkOf(ticket: Ticket, { outward, inward, to, outwards }: LinkEnd) {
  const [blocker, blocked] = outwards ? [ticket, to] : [to, ticket];
  return {
    id: `${idOf(blocker)}${idOf(blocked)}`,
    type: { id: '10100', name: 'Blocks', inward, outward },
    [outwards ? 'outwardIssue' : 'inwardIssue']: brief(to),
  };
}

function commentsOf(ticket: Ticket) {
  const comments = ticket.remarks.map(({ at, by, text }, index) => ({
    self: rest(`issue/${idOf(ticket)}/comment/${idOf(ticket)}${index}`),
    id: `${idOf(ticket)}${index}`,
    author: jiraUser(by),
    body: text,
    created: jiraTime(at),
    updated: jiraTime(at),
  }));
  return {
    comments,
    maxResults: comments.length,
    total: comments.length,
    startAt: 0,
  };
}

/** Latest instant that the issue knows of. */
export function lastInstant(ticket: Ticket): number {
  const { created, moves, edits, remarks } = ticket;
  return Math.max(
    created,
    ...[...moves, ...edits, ...remarks].map(({ at }) => at),
  );
}

const projectOf = ({ project }: Ticket) => ({
  self: rest(`project/${project}`),
  key: project,
  name: project,
});

const componentsOf = ({ component }: Ticket) =>
  component
    ? [{ self: rest(`component/${component.name}`), name: component.name }]
    : [];

/** An issue as `/rest/api/2/search?expand=changelog` writes it. */
export function issueOf(ticket: Ticket, links: readonly LinkEnd[]) {
  const id = idOf(ticket);
  const status = statusNow(ticket);
  const resolved = resolvedAt(ticket);
  return {
    expand: 'operations,changelog',
    id: String(id),
    self: rest(`issue/${id}`),
    key: ticket.key,
    fields: {
      summary: ticket.summary,
      issuetype: typeOf(ticket),
      project: projectOf(ticket),
      status: statusOf(bank.jira, status),
      priority: { name: ticket.priority, id: priorities[ticket.priority] },
      created: jiraTime(ticket.created),
      updated: jiraTime(lastInstant(ticket)),
      resolutiondate: resolved === undefined ? null : jiraTime(resolved),
      resolution:
        resolved === undefined
          ? null
          : { id: '1', name: resolutionFor(status) },
      labels: ticket.labels,
      components: componentsOf(ticket),
      issuelinks: links.map(link => linkOf(ticket, link)),
      ...(ticket.parent ? { parent: brief(ticket.parent) } : {}),
      [RISK_FIELD]: ticket.risk
        ? { self: rest(`customFieldOption/${ticket.risk}`), value: ticket.risk }
        : null,
      reporter: jiraUser(ticket.reporter),
      creator: jiraUser(ticket.reporter),
      comment: commentsOf(ticket),
    },
    changelog: changelogOf(ticket, id),
  };
}
