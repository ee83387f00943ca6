import { spawnSync } from 'node:child_process';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { installYaml, lint, run } from './__testUtils__/commands';
import { filesOf, manifestsOf } from './__testUtils__/files';
import { leftOfQuota } from './__testUtils__/quota';
import { startScaffolder } from './__testUtils__/scaffolder';
import { cases, patternNames } from './cases';
import { formValues } from './values';

jest.setTimeout(300_000);

let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;
const made: Record<string, string> = {};
let problems: Record<string, string[]>;

beforeAll(async () => {
  scaffolder = await startScaffolder(patternNames);
  for (const { pattern, name, riskClass, ci } of cases) {
    const values = { ...formValues(pattern, name), riskClass, ci };
    made[name] = await scaffolder.make(pattern, values);
    installYaml(made[name]);
  }
  problems = lint(Object.values(made));
});

afterAll(() => scaffolder?.stop());

const promtool = spawnSync('promtool', ['--version']).error === undefined;

describe.each(cases)('$name', ({ name, pattern, riskClass, ci }) => {
  const folder = () => made[name];
  const textOf = (path: string) =>
    filesOf(folder()).find(each => each.path === path)?.text;
  const kinds = (kind: string) =>
    manifestsOf(folder()).filter(each => each.kind === kind);

  it('should be what schemas, types and linters know, with no secret', () => {
    expect(problems[folder()]).toEqual([]);
  });

  it('should leave nothing unfilled', () => {
    const unfilled = filesOf(folder())
      .filter(({ path }) => !/^\.github\/|\.mjs$/.test(path))
      .filter(({ text }) => /\$\{\{|\{%|undefined|\bNaN\b/.test(text))
      .map(({ path }) => path);
    expect(unfilled).toEqual([]);
  });

  it('should hold to its own policies', () => {
    const { status, stdout } = run(folder(), ['bin/check-policies.mjs']);
    expect({ status, broken: /broken.*/.exec(stdout) }).toEqual({
      status: 0,
      broken: null,
    });
  });

  it('should deny all traffic by default, and run nothing privileged', () => {
    expect(kinds('NetworkPolicy')).toContainEqual(
      expect.objectContaining({
        spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      }),
    );
    expect(JSON.stringify(manifestsOf(folder()))).not.toMatch(
      /"(privileged|allowPrivilegeEscalation|hostNetwork)":true/,
    );
  });

  it('should go out as the pattern says for the risk class, and go back by itself', () => {
    const [{ spec }] = kinds('Rollout');
    const { canary, blueGreen } = spec.strategy;
    const strategies: Record<string, string> = {
      'web-service': riskClass === 'high' ? 'canary' : 'rolling',
      analytics: riskClass === 'high' ? 'blueGreen' : 'rolling',
      'critical-service': 'canary',
      'database-change': 'blueGreen',
    };
    const ofCanary = canary?.steps ? 'canary' : 'rolling';
    const found = blueGreen ? 'blueGreen' : ofCanary;
    expect(found).toBe(strategies[pattern]);
    expect(textOf('environment.env')).toContain(`\nSTRATEGY=${found}\n`);
    expect(spec.progressDeadlineAbort).toBe(true);
    const asked = JSON.stringify(spec.strategy).match(
      /"templateName":"[^"]+"/g,
    );
    const templates = kinds('AnalysisTemplate').map(
      each => `"templateName":"${each.metadata.name}"`,
    );
    expect([...new Set(asked ?? [])].sort()).toEqual(templates.sort());
  });

  it('should be watched the more closely the higher the risk', () => {
    const analyses = kinds('AnalysisTemplate').filter(
      each => each.metadata.name === 'new-version',
    );
    const expected = {
      low: { count: 3, failureLimit: 1, successCondition: 'result[0] >= 0.99' },
      medium: {
        count: 5,
        failureLimit: 1,
        successCondition: 'result[0] >= 0.995',
      },
      high: {
        count: 10,
        failureLimit: 0,
        successCondition: 'result[0] >= 0.999',
      },
    };
    const [{ spec }] = kinds('Rollout');
    const isWatched = spec.strategy.blueGreen || spec.strategy.canary.steps;
    expect(analyses.map(each => each.spec.metrics[0])).toMatchObject(
      isWatched ? [expected[riskClass]] : [],
    );
    const { canary } = spec.strategy;
    const weights = { low: 20, medium: 10, high: 5 };
    const first = canary?.steps?.[0].setWeight ?? weights[riskClass];
    expect(first).toBe(weights[riskClass]);
  });

  it('should fit into its quota while a new version goes out', () => {
    for (const left of Object.values(leftOfQuota(manifestsOf(folder())))) {
      expect(left).toBeGreaterThanOrEqual(0);
    }
  });

  it('should have the pipeline that was asked for, and no other', () => {
    const paths = filesOf(folder()).map(({ path }) => path);
    const workflow = '.github/workflows/delivery.yml';
    expect(paths.includes(workflow)).toBe(ci === 'github');
    expect(paths.includes('.gitlab-ci.yml')).toBe(ci === 'gitlab');
    const text = textOf(ci === 'github' ? workflow : '.gitlab-ci.yml') ?? '';
    for (const command of [
      'check-pattern',
      'npm test',
      'vuln,secret,misconfig',
      'build-image',
      'push-image',
      'deploy.mjs',
    ]) {
      expect(text).toContain(command);
    }
    expect(text).not.toMatch(/when: manual|reviewers/);
  });

  it('should have scripts that can be run', () => {
    for (const script of ['bin/build-image.sh', 'bin/push-image.sh']) {
      const path = join(folder(), script);
      // eslint-disable-next-line no-bitwise -- the mode is a bit field
      expect(statSync(path).mode & 0o111).not.toBe(0);
      expect(spawnSync('sh', ['-n', path]).status).toBe(0);
    }
  });

  it('should have a dashboard that is JSON, and a catalog entry', () => {
    const [{ data }] = kinds('ConfigMap').filter(
      each => each.metadata.name === 'dashboard',
    );
    const { panels, title } = JSON.parse(data[`${name}.json`]);
    expect(title).toBe(name);
    expect(panels).toHaveLength(4);
    expect(parse(textOf('catalog-info.yaml') ?? '')).toMatchObject({
      kind: 'Component',
      metadata: {
        name,
        annotations: { 'delivery-stack.dev/pattern': pattern },
      },
      spec: { owner: 'group:default/pod-payments' },
    });
  });
});

(promtool ? describe : describe.skip).each(cases)('$name', ({ name }) => {
  it('should have rules that promtool takes', () => {
    const [{ spec }] = manifestsOf(made[name]).filter(
      each => each.kind === 'PrometheusRule',
    );
    const rules = join(mkdtempSync(join(tmpdir(), 'rules-')), 'rules.yaml');
    writeFileSync(rules, stringify(spec));
    const { status, stdout, stderr } = spawnSync(
      'promtool',
      ['check', 'rules', rules],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('7 rules found');
  });
});

if (!promtool) {
  // A skipped test alone does not say why.
  process.stderr.write(
    'promtool is not installed: the rules of Prometheus are not checked; install the package prometheus\n',
  );
}
