import { Deployment, EnvironmentApproval } from '../model/run';
import { Component } from '../organisation/types';
import { OPENING } from '../time/instants';
import { githubTime } from '../time/wireTime';
import { account, apiOf, numberOf, webOf } from './address';

/** A deployment, as `GET …/deployments` lists it. */
export function deploymentOf(deployment: Deployment) {
  const { component, id, environment, created, states, by } = deployment;
  const url = `${apiOf(component)}/deployments/${id}`;
  const updated = states[states.length - 1]?.at ?? created;
  return {
    url,
    id,
    task: 'deploy',
    original_environment: environment,
    environment,
    description: null,
    created_at: githubTime(created),
    updated_at: githubTime(updated),
    statuses_url: `${url}/statuses`,
    repository_url: apiOf(component),
    creator: account(by),
    sha: deployment.sha,
    ref: 'main',
    payload: {},
    transient_environment: false,
    production_environment: environment !== 'staging',
  };
}

/** What became of it, newest first, as `…/deployments/{id}/statuses` answers. */
export function statusesOf(deployment: Deployment) {
  const { component, id, environment, states, by, run } = deployment;
  const api = apiOf(component);
  const log = run ? `${webOf(component)}/actions/runs/${run.id}` : '';
  return states
    .map(({ at, state }, index) => ({
      url: `${api}/deployments/${id}/statuses/${id! * 10 + index}`,
      id: id! * 10 + index,
      state,
      creator: account(by),
      description: '',
      environment,
      target_url: log,
      log_url: log,
      environment_url: '',
      created_at: githubTime(at),
      updated_at: githubTime(at),
      deployment_url: `${api}/deployments/${id}`,
      repository_url: api,
    }))
    .reverse();
}

/** An environment, as it is embedded in other objects. */
export function environmentBrief(component: Component, name: string) {
  return {
    id: numberOf(`${component.name}/${name}`),
    name,
    url: `${apiOf(component)}/environments/${name}`,
    html_url: `${webOf(
      component,
    )}/deployments/activity_log?environments_filter=${name}`,
  };
}

/** Who approved a run's environment; the vendor does not say when. */
export function approvalOf(
  component: Component,
  approval: EnvironmentApproval,
) {
  const { state, comment, environment, by } = approval;
  return {
    state,
    comment,
    environments: [environmentBrief(component, environment)],
    user: account(by),
  };
}

/** The environments of a repository with what protects them. */
export function environmentsOf(
  component: Component,
  production: string,
  shift: number,
) {
  const { regulated, waitTimer } = component.product;
  const since = githubTime(OPENING + shift);
  const rules = [
    ...(waitTimer
      ? [{ id: 1, type: 'wait_timer', wait_timer: waitTimer }]
      : []),
    ...(regulated
      ? [
          {
            id: 2,
            type: 'required_reviewers',
            prevent_self_review: true,
            reviewers: [],
          },
        ]
      : []),
  ];
  const environments = [
    { name: 'staging', protection_rules: [] },
    { name: production, protection_rules: rules },
  ].map(({ name, protection_rules }) => ({
    ...environmentBrief(component, name),
    created_at: since,
    updated_at: since,
    protection_rules,
  }));
  return { total_count: environments.length, environments };
}
