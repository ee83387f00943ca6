import { told } from '../__testUtils__/told';
import {
  approval,
  build,
  hook,
  pullRequest,
  released,
  remark,
  row,
} from './__testUtils__/payloads';
import { adaptAzureDevOps } from './adaptAzureDevOps';

const read = (payload: unknown) => adaptAzureDevOps(payload);

describe('service hooks', () => {
  it.each([
    'git.pullrequest.created',
    'git.pullrequest.updated',
    'git.pullrequest.merged',
  ])('%s tells exactly what the answer tells', type => {
    expect(read(hook(type, pullRequest())).facts).toEqual(
      read(pullRequest()).facts,
    );
  });

  it('tell a comment exactly as its thread does', () => {
    const [{ comments }] = [remark(7, '10:30')];
    const href =
      'https://dev.azure.com/harbour/_apis/git/repositories/r/pullRequests/12/threads/7/comments/1';
    const { facts } = read(
      hook('ms.vss-code.git-pullrequest-comment-event', {
        comment: { ...comments[0], _links: { self: { href } } },
        pullRequest: pullRequest(),
      }),
    );
    const fetched = read({
      pullRequest: pullRequest(),
      threads: [remark(7, '10:30')],
    });
    expect(facts).toEqual(fetched.facts);
  });

  it('tell a build exactly as its answer does, or too little', () => {
    expect(read(hook('build.complete', build())).facts).toEqual(
      read(build()).facts,
    );
    const old = {
      id: 70,
      status: 'succeeded',
      startTime: '2026-03-02T09:02:00Z',
    };
    expect(read(hook('build.complete', old))).toMatchObject({
      facts: [],
      ignored: expect.stringMatching('too little'),
    });
  });

  it('tell an approval of a run, beside what the run tells', () => {
    const resource = {
      approval: approval(),
      run: { id: 70 },
      stage: { name: 'deploy', displayName: 'Deploy' },
      resource: { type: 'environment', id: '3', name: 'production' },
      attemptId: 1,
    };
    const type = 'ms.vss-pipelinechecks-events.approval-completed';
    const { facts } = read(hook(type, resource));
    expect(told(facts)).toEqual([
      '09:10 approval.created',
      '09:30 approval.closed',
    ]);
    expect(facts[0]).toMatchObject({
      source: 'azure-devops:dev.azure.com/harbour',
      id: expect.stringMatching('without-headSha'),
      data: {
        key: 'approvals/ap1',
        run: 'builds/70',
        environment: 'production',
        name: 'Deploy',
      },
    });
    const empty = { ...resource, run: null };
    expect(read(hook(type, empty)).ignored).toMatch('too little');
  });

  it('tell approvals and deployments of releases', () => {
    const { facts } = read(
      hook('ms.vss-release.deployment-approval-completed-event', {
        approval: row(1),
      }),
    );
    expect(facts).toEqual(read(row(1)).facts);
    expect(
      read(
        hook('ms.vss-release.deployment-completed-event', {
          deployment: released(),
        }),
      ).facts,
    ).toEqual(read(released()).facts);
  });

  it.each([
    ['ms.vss-pipelines.run-state-changed-event', 'too little'],
    ['ms.vss-pipelinechecks-events.check-updated-event', 'too little'],
    ['ms.vss-release.release-created-event', 'deployments and approvals'],
    ['git.push', 'pull requests'],
    ['workitem.updated', 'ticket system'],
    ['ms.vss-alerts.alert-created-event', 'no part of any figure'],
  ])('%s are ignored on purpose', (type, why) => {
    expect(read(hook(type, { id: 1 }))).toMatchObject({
      facts: [],
      ignored: expect.stringMatching(why),
    });
  });
});
