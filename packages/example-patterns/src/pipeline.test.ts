import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  deliveryCommand,
  installYaml,
  lint,
  run,
} from './__testUtils__/commands';
import { startScaffolder } from './__testUtils__/scaffolder';
import { publicKeys } from './__testUtils__/signedDelivery';
import { patternNames } from './cases';
import { formValues } from './values';

jest.setTimeout(300_000);

let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;
const made: Record<string, string> = {};

beforeAll(async () => {
  scaffolder = await startScaffolder(patternNames);
  for (const pattern of patternNames) {
    const values = { ...formValues(pattern, pattern), ci: 'gitlab' };
    made[pattern] = await scaffolder.make(pattern, values);
    installYaml(made[pattern]);
  }
});

afterAll(() => scaffolder?.stop());

let copies = 0;
/** A copy, with parts of files replaced. */
function changed(
  pattern: string,
  changes: Record<string, [string | RegExp, string]>,
): string {
  copies += 1;
  const folder = `${made[pattern]}-${copies}`;
  cpSync(made[pattern], folder, { recursive: true, verbatimSymlinks: true });
  for (const [path, [from, to]] of Object.entries(changes)) {
    const text = readFileSync(join(folder, path), 'utf8');
    const next = text.replace(from, to);
    expect(next).not.toBe(text);
    writeFileSync(join(folder, path), next);
  }
  return folder;
}

describe('a generated repository', () => {
  it.each(patternNames)('should pass its own tests: %s', pattern => {
    const { status, stdout } = run(made[pattern], [
      '--test',
      'test/service.test.mjs',
    ]);
    expect(stdout).toContain('# pass 2');
    expect(status).toBe(0);
  });

  it.each(patternNames)('should be known to GitLab: %s', pattern => {
    spawnSync('git', ['init', '--quiet', made[pattern]]);
    const { status, stdout, stderr } = run(made[pattern], [
      require.resolve('gitlab-ci-local/dist/index.js'),
      '--list-csv-all',
      '--no-color',
    ]);
    expect({ status, stderr: /Invalid.*/.exec(stderr) }).toEqual({
      status: 0,
      stderr: null,
    });
    for (const job of ['pattern', 'test', 'scan', 'container', 'deploy']) {
      expect(stdout).toMatch(new RegExp(`^${job};`, 'm'));
    }
  });

  it('should not be known to GitLab with a misspelt keyword', () => {
    const folder = changed('web-service', {
      '.gitlab-ci.yml': ['resource_group', 'resource_gruop'],
    });
    const { status, stderr } = run(folder, [
      require.resolve('gitlab-ci-local/dist/index.js'),
      '--list',
    ]);
    expect(status).not.toBe(0);
    expect(stderr).toContain('resource_gruop');
  });
});

describe('policies', () => {
  it.each<[string, Record<string, [string | RegExp, string]>, string]>([
    [
      'default-deny',
      { 'k8s/network-policy.yaml': ['[Ingress, Egress]', '[Ingress]'] },
      'no network policy denies all traffic by default',
    ],
    [
      'known-egress',
      {
        'k8s/network-policy.yaml': [
          /egress:\n.*?ports:/s,
          'egress:\n    - ports:',
        ],
      },
      'names lets traffic out to everywhere',
    ],
    [
      'restricted-pods',
      { 'deploy/rollout.yaml': ['runAsNonRoot: true', 'runAsNonRoot: false'] },
      'a pod may run as root',
    ],
    [
      'restricted-pods',
      { 'k8s/namespace.yaml': ['enforce: restricted', 'enforce: baseline'] },
      'does not enforce the restricted pod security standard',
    ],
    [
      'images-by-digest',
      { 'deploy/rollout.yaml': ['image-of-this-repository', 'nginx:latest'] },
      'runs nginx:latest, which is no digest',
    ],
    [
      'bounded-size',
      { 'k8s/quota.yaml': [/limits\.cpu: .*/, ''] },
      'the quota does not bound limits.cpu',
    ],
    [
      'own-namespace',
      { 'deploy/ingress.yaml': ['namespace: web-service', 'namespace: other'] },
      'is not in namespace web-service',
    ],
    [
      'own-namespace',
      { 'k8s/rbac.yaml': ['kind: RoleBinding', 'kind: ClusterRoleBinding'] },
      'ClusterRoleBinding is no kind that this pattern has',
    ],
    [
      'least-privilege',
      { 'k8s/rbac.yaml': ['[services, configmaps', '[secrets, configmaps'] },
      'role deployer grants secrets',
    ],
    [
      'automatic-rollback',
      { 'deploy/rollout.yaml': ['progressDeadlineAbort: true', ''] },
      'set progressDeadlineAbort',
    ],
  ])('should notice what breaks %s', (policy, changes, problem) => {
    const { status, stdout } = run(changed('web-service', changes), [
      'bin/check-policies.mjs',
    ]);
    expect(stdout).toContain(`broken  ${policy}`);
    expect(stdout).toContain(problem);
    expect(status).toBe(1);
  });

  it('should notice a canary that asks no metrics', () => {
    const folder = changed('critical-service', {
      'deploy/rollout.yaml': [
        /steps:\n[\s\S]*?\n {2}template:/,
        'steps: [{ setWeight: 50 }]\n  template:',
      ],
    });
    const { stdout } = run(folder, ['bin/check-policies.mjs']);
    expect(stdout).toContain('no step of the canary asks the metrics');
  });

  it('should notice a switch that is not analysed', () => {
    const folder = changed('database-change', {
      'deploy/rollout.yaml': ['prePromotionAnalysis', 'postPromotion'],
    });
    const { stdout } = run(folder, ['bin/check-policies.mjs']);
    expect(stdout).toContain('is switched to without being analysed');
  });

  it('should notice a migration that the version before cannot bear', () => {
    const folder = changed('database-change', {
      'deploy/migrations.yaml': [
        'create table notes (',
        'drop table notes; create table notes (',
      ],
    });
    const { stdout } = run(folder, ['bin/check-policies.mjs']);
    expect(stdout).toContain('0001-notes.sql has drop table');
  });

  it('should notice credentials from elsewhere', () => {
    const folder = changed('analytics', {
      'k8s/data-access.yaml': ['kind: ClusterSecretStore', 'kind: SecretStore'],
    });
    const { stdout } = run(folder, ['bin/check-policies.mjs']);
    expect(stdout).toContain('data-access names no single credential');
  });
});

describe('schemas and types', () => {
  it('should find what is wrong', () => {
    const folder = changed('web-service', {
      'k8s/quota.yaml': ['services.nodeports: ', 'services.nodeports: [0] #'],
      'k8s/network-policy.yaml': [
        'policyTypes: [Ingress, Egress]',
        'policyType: [Ingress]',
      ],
      'deploy/rollout.yaml': [
        'progressDeadlineAbort: true',
        'progressDeadlineAbrt: true',
      ],
      'src/main.mjs': [
        'server.listen',
        `'ghp_${'a1'.repeat(18)}'; server.listen`,
      ],
    });
    const found = lint([folder])[folder];
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^k8s\/quota\.yaml: ResourceQuota: .*nodeports/),
        expect.stringMatching(/network-policy\.yaml.*policyType/),
        expect.stringMatching(/rollout\.yaml.*progressDeadlineAbrt/),
        expect.stringMatching(/^src\/main\.mjs: found GitHub Token/),
      ]),
    );
  });
});

describe('the check against the pattern', () => {
  const check = (folder: string, env: Record<string, string> = {}) =>
    run(folder, ['bin/check-pattern.mjs'], {
      DELIVERY_KEYS: publicKeys,
      DELIVERY_COMMAND: deliveryCommand,
      ...env,
    });

  it.each(patternNames)('should take what was made: %s', pattern => {
    const { status, stdout, stderr } = check(changed(pattern, {}));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('inside the pattern');
    expect(stdout).toMatch(/sign-offs +genuine: .*compliance.*security/);
    expect(stdout).toContain('10 of 10 hold');
  });

  it('should let the pod go on with what is its own', () => {
    const folder = changed('database-change', {
      'src/service.mjs': ['world', 'everybody'],
      'deploy/rollout.yaml': ['containerPort: 8080', 'containerPort: 8081'],
      'deploy/migrations.yaml': ['text not null', 'text'],
    });
    expect(check(folder).status).toBe(0);
  });

  it('should notice drift, and sign-offs that are missing or forged', () => {
    const drifted = changed('web-service', {
      'k8s/quota.yaml': ['Gi', '0Gi'],
    });
    writeFileSync(join(drifted, 'k8s/more.yaml'), '');
    const { status, stderr } = check(drifted);
    expect(status).toBe(1);
    expect(stderr).toContain('k8s/quota.yaml is not as the pattern made it');
    expect(stderr).toContain('k8s/more.yaml is new');

    const missing = changed('web-service', {});
    rmSync(join(missing, '.delivery/attestations/security.intoto.json'));
    expect(check(missing).stderr).toContain('security.intoto.json is gone');

    const forged = changed('web-service', {
      '.delivery/attestations/security.intoto.json': [
        /"sig": "..../,
        '"sig": "AAAA',
      ],
    });
    expect(check(forged).stderr).toMatch(/sign-off of security: /);
  });

  it('should tell `delivery check` of a policy that is broken', () => {
    const folder = changed('web-service', {
      'deploy/rollout.yaml': ['progressDeadlineAbort: true', ''],
    });
    const { status, stderr } = check(folder);
    expect(status).toBe(1);
    expect(stderr).toContain('policy automatic-rollback does not hold');
  });

  it('should not go without keys', () => {
    const { status, stderr } = check(made['web-service'], {
      DELIVERY_KEYS: '',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('Set DELIVERY_KEYS');
  });
});
