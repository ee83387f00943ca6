import {
  FoundTickets,
  foundTickets,
  SourceAnswerError,
  SourceNotFoundError,
  TicketQuery,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { JiraClient } from '../api/JiraClient';
import { limitedJql } from '../api/limitedJql';

/** Projects that one query names: an address ends somewhere. */
const PROJECTS = 100;
/** More pages than these are no answer, whatever a site says. */
const MOST_PAGES = 100;

type SearchClient = Pick<JiraClient, 'deployment' | 'projects' | 'searchKeys'>;

const upper = (text: string) => text.toLocaleUpperCase('en-US');

const inProjects = (projects: readonly string[]) => {
  const known = new Set(projects.map(upper));
  return (key: string) => known.has(upper(key.replace(/-\d+$/, '')));
};

/**
 * Keys of the tickets that a query finds in some projects, the latest first.
 *
 * @remarks
 * A project that the account does not see would make Jira refuse the whole
 * query: so those that it sees are asked for. Costs a request for 100 keys, and
 * for 100 projects of the site.
 *
 * @throws InputError where the query cannot be limited to the projects.
 */
export async function ticketKeys(
  { query, limit }: Pick<TicketQuery, 'query' | 'limit'>,
  options: { client: SearchClient; projects: readonly string[] },
): Promise<FoundTickets> {
  const { client } = options;
  const queries = (await visible(options)).map(some => limitedJql(query, some));
  const isRead = inProjects(options.projects);
  const keys = new Set<string>();
  for (const jql of queries) {
    for await (const page of keyPages(client, jql)) {
      // Jira limits the answer; what it gives beyond is not taken.
      for (const key of page.filter(isRead)) {
        keys.add(key);
      }
      if (keys.size > limit) {
        return foundTickets(keys, { limit });
      }
    }
  }
  return foundTickets(keys, { limit });
}

async function visible({
  client,
  projects,
}: {
  client: SearchClient;
  projects: readonly string[];
}): Promise<string[][]> {
  const wanted = new Set(projects.map(upper));
  const found: string[] = [];
  for await (const key of client.projects()) {
    if (wanted.has(upper(key))) {
      found.push(key);
    }
  }
  if (found.length === 0) {
    throw new SourceNotFoundError(
      'its account sees none of the projects that are configured; see the page Sources',
    );
  }
  return chunksOf(found);
}

async function* keyPages(
  client: SearchClient,
  jql: string,
): AsyncGenerator<string[]> {
  let startAt = 0;
  let nextPageToken: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await client.searchKeys(
      client.deployment === 'cloud' ? { jql, nextPageToken } : { jql, startAt },
    );
    yield page.issues.map(({ key }) => String(key));
    startAt += page.issues.length;
    nextPageToken = page.isLast ? undefined : page.nextPageToken;
    const isOver =
      client.deployment === 'cloud'
        ? nextPageToken === undefined
        : page.issues.length === 0 || startAt >= (page.total ?? 0);
    if (isOver) {
      return;
    }
  }
  throw new SourceAnswerError('the pages of a search do not end');
}

function chunksOf(keys: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let at = 0; at < keys.length; at += PROJECTS) {
    chunks.push(keys.slice(at, at + PROJECTS));
  }
  return chunks;
}
