import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigError } from '../config/loadConfig';

/** Which run of which commit looked. */
export interface PipelineRun {
  readonly commit: string;
  readonly branch: string;
  readonly isDefaultBranch: boolean;
  /** The same run again says the same. */
  readonly run: string;
  readonly link?: string;
}

/** What the command line says; the pipeline's variables fill in the rest. */
export interface RunFlags {
  commit?: string;
  branch?: string;
  defaultBranch?: string;
  run?: string;
  link?: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

const eventSchema = z.object({
  repository: z.object({ default_branch: z.string() }),
});

/**
 * The run that this process is part of, from GitHub Actions, GitLab CI or the
 * command line.
 *
 * @throws ConfigError that names what is not known.
 */
export async function pipelineRun(
  flags: RunFlags,
  variables: Variables,
): Promise<PipelineRun> {
  const known: RunFlags = variables.GITHUB_ACTIONS
    ? await ofGithub(variables)
    : ofGitlab(variables);
  const need = (name: keyof RunFlags, flag: string): string => {
    const value = flags[name] || known[name];
    if (!value) {
      throw new ConfigError(
        `${flag}: is not known from the pipeline’s variables; give it, or run in GitHub Actions or GitLab CI on a branch`,
      );
    }
    return value;
  };
  const branch = need('branch', '--branch');
  const link = flags.link ?? known.link;
  return {
    commit: need('commit', '--commit'),
    branch,
    isDefaultBranch: branch === need('defaultBranch', '--default-branch'),
    run: need('run', '--run'),
    ...(link && { link }),
  };
}

async function ofGithub(variables: Variables): Promise<RunFlags> {
  const id = variables.GITHUB_RUN_ID;
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } =
    variables;
  return {
    commit: variables.GITHUB_SHA,
    // A tag has a name of that kind too.
    branch: variables.GITHUB_REF?.startsWith('refs/heads/')
      ? variables.GITHUB_REF_NAME
      : undefined,
    defaultBranch: await githubDefaultBranch(variables.GITHUB_EVENT_PATH),
    run: id && `${id}/${variables.GITHUB_RUN_ATTEMPT ?? 1}`,
    link:
      server && repository && id
        ? `${server}/${repository}/actions/runs/${id}`
        : undefined,
  };
}

async function githubDefaultBranch(
  path: string | undefined,
): Promise<string | undefined> {
  try {
    const event = path ? JSON.parse(await readFile(path, 'utf8')) : undefined;
    return eventSchema.safeParse(event).data?.repository.default_branch;
  } catch {
    // Asked of the command line instead.
    return undefined;
  }
}

function ofGitlab(variables: Variables): RunFlags {
  return {
    commit: variables.CI_COMMIT_SHA,
    branch: variables.CI_COMMIT_BRANCH,
    defaultBranch: variables.CI_DEFAULT_BRANCH,
    run: variables.CI_JOB_ID,
    link: variables.CI_JOB_URL,
  };
}
