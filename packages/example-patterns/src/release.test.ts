import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installYaml, run } from './__testUtils__/commands';
import { startScaffolder } from './__testUtils__/scaffolder';
import { formValues } from './values';

jest.setTimeout(120_000);

const image = `registry.example/shop@sha256:${'a'.repeat(64)}`;
let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;
let folder: string;

beforeAll(async () => {
  scaffolder = await startScaffolder(['database-change']);
  const values = formValues('database-change', 'shop');
  folder = await scaffolder.make('database-change', values);
  installYaml(folder);
});

afterAll(() => scaffolder?.stop());

/** Deploys against a cluster that answers with the given states of the rollout, one a question. */
function release(states: object[], given = image) {
  const script = join(folder, 'try-release.mjs');
  writeFileSync(
    script,
    `import { readManifests } from './bin/environment.mjs';
import { release } from './bin/release.mjs';
const calls = [];
const states = ${JSON.stringify(states)};
const call = async (method, path, { body, type } = {}) => {
  calls.push({ method, path, type, text: JSON.stringify(body ?? null) });
  return method === 'GET' ? states.shift() : body;
};
let problem;
let waits = 0;
try {
  await release({
    call,
    manifests: readManifests('deploy'),
    image: ${JSON.stringify(given)},
    wait: async () => { waits += 1; },
  });
} catch (error) {
  problem = error.message;
}
process.stderr.write(JSON.stringify({ calls, problem, waits }));`,
  );
  return JSON.parse(run(folder, [script]).stderr) as {
    calls: { method: string; path: string; type?: string; text: string }[];
    problem?: string;
    waits: number;
  };
}

const metadata = { generation: 2 };
const healthy = {
  metadata,
  status: { observedGeneration: '2', phase: 'Healthy' },
};

it('should apply what a deployment may change, the rollout last, and wait for it', () => {
  const { calls, problem, waits } = release([
    { metadata, status: { observedGeneration: '1', phase: 'Healthy' } },
    { metadata, status: { observedGeneration: '2', phase: 'Progressing' } },
    healthy,
  ]);
  expect({ problem, waits }).toEqual({ problem: undefined, waits: 2 });
  const applied = calls.filter(({ method }) => method === 'PATCH');
  const root = '/namespaces/shop/';
  expect(applied.map(({ path }) => path.split(root)[1].split('?')[0])).toEqual(
    expect.arrayContaining([
      'services/shop',
      'services/shop-preview',
      'configmaps/migrations',
      'analysistemplates/migrate',
      'ingresses/shop',
      'prometheusrules/shop',
    ]),
  );
  const last = applied[applied.length - 1];
  expect(last.path).toBe(
    '/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/shop?fieldManager=pipeline&force=true',
  );
  expect(last.type).toBe('application/apply-patch+yaml');
  expect(last.text).toContain(`"image":"${image}"`);
  expect(JSON.stringify(applied)).not.toMatch(
    /image-of-this-repository|networkpolicies|rolebindings|resourcequotas/,
  );
});

it('should fail when the rollout went back', () => {
  const status = {
    observedGeneration: '2',
    phase: 'Degraded',
    abort: true,
    message: 'success-rate failed',
  };
  expect(release([{ metadata, status }]).problem).toBe(
    'It went back: success-rate failed',
  );
});

it('should deploy nothing that is not named by digest', () => {
  const { problem, calls } = release([healthy], 'registry.example/shop:latest');
  expect(problem).toContain('IMAGE names no digest');
  expect(calls).toEqual([]);
});

it('should not touch what the platform applies', () => {
  const path = join(folder, 'deploy/role.yaml');
  writeFileSync(
    path,
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: admin, namespace: shop }\n',
  );
  expect(release([healthy]).problem).toBe(
    'Role admin is nothing that is deployed',
  );
});
