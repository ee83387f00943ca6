import {
  Build,
  CheckSuite,
  Project,
  Timeline,
  TimelineRecord,
} from '../api/types';
import { Pass } from './Pass';

/** Checks that may be business hours or a delay: only their settings say so. */
const TASK_CHECK = /task ?check/i;

const checkOf = ({ type }: TimelineRecord) => type.startsWith('Checkpoint.');

const recordsOf = (timelines: readonly Timeline[]) =>
  timelines.flatMap(({ records }) => records ?? []);

/** The last attempts of all stages, and the timelines of the earlier ones. */
async function timelinesOf(
  build: Build,
  project: Project,
  pass: Pass,
): Promise<Timeline[]> {
  const ask = (id: string) =>
    pass.optional(
      `${project.name} timelines`,
      pass.client.get<Timeline | undefined>(
        pass.client.address(`build/builds/${build.id}/timeline${id}`, {
          project: project.id,
        }),
        pass.signal,
      ),
    );
  const last = await ask('');
  const earlier = new Set(
    recordsOf(last ? [last] : [])
      .flatMap(({ previousAttempts }) => previousAttempts ?? [])
      .flatMap(({ timelineId }) => timelineId ?? []),
  );
  earlier.delete(last?.id ?? '');
  const found = await Promise.all([...earlier].map(id => ask(`/${id}`)));
  return [last, ...found].filter(each => each !== undefined);
}

/** Suites of the checkpoints that check something: they name what is protected. */
async function suitesOf(
  records: readonly TimelineRecord[],
  project: Project,
  pass: Pass,
): Promise<CheckSuite[]> {
  const checkpoints = new Set(
    records.filter(checkOf).flatMap(({ parentId }) => parentId ?? []),
  );
  const found = await Promise.all(
    [...checkpoints].map(id =>
      pass.optional(
        `${project.name} checks`,
        pass.client.get<CheckSuite>(
          pass.client.address(`pipelines/checks/runs/${id}`, {
            project: project.id,
            query: { $expand: 'resources' },
          }),
          pass.signal,
        ),
      ),
    ),
  );
  return found.filter(each => each !== undefined);
}

/** Who was asked and who decided: approvals have the numbers of their records. */
async function approvalsOf(
  records: readonly TimelineRecord[],
  project: Project,
  pass: Pass,
): Promise<object[]> {
  const ids = records
    .filter(({ type }) => type === 'Checkpoint.Approval')
    .map(({ id }) => id);
  if (ids.length === 0) {
    return [];
  }
  const address = pass.client.address('pipelines/approvals', {
    project: project.id,
    query: { approvalIds: [...new Set(ids)].join(','), $expand: 'steps' },
  });
  const found = await pass.optional(
    `${project.name} approvals`,
    pass.client.list<object>(address, pass.signal),
  );
  return found ?? [];
}

/** Settings of the checks whose kind they decide, asked for once. */
async function configurationsOf(
  suites: readonly CheckSuite[],
  project: Project,
  pass: Pass,
): Promise<object[]> {
  const ids = suites
    .flatMap(({ checkRuns }) => checkRuns ?? [])
    .filter(run => TASK_CHECK.test(run.checkConfigurationRef?.type?.name ?? ''))
    .flatMap(run => run.checkConfigurationRef?.id ?? []);
  const found = await Promise.all(
    [...new Set(ids)].map(async id => {
      const key = `${project.id}/${id}`;
      const known = pass.checks.get(key);
      const asked =
        known ??
        (await pass.optional(
          `${project.name} checks`,
          pass.client.get<object>(
            pass.client.address(`pipelines/checks/configurations/${id}`, {
              project: project.id,
              query: { $expand: 'settings' },
            }),
            pass.signal,
          ),
        ));
      if (asked) {
        pass.checks.set(key, asked);
      }
      return asked;
    }),
  );
  return found.filter(each => each !== undefined);
}

/** Names of environments, where the suites give their numbers only. */
async function environmentsFor(
  suites: readonly CheckSuite[],
  project: Project,
  pass: Pass,
): Promise<object[]> {
  const isNameless = suites
    .flatMap(({ checkRuns }) => checkRuns ?? [])
    .map(run => run.checkConfigurationRef?.resource)
    .some(resource => resource?.type === 'environment' && !resource.name);
  const found = isNameless
    ? await pass.optional(
        `${project.name} environments`,
        pass.environmentsOf(project),
      )
    : [];
  return found ?? [];
}

/** A build with everything about it, as the adapter reads it together. */
export async function runPayload(
  build: Build,
  project: Project,
  pass: Pass,
): Promise<object> {
  const timelines = await timelinesOf(build, project, pass);
  const records = recordsOf(timelines);
  const checkSuites = await suitesOf(records, project, pass);
  return {
    build,
    timelines,
    checkSuites,
    approvals: await approvalsOf(records, project, pass),
    configurations: await configurationsOf(checkSuites, project, pass),
    environments: await environmentsFor(checkSuites, project, pass),
  };
}
