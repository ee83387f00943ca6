import { Mainlines } from '../history/mainline';
import { Change } from '../model/change';
import { History } from '../model/history';
import { Run } from '../model/run';
import { components } from '../organisation/products';
import { Component } from '../organisation/types';
import { BankPayload } from '../payload';
import { productionOf } from '../stories/release';
import { slugOf } from './address';
import { commitsOf } from './commit';
import {
  approvalOf,
  deploymentOf,
  environmentsOf,
  statusesOf,
} from './deployment';
import { pullOf, reviewsOf } from './pull';
import { lostAsksOf } from './deploymentReview';
import { pendingDeploymentsOf } from './pendingDeployment';
import { jobsOf, runOf } from './run';
import { synchronizations } from './synchronize';
import { timelineOf } from './timeline';

interface Recorded {
  history: History;
  mainlines: Mainlines;
  shift: number;
}

/**
 * GitHub's REST answers, repository by repository, as `gh api --paginate` writes them.
 *
 * @remarks
 * Lists whose items name what they belong to are one file; commits and
 * approvals do not, so their path says it.
 */
export function* githubPayloads(recorded: Recorded): Iterable<BankPayload> {
  for (const component of components) {
    const folder = `github/${slugOf(component)}`;
    for (const [path, payload] of filesOf(component, recorded)) {
      yield { path: `${folder}/${path}`, kind: 'github', payload };
    }
  }
}

type File = [path: string, payload: unknown];

function* filesOf(
  component: Component,
  { history, mainlines, shift }: Recorded,
): Iterable<File> {
  const own = <T extends { component: Component }>(list: readonly T[]) =>
    list.filter(each => each.component.name === component.name);
  const deployments = own(history.deployments);
  yield* changeFiles(own(history.changes), mainlines);
  yield* runFiles(own(history.runs));
  yield ['deployments.json', deployments.map(deploymentOf)];
  yield ['deployments/statuses.json', deployments.flatMap(statusesOf)];
  if (deployments.length > 0) {
    const production = productionOf(component);
    yield ['environments.json', environmentsOf(component, production, shift)];
  }
}

function* changeFiles(
  changes: readonly Change[],
  mainlines: Mainlines,
): Iterable<File> {
  yield ['pulls.json', changes.map(change => pullOf(change, mainlines))];
  for (const change of changes) {
    const folder = `pulls/${change.number}`;
    yield [`${folder}/commits.json`, commitsOf(change, mainlines)];
    const lists: File[] = [
      [`${folder}/reviews.json`, reviewsOf(change)],
      [`issues/${change.number}/timeline.json`, timelineOf(change)],
      [`${folder}/deliveries.json`, synchronizations(change, mainlines)],
    ];
    yield* lists.filter(([, list]) => (list as unknown[]).length > 0);
  }
}

function* runFiles(runs: readonly Run[]): Iterable<File> {
  const latest = runs.map(run => runOf(run));
  yield [
    'actions/runs.json',
    { total_count: latest.length, workflow_runs: latest },
  ];
  const jobs = runs.flatMap(jobsOf);
  yield ['actions/jobs.json', { total_count: jobs.length, jobs }];
  for (const run of runs) {
    const folder = `actions/runs/${run.id}`;
    for (let number = 1; number < run.attempts.length; number += 1) {
      yield [`${folder}/attempts/${number}.json`, runOf(run, number)];
    }
    const approvals = run.approvals.map(each =>
      approvalOf(run.component, each),
    );
    const lists: File[] = [
      [`${folder}/approvals.json`, approvals],
      [`${folder}/deliveries.json`, lostAsksOf(run)],
      [`${folder}/pending_deployments.json`, pendingDeploymentsOf(run)],
    ];
    yield* lists.filter(([, list]) => (list as unknown[]).length > 0);
  }
}
