/* eslint-disable no-restricted-imports -- tests change what was made */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { rmSync, symlinkSync } from 'node:fs';
import { evidenceServer } from '../__testUtils__/evidenceServer';
import { useFolder } from '../__testUtils__/folder';
import { digest, madeEnvironment } from '../__testUtils__/madeEnvironment';
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

describe('delivery check', () => {
  it('says that what was made, and what the pod did with its own, is inside', async () => {
    const { root, key } = madeEnvironment(folder);
    folder.write('made/src/main.ts', 'other');
    folder.write('made/docs/new.md', 'new');
    const { code, out, err } = await check(
      root,
      '--key',
      key,
      '--policy',
      'default-deny=pass',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      `verdict   inside the pattern
pattern   template:default/web-service 1.0.0
digest    ${digest}
files     4 governed, 0 drift
sign-offs genuine: security
policies  1 of 1 hold
`,
    );
  });

  it('names every file that left the pattern, and exits with 1 unless it only reports', async () => {
    const { root } = madeEnvironment(folder, { sealed: ['k8s/'] });
    folder.write('made/k8s/quota.yaml', 'no quota');
    folder.write('made/k8s/admin.yaml', 'all');
    rmSync(folder.path('made/k8s/rbac.yaml'));
    const { code, out, err } = await check(root);
    expect(code).toBe(1);
    expect(out).toMatch(/outside the pattern\n[^]*4 governed, 3 drift\n/);
    expect(out).toContain('sign-offs not checked; give --key');
    expect(err.split('\n')).toEqual([
      expect.stringMatching(
        /k8s\/admin.yaml is new where everything is sealed/,
      ),
      expect.stringMatching(/k8s\/quota.yaml is not as the pattern made it/),
      expect.stringMatching(/k8s\/rbac.yaml is gone/),
      '',
    ]);
    expect(await check(root, '--report-only')).toMatchObject({ code: 0, err });
  });

  it('reads nothing that a list names outside the repository', async () => {
    const { root } = madeEnvironment(folder);
    const sha256 = createHash('sha256').update('outside').digest('hex');
    folder.write('outside', 'outside');
    const list = {
      pattern: 'template:default/x',
      version: '1.0.0',
      digest,
      sealed: [],
      handedOver: [],
      files: [
        { path: '../outside', sha256 },
        { path: folder.path('outside'), sha256 },
      ],
    };
    folder.write('made/.delivery/files.json', JSON.stringify(list));
    const { out, err } = await check(root);
    expect(out).toContain('2 governed, 2 drift');
    expect(err).toMatch(/\.\.\/outside is gone/);
  });

  it('takes a link for a change, whatever it leads to', async () => {
    const { root } = madeEnvironment(folder);
    folder.write('outside', 'quota');
    rmSync(folder.path('made/k8s/quota.yaml'));
    symlinkSync(folder.path('outside'), folder.path('made/k8s/quota.yaml'));
    expect((await check(root)).err).toMatch(/quota.yaml is not as/);
  });

  it.each([
    ['does not exist', undefined],
    ['cannot be read', '{}'],
  ])('is outside when the list %s', async (words, text) => {
    const { root } = madeEnvironment(folder);
    rmSync(folder.path('made/.delivery/files.json'));
    if (text) {
      folder.write('made/.delivery/files.json', text);
    }
    const { code, err } = await check(root);
    expect(code).toBe(1);
    expect(err).toContain(`.delivery/files.json ${words}`);
  });

  it.each([
    [
      'revoked',
      { decision: 'revoked' as const, until: undefined },
      /says revoked/,
    ],
    ['another function', { function: 'platform' }, /of another function/],
  ])('refuses the sign-off that is %s', async (_name, signOff, words) => {
    const { root, key } = madeEnvironment(folder, { signOff });
    const { code, err } = await check(root, '--key', key);
    expect(code).toBe(1);
    expect(err).toMatch(words);
  });

  it('refuses what was signed by somebody else, and nothing at all', async () => {
    const { root } = madeEnvironment(folder);
    const { publicKey } = generateKeyPairSync('ed25519');
    const pem = String(publicKey.export({ format: 'pem', type: 'spki' }));
    const other = folder.write('other.pem', pem);
    expect((await check(root, '--key', other)).err).toMatch(
      /sign-off of security: none of the given keys signed it/,
    );
    rmSync(folder.path('made/.delivery/attestations'), { recursive: true });
    expect((await check(root, '--key', other)).err).toMatch(
      /there is no attestation/,
    );
  });

  it('lets a sign-off pass that carried over from an older content', async () => {
    const { root, key } = madeEnvironment(folder, {
      signOff: { digest: `sha256:${'b'.repeat(64)}` },
    });
    const { code, out } = await check(root, '--key', key);
    expect(code).toBe(0);
    expect(out).toContain('security (1 carried over from older content)');
  });

  it('is outside when a policy does not hold, and says the same as JSON', async () => {
    const { root, hash } = madeEnvironment(folder);
    const policies = ['--policy', 'a=pass', '--policy', 'sbom=fail'];
    const { code, out, err } = await check(
      root,
      ...policies,
      '--format',
      'json',
    );
    expect(code).toBe(1);
    expect(err).toMatch(/policy sbom does not hold/);
    expect(JSON.parse(out)).toEqual({
      inside: false,
      pattern: 'template:default/web-service',
      version: '1.0.0',
      digest,
      manifest: hash,
      drift: [],
      driftCount: 0,
      attestations: 'unchecked',
      policies: [
        { name: 'a', result: 'pass' },
        { name: 'sbom', result: 'fail' },
      ],
      problems: [expect.stringMatching(/sbom/)],
    });
  });

  it.each([['a'], ['a=maybe'], ['A=pass'], ['../a=pass']])(
    'takes no policy that is said as %s',
    async text => {
      const { root } = madeEnvironment(folder);
      expect(await check(root, '--policy', text)).toMatchObject({ code: 2 });
    },
  );
});

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
