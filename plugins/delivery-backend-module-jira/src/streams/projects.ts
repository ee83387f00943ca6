import { EventSourceContext } from '@delivery-stack/backstage-plugin-delivery-node';
import { JiraClient } from '../api/JiraClient';
import { jqlOf } from '../api/jql';
import { JiraIssue } from '../api/types';
import { IssueReader } from './IssueReader';
import { Pass } from './Pass';
import { searchPages } from './searchPages';

/** See {@link readProject}. */
export interface ReadProjectOptions {
  client: JiraClient;
  reader: IssueReader;
  context: Pick<EventSourceContext, 'memory' | 'signal'>;
  timeZone: string | undefined;
  /** How far back the first run reads, milliseconds. */
  span: number;
  now: number;
}

/**
 * Reads what changed in a project since it was last read.
 *
 * @throws SourceNotFoundError where the account does not see the project.
 */
export async function readProject(
  project: string,
  options: ReadProjectOptions,
): Promise<void> {
  const { client, reader, context, timeZone, span, now } = options;
  const { memory, signal } = context;
  const pass = await Pass.open({ memory, project, span, now });
  const { since } = pass;
  const pages = searchPages({
    client,
    from: pass.from,
    jqlFrom: from => jqlOf({ project, timeZone, from, since }),
  });
  for (;;) {
    const page = await nextPage(pages, () => client.requireProject(project));
    if (!page) {
      return;
    }
    signal.throwIfAborted();
    const issues = pass.unknown(page);
    await reader.take(issues);
    await pass.stored(issues);
  }
}

/**
 * A query about a project that the account does not see is refused as if it
 * could not be read, in the language of the account: so ask for the project.
 */
async function nextPage(
  pages: AsyncGenerator<JiraIssue[]>,
  requireProject: () => Promise<void>,
): Promise<JiraIssue[] | undefined> {
  try {
    const { value, done } = await pages.next();
    return done ? undefined : value;
  } catch (error) {
    if ((error as Error).name === 'SourceAnswerError') {
      await requireProject();
    }
    throw error;
  }
}
