import { Fact } from '@delivery-stack/flow';
import { Analysis, Repository } from '../../api/types';
import { Pass } from '../Pass';
import { AlertReading } from './AlertReading';

/** The longest name of a tool that findings have. */
const LONGEST_TOOL = 200;

/** When a tool looked at everything. */
interface Scan {
  tool: string;
  /** What tells this scan from the others of the tool. */
  id: string;
  /** Epoch milliseconds. */
  time: number;
}

function scanFact(
  { tool, id, time }: Scan,
  { list, repository, pass }: AlertReading,
): Fact<'scan.finished'> {
  const key = `${repository}/${list.path}/scans/${tool}`;
  return {
    type: 'scan.finished',
    id: `${key}/${id}`,
    source: pass.config.source,
    time,
    data: { key, repository, kind: list.kind, tool },
  };
}

/** Analyses of the default branch, the latest first: its alerts are those listed. */
async function analysesOf(repository: string, pass: Pass): Promise<Analysis[]> {
  const asked = await pass.optional(
    'repositories',
    pass.client.get<Repository>('GET /repos/{owner}/{repo}', {
      subject: repository,
    }),
  );
  const branch = asked?.body.default_branch;
  if (!branch) {
    return [];
  }
  const answer = await pass.optional(
    'code scanning',
    pass.client.get<Analysis[]>(
      'GET /repos/{owner}/{repo}/code-scanning/analyses',
      {
        subject: repository,
        parameters: {
          ref: `refs/heads/${branch}`,
          sort: 'created',
          direction: 'desc',
          per_page: 100,
        },
      },
    ),
  );
  return answer?.body ?? [];
}

/** The latest analysis of each tool that did not fail. */
function latestOf(analyses: readonly Analysis[]): Scan[] {
  const scans = new Map<string, Scan>();
  for (const { id, created_at, error, tool } of analyses) {
    const name = tool?.name?.slice(0, LONGEST_TOOL);
    const time = Date.parse(created_at);
    if (name && !error && time && !scans.has(name)) {
      scans.set(name, { tool: name, id: String(id), time });
    }
  }
  return [...scans.values()];
}

/**
 * The scans that a list of open alerts is the outcome of.
 *
 * @remarks
 * Dependabot and secret scanning watch all the time: what they list, they know
 * when it is read. Code scanning knows what its last analysis found, which may
 * have been a year ago, or never.
 *
 * @param readAt - When the reading began, epoch milliseconds.
 */
export async function scansOf(
  reading: AlertReading,
  readAt: number,
): Promise<Array<Fact<'scan.finished'>>> {
  const { list, repository, pass } = reading;
  const scans = list.tool
    ? [{ tool: list.tool, id: String(readAt), time: readAt }]
    : latestOf(await analysesOf(repository, pass));
  return scans.map(scan => scanFact(scan, reading));
}
