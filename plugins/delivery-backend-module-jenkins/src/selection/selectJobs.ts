import {
  EventSourceContext,
  ifThere,
  ProjectSelection,
  runUnits,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { JenkinsClient } from '../api/JenkinsClient';
import { AnnotatedInstance } from '../config/readJenkinsConfig';
import { annotatedNames, trimmed } from './annotations';
import { JobWalk, SelectedJob, WalkLimits } from './JobWalk';

/** Names that a problem lists. */
const MOST_NAMED = 5;

/** What a run reads of a Jenkins. */
export interface SelectedJobs {
  jobs: readonly SelectedJob[];
  /** Jobs by their folder, where all of it was seen. */
  folders: ReadonlyMap<string, readonly string[]>;
  /** Whether a job of this full name is read, should there be one. */
  selects(name: string): boolean;
}

/** What {@link selectJobs} needs. */
export interface SelectionOptions {
  selection: ProjectSelection;
  instance: AnnotatedInstance;
  client: JenkinsClient;
  context: Pick<EventSourceContext, 'signal' | 'report'>;
  /** What the catalog's annotations say. */
  annotated: () => Promise<ReadonlySet<string>>;
  concurrency: number;
  limits?: WalkLimits;
}

/** A name and the folders that it is in, the nearest first. */
function* upwardsFrom(name: string): Generator<string> {
  for (let path = name; path; path = path.slice(0, path.lastIndexOf('/'))) {
    yield path;
    if (!path.includes('/')) {
      return;
    }
  }
}

/** Whether a job, or a folder that it is in, is named or matches a pattern. */
function selectorOf(names: ReadonlySet<string>, { matches }: ProjectSelection) {
  return (job: string): boolean => {
    for (const path of upwardsFrom(job)) {
      if (names.has(path) || matches?.(path)) {
        return true;
      }
    }
    return false;
  };
}

/** What is within a folder that is named itself is found with it. */
const outermost = (names: ReadonlySet<string>): string[] =>
  [...names]
    .filter(name => {
      const [, ...folders] = upwardsFrom(name);
      return !folders.some(folder => names.has(folder));
    })
    .sort();

function reportMissing(
  missing: readonly string[],
  { report }: SelectionOptions['context'],
): void {
  if (missing.length === 0) {
    return;
  }
  const named = missing.slice(0, MOST_NAMED).join(', ');
  const others = missing.length - MOST_NAMED;
  report.problem({
    code: 'not-found',
    subject: missing[0],
    message: `Not there, or not to be seen: ${named}${
      others > 0 ? ` and ${others} more` : ''
    }. Jenkins says of a job that may not be read that there is none.`,
    cure: 'Check the full names in projects and in the annotations jenkins.io/job-full-name, and that the user has the right Job/Read.',
    scopes: ['Job/Read'],
  });
}

/** An empty Jenkins is less likely than one that shows nothing. */
function reportEmpty(
  { hasSeenAny }: JobWalk,
  { report }: SelectionOptions['context'],
): void {
  if (!hasSeenAny) {
    report.problem({
      code: 'missing-scope',
      subject: 'all jobs',
      message:
        'Jenkins shows no job at all. It leaves out those that may not be read.',
      cure: 'Grant the rights that are named to the user.',
      scopes: ['Job/Read'],
    });
  }
}

/**
 * Finds the jobs to read.
 *
 * @remarks
 * A name may be a job's, or that of a folder or of a project that makes a job of
 * each branch: then all below it are meant. Patterns need a walk through
 * everything; names only one through themselves.
 */
export async function selectJobs(
  options: SelectionOptions,
): Promise<SelectedJobs> {
  const { selection, instance, context, concurrency } = options;
  const annotated = annotatedNames(
    selection.fromCatalog ? await options.annotated() : [],
    instance,
  );
  const configured = selection.names.map(trimmed).filter(Boolean);
  const names = new Set([...configured, ...annotated.names]);
  const expected = new Set([...configured, ...annotated.owned]);
  const selects = selectorOf(names, selection);
  const walk = new JobWalk(options);
  const missing: string[] = [];
  const units = outermost(names).map(name => ({
    name,
    find: async () => {
      const isThere = await ifThere(walk.from(name).then(() => true));
      if (!isThere) {
        missing.push(name);
      }
    },
  }));
  const everything = {
    name: 'all jobs',
    find: async () => {
      await walk.from('', selects);
      reportEmpty(walk, context);
    },
  };
  await runUnits({
    units: selection.matches ? [...units, everything] : units,
    unit: 'names',
    nameOf: ({ name }) => name,
    concurrency,
    context,
    run: ({ find }) => find(),
  });
  walk.close();
  reportMissing(missing.filter(name => expected.has(name)).sort(), context);
  const jobs = [...walk.jobs.values()].sort((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  return { jobs, folders: walk.folders, selects };
}
