import { evidenceServer } from '../__testUtils__/evidenceServer';
import { useFolder } from '../__testUtils__/folder';
import { madeEnvironment } from '../__testUtils__/madeEnvironment';
import { runDelivery } from '../__testUtils__/runDelivery';

const folder = useFolder();
const variables = { ...process.env };
const closers: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  for (const name of Object.keys(process.env)) {
    if (/^(CI_|GITHUB_|DELIVERY_)/.test(name)) {
      delete process.env[name];
    }
  }
});

afterEach(async () => {
  process.env = { ...variables };
  await Promise.all(closers.splice(0).map(close => close()));
});

const check = (root: string, ...args: string[]) =>
  runDelivery('check', root, ...args);
const gitlab = {
  CI_COMMIT_SHA: 'c'.repeat(40),
  CI_COMMIT_BRANCH: 'main',
  CI_DEFAULT_BRANCH: 'main',
  CI_JOB_ID: '4711',
  CI_JOB_URL: 'https://gitlab.example.com/jobs/4711',
  DELIVERY_TOKEN: 'secret-token',
};

async function serverThat(
  status: number,
  more: { body?: unknown; location?: string } = {},
) {
  const server = await evidenceServer({ status, ...more });
  closers.push(server.close);
  const sends = ['--send', server.url, '--environment', 'resource:default/s'];
  return { ...server, sends };
}

describe('delivery check --send', () => {
  it('sends once what it found, with the run of GitLab CI', async () => {
    const { root, hash, key } = madeEnvironment(folder);
    folder.write('made/k8s/quota.yaml', 'no quota');
    const { received, sends } = await serverThat(200);
    Object.assign(process.env, gitlab);
    const { code } = await check(root, '--key', key, ...sends);
    expect(code).toBe(1);
    expect(received).toEqual([
      {
        url: '/api/delivery/environments/resource%3Adefault%2Fs/evidence',
        token: 'Bearer secret-token',
        body: {
          commit: 'c'.repeat(40),
          branch: 'main',
          isDefaultBranch: true,
          run: '4711',
          link: 'https://gitlab.example.com/jobs/4711',
          at: expect.stringMatching(/^\d{4}-.*Z$/),
          manifest: hash,
          drift: [{ path: 'k8s/quota.yaml', kind: 'changed' }],
          driftCount: 1,
          attestations: 'genuine',
          policies: [],
        },
      },
    ]);
  });

  it('knows the run of GitHub Actions, and that another branch is not the default', async () => {
    const { root } = madeEnvironment(folder);
    const { received, sends } = await serverThat(200);
    Object.assign(process.env, {
      DELIVERY_TOKEN: 't',
      GITHUB_ACTIONS: 'true',
      GITHUB_SHA: 'd'.repeat(40),
      GITHUB_REF: 'refs/heads/try',
      GITHUB_REF_NAME: 'try',
      GITHUB_RUN_ID: '12',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'bank/shop',
      GITHUB_EVENT_PATH: folder.write(
        'event.json',
        '{"repository":{"default_branch":"main"}}',
      ),
    });
    expect(await check(root, ...sends)).toMatchObject({ code: 0, err: '' });
    expect(received[0].body).toMatchObject({
      branch: 'try',
      isDefaultBranch: false,
      run: '12/2',
      link: 'https://github.com/bank/shop/actions/runs/12',
    });
  });

  it('bounds what it sends, and says how much there is', async () => {
    const { root } = madeEnvironment(folder, { sealed: ['k8s/'] });
    for (let index = 0; index < 501; index += 1) {
      folder.write(`made/k8s/new-${index}.yaml`, 'x');
    }
    const { received, sends } = await serverThat(200);
    Object.assign(process.env, gitlab);
    await check(root, ...sends);
    expect(received[0].body.drift).toHaveLength(500);
    expect(received[0].body.driftCount).toBe(501);
  });

  it('lets the pipeline go on when the instance is down, and not when it refuses', async () => {
    const { root } = madeEnvironment(folder);
    Object.assign(process.env, gitlab);
    const down = await serverThat(503);
    const { code, err } = await check(root, ...down.sends);
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringMatching(/^warning: the result was not sent.*503/),
    });
    const body = { error: { message: 'there is no such\nenvironment' } };
    const refusing = await serverThat(404, { body });
    expect(await check(root, ...refusing.sends)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/refuses the evidence with 404: there is no/),
    });
  });

  it('does not carry its token to where it is sent on', async () => {
    const { root } = madeEnvironment(folder);
    Object.assign(process.env, gitlab);
    const other = await serverThat(200);
    const first = await serverThat(307, { location: other.url });
    const { err } = await check(root, ...first.sends);
    expect(err).toMatch(/was not sent/);
    expect(other.received).toEqual([]);
  });

  it.each([
    [{ DELIVERY_TOKEN: '' }, [], /DELIVERY_TOKEN: is not set/],
    [{ CI_COMMIT_BRANCH: '' }, [], /--branch: is not known/],
    [{}, ['--send', 'http://backstage.example.com'], /must not go unencrypted/],
    [{}, ['--environment', ''], /--environment: is missing/],
  ])('asks for what is missing: %j', async (less, more, words) => {
    const { root } = madeEnvironment(folder);
    const { sends, received } = await serverThat(200);
    Object.assign(process.env, gitlab, less);
    const { code, err } = await check(root, ...sends, ...more);
    expect(code).toBe(2);
    expect(err).toMatch(words);
    expect(received).toEqual([]);
  });
});
