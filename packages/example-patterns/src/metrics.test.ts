import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { manifestsOf } from './__testUtils__/files';
import { startScaffolder } from './__testUtils__/scaffolder';
import { formValues } from './values';

jest.setTimeout(120_000);

const promtool = spawnSync('promtool', ['--version']).error === undefined;
const COUNT = 'http_server_request_duration_seconds_count';
const BUCKET = 'http_server_request_duration_seconds_bucket';

let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;
let manifests: any[];

beforeAll(async () => {
  scaffolder = await startScaffolder(['critical-service']);
  const folder = await scaffolder.make('critical-service', {
    ...formValues('critical-service', 'shop'),
    budget: 100,
  });
  manifests = manifestsOf(folder);
});

afterAll(() => scaffolder?.stop());

const ofKind = (kind: string) => manifests.filter(each => each.kind === kind);

/** Has Prometheus evaluate rules on series, a sample a minute. */
function evaluate(
  groups: unknown,
  series: Record<string, string>,
  tests: { alerts?: object[]; expressions?: object[] },
): string {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  writeFileSync(join(folder, 'rules.yaml'), stringify({ groups }));
  const test = {
    rule_files: ['rules.yaml'],
    tests: [
      {
        interval: '1m',
        input_series: Object.entries(series).map(([name, values]) => ({
          series: name,
          values,
        })),
        alert_rule_test: tests.alerts ?? [],
        promql_expr_test: tests.expressions ?? [],
      },
    ],
  };
  writeFileSync(join(folder, 'test.yaml'), stringify(test));
  const { stdout, stderr } = spawnSync(
    'promtool',
    ['test', 'rules', 'test.yaml'],
    { cwd: folder, encoding: 'utf8' },
  );
  return `${stdout}${stderr}`;
}

const requests = (status: number, more = '') =>
  `${COUNT}{namespace="shop",http_response_status_code="${status}"${more}}`;

(promtool ? describe : describe.skip)('what is measured', () => {
  const rules = () => ofKind('PrometheusRule')[0].spec.groups;
  const alert = (name: string, labels: object[]) => ({
    eval_time: '2h',
    alertname: name,
    exp_alerts: labels.map(exp_labels => ({ exp_labels })),
  });
  const names = (text: string) => [...text.matchAll(/alertname: (\w+)/g)];

  it('should call somebody when too many requests fail, and only then', () => {
    const burning = evaluate(
      rules(),
      { [requests(200)]: '0+100x120', [requests(500)]: '0+5x120' },
      { alerts: [alert('ErrorBudgetBurnsFast', [])] },
    );
    expect(names(burning)[0][1]).toBe('ErrorBudgetBurnsFast');
    expect(burning).toContain('severity="page"');
    expect(burning).toContain('owner="pod-payments"');
    const fine = evaluate(
      rules(),
      { [requests(200)]: '0+995x120', [requests(500)]: '0+5x120' },
      { alerts: [alert('ErrorBudgetBurnsFast', [])] },
    );
    expect(fine).toContain('SUCCESS');
  });

  it('should tell when the budget is exceeded, and only then', () => {
    const cost = (cores: number) =>
      evaluate(
        rules(),
        {
          'container_cpu_allocation{namespace="shop"}': `${cores}x720`,
          'container_memory_allocation_bytes{namespace="shop"}':
            '1073741824x720',
          node_cpu_hourly_cost: '0.03x720',
          node_ram_hourly_cost: '0.004x720',
        },
        { alerts: [{ ...alert('BudgetExceeded', []), eval_time: '11h' }] },
      );
    // 730 hours × (4 × 0.03 + 1 × 0.004) = 90.52, and with 5 cores 112.42.
    expect(cost(4)).toContain('SUCCESS');
    expect(cost(5)).toContain('shop costs 112.4 a month, of 100 EUR');
  });

  it('should tell when nothing is observed any more', () => {
    const gone = evaluate(rules(), {}, { alerts: [alert('NoMetrics', [])] });
    expect(gone).toContain('No pod of shop can be observed');
  });

  it('should have queries in the dashboard that Prometheus reads', () => {
    const { data } = ofKind('ConfigMap').find(
      each => each.metadata.name === 'dashboard',
    );
    const expressions = JSON.parse(data['shop.json']).panels.flatMap(
      (panel: { targets: { expr: string }[] }) =>
        panel.targets.map(({ expr }) => ({
          expr,
          eval_time: '1m',
          exp_samples: [],
        })),
    );
    expect(expressions).toHaveLength(4);
    expect(evaluate([], {}, { expressions })).toContain('SUCCESS');
  });
});

(promtool ? describe : describe.skip)('what a new version has to show', () => {
  const version = ',rollouts_pod_template_hash="abc"';

  /** The value that an analysis measures. */
  function measured(name: string, series: Record<string, string>) {
    const { metrics } = ofKind('AnalysisTemplate').find(
      each => each.metadata.name === 'new-version',
    ).spec;
    const expr = metrics
      .find((each: { name: string }) => each.name === name)
      .provider.prometheus.query.replaceAll('{{args.version}}', 'abc');
    const said = evaluate([], series, {
      expressions: [
        { expr, eval_time: '10m', exp_samples: [{ labels: '{}', value: -1 }] },
      ],
    });
    return Number(/got: *\{\} (\S+)/.exec(said.replace(/\s+/g, ' '))?.[1]);
  }

  it('should be the share of requests that it answered', () => {
    expect(
      measured('success-rate', {
        [requests(200, version)]: '0+90x20',
        [requests(500, version)]: '0+10x20',
        [requests(500)]: '0+900x20',
      }),
    ).toBeCloseTo(0.9);
  });

  it('should fail where everything fails, and hold where nobody asked', () => {
    expect(
      measured('success-rate', { [requests(500, version)]: '0+10x20' }),
    ).toBe(0);
    expect(
      measured('success-rate', { [requests(200, version)]: '0+10x20' }),
    ).toBe(1);
    expect(measured('success-rate', {})).toBe(1);
    expect(measured('latency', {})).toBe(0);
  });

  it('should be how long the slowest of twenty took', () => {
    const bucket = (le: string) =>
      `${BUCKET}{namespace="shop",le="${le}"${version}}`;
    expect(
      measured('latency', {
        [bucket('0.25')]: '0+90x20',
        [bucket('0.5')]: '0+100x20',
        [bucket('+Inf')]: '0+100x20',
      }),
    ).toBeCloseTo(0.375);
  });
});
