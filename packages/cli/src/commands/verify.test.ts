import { generateKeyPairSync } from 'node:crypto';
import { SignOff, attest } from '@delivery-stack/patterns';
import { copyWebService, webService } from '../__testUtils__/examplePattern';
import { useFolder } from '../__testUtils__/folder';
import { runDelivery } from '../__testUtils__/runDelivery';

const DAY = 86_400_000;
const AT = Date.parse('2026-11-26T12:00:00Z');
const pair = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const pemOf = ({ publicKey }: typeof pair) =>
  String(publicKey.export({ format: 'pem', type: 'spki' }));
const jwkOf = ({ publicKey }: typeof pair) =>
  publicKey.export({ format: 'jwk' });

const folder = useFolder();
const now = (text: string) => ['--now', text];

async function digestOfExample(): Promise<SignOff['digest']> {
  const { out } = await runDelivery(
    'pattern',
    'check',
    '--format',
    'json',
    webService,
  );
  return JSON.parse(out).digest;
}

/** Writes an attestation of security, and its key as PEM. */
async function issued(parts: Partial<SignOff> = {}) {
  const signOff: SignOff = {
    id: '7c1f',
    function: 'security',
    digest: await digestOfExample(),
    decision: 'approved',
    by: 'user:default/ann',
    at: AT,
    until: AT + 180 * DAY,
    ...parts,
  };
  const envelope = attest({
    signOff,
    name: 'web-service',
    privateKey: pair.privateKey,
  });
  return {
    attestation: folder.write('a.json', JSON.stringify(envelope)),
    key: folder.write('key.pem', pemOf(pair)),
  };
}

const verify = (path: string, key: string, ...args: string[]) =>
  runDelivery('verify', path, '--key', key, ...args);

describe('delivery verify', () => {
  it('says who decided what on which content, until when', async () => {
    const { attestation, key } = await issued();
    const { code, out, err } = await verify(
      attestation,
      key,
      '--pattern',
      webService,
      ...now('2026-12-01'),
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('function  security\n');
    expect(out).toContain('decision  approved\n');
    expect(out).toContain(`digest    ${await digestOfExample()}\n`);
    expect(out).toContain('folder    the same content\n');
    expect(out).toContain('until     2027-05-25T12:00:00.000Z\n');
  });

  it('says the same as JSON, and without a folder that nothing was compared', async () => {
    const { attestation, key } = await issued();
    const { out } = await verify(
      attestation,
      key,
      '--format',
      'json',
      ...now('2026-12-01'),
    );
    expect(JSON.parse(out)).toMatchObject({
      function: 'security',
      until: '2027-05-25T12:00:00.000Z',
      matches: null,
      problems: [],
    });
  });

  it.each<[string, Partial<SignOff>, string[], RegExp]>([
    ['expired', {}, now('2027-06-01'), /ended at 2027-05-25.*review it again/],
    [
      'of the future',
      {},
      now('2026-11-01'),
      /in the future, .*check the clock/,
    ],
    [
      'revoked',
      { decision: 'revoked', comment: 'CVE' },
      now('2026-12-01'),
      /did not approve: revoked/,
    ],
    [
      'expired on its pattern',
      {},
      [...now('2027-06-01'), '--pattern', webService],
      /ended at 2027-05-25/,
    ],
    [
      'of a function that need not sign',
      { function: 'data' },
      [...now('2026-12-01'), '--pattern', webService],
      /does not require data/,
    ],
  ])(
    'fails for a sign-off that is %s, and still shows it',
    async (_name, parts, args, words) => {
      const { attestation, key } = await issued(parts);
      const { code, out, err } = await verify(attestation, key, ...args);
      expect(code).toBe(1);
      expect(out).toContain('digest    sha256:');
      expect(err).toMatch(words);
    },
  );

  it('fails after one byte of the skeleton has changed', async () => {
    const { attestation, key } = await issued();
    const copy = copyWebService(folder.path('copy'));
    folder.write('copy/skeleton/k8s/rbac.yaml', 'x');
    const { code, out, err } = await verify(
      attestation,
      key,
      '--pattern',
      copy,
      ...now('2026-12-01'),
    );
    expect(code).toBe(1);
    expect(out).toContain('folder    another content');
    expect(err).toMatch(/a member of security has to sign that one off/);
  });

  it('takes a JWK, a JWKS with times of use, and a folder', async () => {
    const { attestation, key } = await issued();
    const set = (exp: number) =>
      folder.write(
        'keys/all.jwks',
        JSON.stringify({
          keys: [jwkOf(other), { ...jwkOf(pair), nbf: 0, exp }],
        }),
      );
    const at = now('2026-12-01');
    const jwk = folder.write('key.jwk', JSON.stringify(jwkOf(pair)));
    expect((await verify(attestation, jwk, ...at)).code).toBe(0);
    expect((await verify(attestation, set(AT / 1000 + 1), ...at)).code).toBe(0);
    expect((await verify(attestation, folder.path('keys'), ...at)).code).toBe(
      0,
    );
    const { code, err } = await verify(attestation, set(AT / 1000), ...at);
    expect(code).toBe(1);
    expect(err).toMatch(/dated when its key was not in use/);
    expect((await verify(attestation, key, ...at)).code).toBe(0);
  });

  it.each([
    [{ 'a.json': '{}' }, 1, /a\.json: it is no DSSE envelope/],
    [{ 'a.json': ' '.repeat(2_000_000) }, 1, /larger than 64 KiB/],
    [{ 'key.pem': pemOf(other) }, 1, /none of the given keys signed it/],
    [{ 'key.pem': 'x' }, 2, /key\.pem: it is no public key in PEM or JWK/],
    [{ 'key.pem': '{"keys":1}' }, 2, /no JWK or JWKS/],
    [
      {
        'key.pem': String(
          pair.privateKey.export({ format: 'pem', type: 'pkcs8' }),
        ),
      },
      2,
      /key\.pem: it is a private key; name the public one/,
    ],
  ])('refuses %j', async (files, expected, words) => {
    const { attestation, key } = await issued();
    Object.entries(files).forEach(([name, text]) => folder.write(name, text));
    const { code, out, err } = await verify(
      attestation,
      key,
      ...now('2026-12-01'),
    );
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(err).toMatch(words);
    expect(err).not.toContain('MC4CAQ');
  });

  it('asks for keys, and names what does not exist', async () => {
    expect(await runDelivery('verify', 'a.json')).toMatchObject({ code: 2 });
    const { key } = await issued();
    expect((await verify('/none', key)).err).toMatch(
      /\/none: it does not exist/,
    );
    expect(await verify('/none', '/nokey')).toMatchObject({ code: 2 });
  });
});
