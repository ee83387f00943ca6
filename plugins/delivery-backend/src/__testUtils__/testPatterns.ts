import { Entity } from '@backstage/catalog-model';
import { generateKeyPairSync } from 'node:crypto';
import { Knex } from 'knex';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  deliveryConfig,
  startDelivery,
  TestDeliveryOptions,
} from './testDelivery';

/** The one pattern of {@link startPatterns}. */
export const WEB = 'template:default/web';

const facets =
  'compute storage network dataAccess security pipeline monitoring logging cost'
    .split(' ')
    .map(facet => `    ${facet}: { waived: not needed here }`)
    .join('\n');

/** Who has to look again: security at k8s, compliance at the region. */
export const DECLARED_OWNERSHIP = `  ownership:
    platform: { files: [template.yaml, pattern.yaml] }
    security: { files: [skeleton/k8s/] }
`;

/** `pattern.yaml`; `rest` stands at its end. */
export const patternText = (
  rest = '',
) => `apiVersion: delivery-stack.dev/v1alpha1
kind: Pattern
metadata: { name: web, version: 1.0.0 }
spec:
  facets:
${facets}
  functions: [platform, security, compliance]
  envelope:
    region: { function: compliance, schema: { enum: [eu-central, eu-west] } }
    nodes: { function: platform, schema: { type: integer, minimum: 1, maximum: 8 } }
  deployment:
    low: { strategy: rolling }
    medium: { strategy: blueGreen, rollback: manual }
    high: { strategy: canary }
  cost: { amount: 10, currency: EUR, period: month }
  policies: []
${rest}`;

const templateText = (
  name: string,
) => `apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: { name: ${name} }
spec:
  type: pod-environment
  parameters:
    - properties:
        region: { type: string }
        nodes: { type: integer }
  steps: [{ id: verify, action: 'delivery:pattern:verify' }]
`;

/** A folder on disk that is deleted at the end. */
export function testFolder() {
  const root = mkdtempSync(join(tmpdir(), 'delivery-test-'));
  const path = (name: string) => join(root, name);
  return {
    root,
    path,
    read: (name: string) => readFileSync(path(name), 'utf8'),
    write(name: string, text: string | Uint8Array): string {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), text);
      return path(name);
    },
    remove: (name = '.') => rmSync(path(name), { recursive: true }),
  };
}

/** See {@link testFolder}. */
export type TestFolder = ReturnType<typeof testFolder>;

/** Writes the pattern `name` into a folder of its own. */
export function writePattern(
  folder: TestFolder,
  name = 'web',
  rest = '',
): void {
  folder.write(`${name}/template.yaml`, templateText(name));
  folder.write(`${name}/pattern.yaml`, patternText(rest));
  folder.write(`${name}/skeleton/k8s/quota.yaml`, 'cpu: 4\nmemory: 8Gi\n');
  folder.write(`${name}/skeleton/README.md`, '# An environment\n');
}

/** The catalog's entity of a template; `location` as registered. */
export function templateEntity(location: string, name = 'web'): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      namespace: 'default',
      name,
      title: 'Web service',
      annotations: { 'backstage.io/managed-by-location': location },
    },
    spec: {
      type: 'pod-environment',
      owner: 'group:default/platform',
      parameters: [],
      steps: [],
    },
  };
}

/** A key file as the configuration names it. */
export function writeKey(folder: TestFolder, name: string): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return folder.write(
    name,
    privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
  );
}

const both = ['delivery.pattern.ask', 'delivery.pattern.sign'];

/** Two of platform, one of each other function, and one of none. */
const groups: Record<string, string[]> = {
  ann: ['platform'],
  pat: ['platform'],
  sid: ['security'],
  kim: ['compliance'],
  zoe: [],
};

const functionOf = (group: string, reviewMinutes: number) => ({
  title: group,
  group: `group:default/${group}`,
  reviewMinutes,
});

/** `functions` of the configuration. */
export const functions = {
  platform: functionOf('platform', 60),
  security: functionOf('security', 120),
  compliance: functionOf('compliance', 60),
};

/** A body of `decide`, in brief. */
export interface Decided {
  function: string;
  decision?: 'approved' | 'sentBack' | 'revoked';
  digest?: string;
  comment?: string;
  until?: string;
  minutes?: number;
}

/**
 * Starts the plugin with a pattern on disk and people who decide on it:
 * `ann` and `pat` of platform, `sid` of security, `kim` of compliance and
 * `zoe` of nothing.
 */
export async function startPatterns(
  knex: Knex,
  options: TestDeliveryOptions & {
    /** What stands at the end of `pattern.yaml`. */
    rest?: string;
    /** With a pattern in it; who made it deletes it. */
    folder?: TestFolder;
    attestation?: { keyFile?: string; formerKeys?: string[] };
  } = {},
) {
  const folder = options.folder ?? testFolder();
  if (!options.folder) {
    writePattern(folder, 'web', options.rest);
  }
  const location = `file:${folder.path('web/template.yaml')}`;
  const catalogState = options.catalogState ?? {
    down: false,
    entities: [templateEntity(location)],
  };
  const attestation = options.attestation ?? {
    keyFile: writeKey(folder, 'key.pem'),
  };
  const named = Object.keys(groups);
  const delivery = await startDelivery(knex, {
    ...options,
    config: { ...deliveryConfig, functions, attestation, ...options.config },
    readable: (user, ref) =>
      named.some(name => user === `user:default/${name}`) &&
      /^(template:|group:default\/pod$)/.test(ref),
    permissions: Object.fromEntries(
      named.map(name => [`user:default/${name}`, both]),
    ),
    groupsOf: user =>
      (groups[user.split('/')[1]] ?? []).map(each => `group:default/${each}`),
    catalogState,
  });
  const { get, post, postAsService, runTask } = delivery;
  const at = (ref: string, more = '') =>
    `/patterns/${encodeURIComponent(ref)}${more}`;
  const look = () => runTask('patterns');
  await look();
  const detail = async (ref = WEB) => (await get(at(ref), 'ann')).body;
  const digest = async (ref = WEB): Promise<string> =>
    (await detail(ref)).digest;
  const ask = async (name = 'ann', body: object = {}) =>
    post(at(WEB, '/asks'), name).send({ digest: await digest(), ...body });
  const decide = async (name: string | undefined, decided: Decided) =>
    post(at(WEB, '/sign-offs'), name).send({
      digest: await digest(),
      decision: 'approved',
      ...decided,
    });
  return {
    ...delivery,
    folder,
    catalogState,
    at,
    look,
    detail,
    digest,
    ask,
    decide,
    /** All three sign, none of them the author. */
    async signAll() {
      await ask();
      await decide('pat', { function: 'platform' });
      await decide('sid', { function: 'security' });
      await decide('kim', { function: 'compliance' });
    },
    verify: async (body: object = {}, ref = WEB) =>
      postAsService(at(ref, '/verification')).send({
        digest: await digest(),
        parameters: { region: 'eu-west', nodes: 2 },
        by: 'user:default/zoe',
        ...body,
      }),
    activate: async (taskId: string, body: object = {}) =>
      postAsService('/activations').send({
        taskId,
        pattern: WEB,
        digest: await digest(),
        name: taskId,
        owner: 'group:default/pod',
        repository: `https://github.com/bank/${taskId}`,
        requestedAt: new Date(delivery.now.at).toISOString(),
        parameters: { region: 'eu-west', nodes: 2 },
        by: 'user:default/zoe',
        ...body,
      }),
    stateOfEnvironments: async () =>
      (await get('/activations', 'ann')).body.items.map(
        ({ state }: { state: string }) => state,
      ),
    /** Replaces a file of the pattern, and has it looked at. */
    async edit(name: string, change: (text: string) => string) {
      folder.write(`web/${name}`, change(folder.read(`web/${name}`)));
      await look();
    },
    async stop() {
      await delivery.backend.stop();
      if (!options.folder) {
        folder.remove();
      }
    },
  };
}

/** See {@link startPatterns}. */
export type TestPatterns = Awaited<ReturnType<typeof startPatterns>>;
