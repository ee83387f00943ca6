/* eslint-disable no-restricted-imports, jest/valid-title, jest/no-standalone-expect, jest/no-disabled-tests, jest/expect-expect, jest/no-export -- the fixtures may be absent */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Report } from '@delivery-stack/flow';
import { useFolder } from '../__testUtils__/folder';
import { runJson } from '../__testUtils__/runReport';

// Tens of thousands of events; a busy machine takes its time.
jest.setTimeout(60_000);

const root = resolve(__dirname, '../../../../../shared/fixtures');
const HOUR = 3600;

/** `it` if the file is there, else skipped with the reason in its name. */
function itWith(file: string, name: string, body: () => Promise<void>): void {
  if (existsSync(resolve(root, file))) {
    it(name, body);
  } else {
    it.skip(`skipped: ../shared/fixtures/${file} not present: ${name}`, body);
  }
}

describe('delivery report on logs of other people', () => {
  const folder = useFolder();
  const log = 'process-mining/running-example/running-example';

  for (const kind of ['csv', 'xes']) {
    itWith(`${log}.${kind}`, `running-example as ${kind}`, async () => {
      const { report } = await runJson(`${kind}:${root}/${log}.${kind}`);
      expect(report.inputs[0]).toMatchObject({ records: 42, rejected: [] });
      expect(report.journeys).toMatchObject({
        count: 6,
        closed: 6,
        elapsed: { n: 6, mean: 966890, p50: 815940, p95: 1576440 },
      });
      expect(report.journeys.bySteps).toHaveLength(8);
    });
  }

  const bpi =
    'process-mining/bpi2020-request-for-payment/RequestForPayment.xes.gz';
  const submitted = 'Request For Payment SUBMITTED by EMPLOYEE';
  const byOthers = '/REJECTED by (?!EMPLOYEE)/';
  const final = 'Request For Payment FINAL_APPROVED by SUPERVISOR';

  async function gateOf(match: object): Promise<Report> {
    const gates = [{ id: 'gate', kind: 'approval', match: [match] }];
    const config = folder.write('gate.yaml', JSON.stringify({ gates }));
    const { report } = await runJson('--config', config, `xes:${root}/${bpi}`);
    return report;
  }

  itWith(bpi, 'BPI 2020 from submission to final approval', async () => {
    const report = await gateOf({
      source: 'log',
      opens: submitted,
      approves: final,
      rejects: byOthers,
    });
    expect(report.journeys.count).toBe(6760);
    expect(report.journeys.elapsed.p50).toBe(697299.5);
    expect(report.journeys.elapsed.mean).toBeCloseTo(987901.168, 3);
    const [gate] = report.gates;
    expect(gate.return.n).toBe(669);
    expect((gate.return.p50 ?? 0) / HOUR).toBeCloseTo(96.009444, 6);
    expect((gate.return.mean ?? 0) / HOUR).toBeCloseTo(268.954762, 6);
    expect(gate.total.n).toBe(6201);
    expect((gate.total.p50 ?? 0) / HOUR).toBeCloseTo(48.764167, 6);
  });

  itWith(bpi, 'BPI 2020 queue before the final approval', async () => {
    const [gate] = (await gateOf({ source: 'log', approves: final })).gates;
    expect(gate.queue.n).toBe(6226);
    expect((gate.queue.p50 ?? 0) / HOUR).toBeCloseTo(24.739167, 6);
  });

  itWith(bpi, 'BPI 2020 from submission to payment', async () => {
    const report = await gateOf({
      source: 'log',
      opens: submitted,
      approves: 'Payment Handled',
    });
    expect(report.gates[0].total.n).toBe(6187);
    expect((report.gates[0].total.p50 ?? 0) / HOUR).toBeCloseTo(208.247222, 6);
  });
});
