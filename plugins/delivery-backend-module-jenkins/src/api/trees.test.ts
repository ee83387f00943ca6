import { adaptJenkins, collectFacts } from '@delivery-stack/flow/adapters';
import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected } from '../__testUtils__/connected';
import {
  commit,
  DEPLOY,
  deployed,
  deploymentStages,
  emptyController,
  HOUR,
  MAIN,
  MONDAY,
  wholeRun,
} from '../__testUtils__/testController';

afterEach(stopServers);

const SOURCE = 'jenkins:ci.harbour.example/jenkins';

/** A build of a pull request by a person, which somebody else rejected. */
function everything() {
  const controller = emptyController();
  wholeRun(controller, 7, MONDAY);
  const { build, describe, nodes } = controller.buildOf(MAIN, 7)!;
  const user = (id: string) => ({
    id,
    fullName: `person ${id}`,
    absoluteUrl: `https://ci.harbour.example/jenkins/user/${id}`,
  });
  const more = [
    {
      _class: 'hudson.model.CauseAction',
      causes: [
        {
          _class: 'hudson.model.Cause$UserIdCause',
          shortDescription: 'Started by user',
          userId: 'mia',
          userName: 'Mia',
        },
      ],
    },
    {
      _class: 'hudson.plugins.git.util.BuildData',
      lastBuiltRevision: { SHA1: commit(99), branch: [] },
      buildsByBranchName: {
        'PR-4': { buildNumber: 7, marked: { SHA1: commit(98) } },
      },
      remoteUrls: ['https://git.harbour.example/bank/library.git'],
    },
    {
      _class: 'jenkins.model.InterruptedBuildAction',
      causes: [
        {
          _class:
            'org.jenkinsci.plugins.workflow.support.steps.input.Rejection',
          shortDescription: 'Rejected by ruth',
          timestamp: MONDAY + HOUR,
          user: user('ruth'),
        },
      ],
    },
  ];
  const status = 'ABORTED';
  const [stage] = Object.values(nodes!);
  controller.putBuild(MAIN, 7, {
    build: { ...build, actions: [...build.actions, ...more], result: status },
    describe: {
      ...describe,
      status,
      stages: describe!.stages.map((each: { id: string }) =>
        each.id === stage.id ? { ...each, status } : each,
      ),
    },
    nodes: {
      [stage.id]: {
        ...stage,
        status,
        stageFlowNodes: stage.stageFlowNodes.map((each: object) => ({
          ...each,
          status,
        })),
      },
    },
  });
  controller.putBuild(
    DEPLOY,
    1,
    deployed(1, MONDAY + HOUR, { job: MAIN, number: 7 }),
  );
  return controller;
}

describe('what is asked for', () => {
  it('is all that the adapter reads of a build', async () => {
    const controller = everything();
    const given = await connected(controller);
    await given.run();
    const of = (job: string, number: number, upstream: object[] = []) => {
      const { build, describe, nodes } = controller.buildOf(job, number)!;
      return adaptJenkins(
        { build, describe, nodes: Object.values(nodes ?? {}), upstream },
        { source: SOURCE, deploymentStages },
      );
    };
    const { build } = controller.buildOf(MAIN, 7)!;
    const whole = collectFacts([of(MAIN, 7), of(DEPLOY, 1, [build])]);
    expect(whole.facts.length).toBeGreaterThan(10);
    expect(JSON.stringify(whole.facts)).toMatch(
      /"rejected".*ruth|ruth.*"rejected"/,
    );
    expect(given.facts()).toEqual(whole.facts);
  });

  it.each([
    ['no values of parameters where no rule names one', [], false],
    ['values of parameters where a rule names one', deploymentStages, true],
  ])('is %s', async (_what, stages, isAsked) => {
    const given = await connected(everything(), {
      config: { reading: { bots: [], deploymentStages: stages } },
    });
    await given.run();
    const asked = given.server.requests.some(({ target }) =>
      target.includes('parameters'),
    );
    expect(asked).toBe(isAsked);
  });
});
