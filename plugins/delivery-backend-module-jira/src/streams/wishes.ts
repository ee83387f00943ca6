import {
  concernsTheRun,
  EventSourceContext,
  ifThere,
  runUnits,
  SourceWish,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { JiraClient } from '../api/JiraClient';
import { JiraIssue } from '../api/types';
import { IssueReader } from './IssueReader';

/** What a wish may name: an issue's key or its internal id. */
export const isIssueName = (text: unknown): text is string =>
  typeof text === 'string' && /^([A-Z][A-Z0-9_]*-\d+|\d+)$/.test(text);

const projectOf = ({ key, fields }: JiraIssue) =>
  fields.project?.key ?? key.replace(/-\d+$/, '');

/**
 * Fetches the issues that webhooks named.
 *
 * @remarks
 * One that fails stays for the next run, and is reported; the projects are
 * read all the same.
 */
export async function fetchWishes(options: {
  client: JiraClient;
  reader: IssueReader;
  context: EventSourceContext;
  projects: ReadonlySet<string>;
}): Promise<void> {
  const { client, reader, context, projects } = options;
  const { wishes } = context;
  const units = await wishes.pending();
  if (units.length === 0) {
    return;
  }
  const fetch = async (wish: SourceWish) => {
    // It may be gone, or the account may not see it.
    const issue = await ifThere(client.issue(wish.key));
    // Somebody may have moved it elsewhere, or send webhooks of every project.
    if (issue && projects.has(projectOf(issue))) {
      await reader.take([issue]);
    }
    await wishes.fulfilled(wish);
  };
  try {
    await runUnits<SourceWish>({
      units,
      unit: 'issues',
      nameOf: ({ key }) => key,
      concurrency: 4,
      context,
      run: fetch,
    });
  } catch (error) {
    if (concernsTheRun(error as Error)) {
      throw error;
    }
  }
}
