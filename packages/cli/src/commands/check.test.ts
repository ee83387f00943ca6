/* eslint-disable no-restricted-imports -- tests change what was made */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { rmSync, symlinkSync } from 'node:fs';
import { useFolder } from '../__testUtils__/folder';
import { digest, madeEnvironment } from '../__testUtils__/madeEnvironment';
import { runDelivery } from '../__testUtils__/runDelivery';

const folder = useFolder();
const check = (root: string, ...args: string[]) =>
  runDelivery('check', root, ...args);

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
