import { JenkinsController } from './JenkinsController';
import { jenkinsUser } from './access';
import { ServedController, serveJenkins } from './serveJenkins';
import { pruned, treeOf } from './tree';

const opened: ServedController[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ server }) => server.stop()));
});

const { username, apiToken } = jenkinsUser;
const basic = Buffer.from(`${username}:${apiToken}`).toString('base64');

async function served() {
  const controller = JenkinsController.create();
  controller.addFolder('bank');
  controller.addFolder('bank/ledger', 'multibranch');
  controller.addJob('bank/ledger/feature%2Fnight');
  controller.addJob('deploy', 'freestyle');
  for (let number = 1; number <= 120; number += 1) {
    const build = { timestamp: number, result: 'SUCCESS', secret: 'x' };
    controller.putBuild('bank/ledger/feature%2Fnight', number, {
      build,
      describe: { id: String(number), stages: [] },
      nodes: { '9': { id: '9' } },
    });
  }
  const instance = await serveJenkins({ controller });
  opened.push(instance);
  const get = async (path: string, authorization = `Basic ${basic}`) => {
    const response = await fetch(`${instance.baseUrl}/${path}`, {
      headers: authorization ? { authorization } : {},
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      permission: response.headers.get('x-required-permission'),
      body: isJson ? JSON.parse(text) : text,
    };
  };
  return { ...instance, get };
}

const branch = 'job/bank/job/ledger/job/feature%252Fnight';

describe('a tree', () => {
  const object = {
    _class: 'Job',
    name: 'ledger',
    builds: [
      { _class: 'Run', number: 3, result: 'SUCCESS' },
      { _class: 'Run', number: 2, result: 'FAILURE' },
      { _class: 'Run', number: 1, result: 'SUCCESS' },
    ],
    buildsByBranchName: { main: { number: 3, other: 4 } },
  };

  it.each([
    ['name', { name: 'ledger' }],
    ['builds[number]{0,2}', { builds: [{ number: 3 }, { number: 2 }] }],
    ['builds[number]{1}', { builds: [{ number: 2 }] }],
    ['builds[number]{1,}', { builds: [{ number: 2 }, { number: 1 }] }],
    ['builds[number]{,1}', { builds: [{ number: 3 }] }],
    ['builds[number]{5,9}', { builds: [] }],
    [
      'buildsByBranchName[number],lost[deep[deeper]]',
      { buildsByBranchName: { main: { number: 3 } } },
    ],
  ])('%s takes what it says, with classes', (text, wanted) => {
    const result = pruned(object, treeOf(text)) as Record<string, any>;
    expect(result._class).toBe('Job');
    const plain = JSON.parse(
      JSON.stringify(result, (key, value) =>
        key === '_class' ? undefined : value,
      ),
    );
    expect(plain).toEqual(wanted);
  });

  it.each(['jobs[{', '{a}', 'a{b}'])('%s is none', text => {
    expect(() => treeOf(text)).toThrow(/tree/);
  });
});

describe('a controller', () => {
  it('should tell folders from jobs, and pages of builds', async () => {
    const { get } = await served();
    const tree = 'jobs[name,lastBuild[number],jobs[name]{0,1}]{0,5}';
    expect((await get(`api/json?tree=${tree}`)).body.jobs).toEqual([
      {
        _class: expect.stringMatching('Folder'),
        name: 'bank',
        jobs: [{ _class: expect.anything(), name: 'ledger' }],
      },
      { _class: expect.anything(), name: 'deploy', lastBuild: null },
    ]);
    const page = await get(`${branch}/api/json?tree=allBuilds[number]{99,199}`);
    const numbers = page.body.allBuilds.map((each: any) => each.number);
    expect(numbers).toHaveLength(21);
    expect(numbers[0]).toBe(21);
  });

  it('should tell everything of a build, its stages and their steps', async () => {
    const { get, controller } = await served();
    const { body } = await get(`${branch}/7/api/json`);
    expect(body).toMatchObject({
      number: 7,
      url: `${controller.rootUrl}${branch}/7/`,
      secret: 'x',
    });
    expect((await get(`${branch}/7/wfapi/describe`)).body.id).toBe('7');
    const node = `${branch}/7/execution/node/9/wfapi/describe`;
    expect((await get(node)).body.id).toBe('9');
    expect((await get(`${branch}/wfapi/runs`)).body).toHaveLength(10);
    const lost = await Promise.all(
      ['121/api/json', '7/execution/node/8/wfapi/describe', 'api/lost'].map(
        path => get(`${branch}/${path}`),
      ),
    );
    expect(lost.map(each => each.status)).toEqual([404, 404, 404]);
  });

  it('should let in who may read, and name what others lack', async () => {
    const { get, access } = await served();
    expect(await get('api/json', '')).toMatchObject({
      status: 403,
      permission: 'hudson.model.Hudson.Read',
    });
    const wrong = `Basic ${Buffer.from('delivery:x').toString('base64')}`;
    expect((await get('api/json', wrong)).status).toBe(401);
    access.anonymous = true;
    expect((await get('api/json', '')).status).toBe(200);
    access.hidden.add('bank');
    expect((await get(`${branch}/api/json`)).status).toBe(404);
    expect((await get('api/json?tree=jobs[name]')).body.jobs).toHaveLength(1);
    access.discoverable.add('deploy');
    expect(await get('job/deploy/api/json')).toMatchObject({
      status: 403,
      permission: 'hudson.model.Item.Read',
    });
  });
});
