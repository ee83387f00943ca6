/* eslint-disable no-restricted-imports -- starts a program on files of its own */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A series that a real Prometheus is to hold. */
export interface GivenSeries {
  metric: string;
  labels?: Record<string, string>;
  /** Epoch milliseconds and value, oldest first. */
  samples: Iterable<readonly [at: number, value: number]>;
}

/** Samples at equal distances, the last one included; undefined for a gap. */
export function* everySo(
  times: { from: number; until: number; step: number },
  value: (index: number) => number | undefined,
): Generator<[number, number]> {
  const { from, until, step } = times;
  for (let index = 0; from + index * step <= until; index += 1) {
    const sample = value(index);
    if (sample !== undefined) {
      yield [from + index * step, sample];
    }
  }
}

/** Whether both programs are on the path. */
export const isPrometheusInstalled = ['prometheus', 'promtool'].every(
  program => spawnSync(program, ['--version']).error === undefined,
);

/** `describe` where there is a Prometheus; skipped with the reason elsewhere. */
export function describeOnPrometheus(name: string, body: () => void): void {
  const run = isPrometheusInstalled ? describe : describe.skip;
  run(
    isPrometheusInstalled
      ? name
      : `skipped: prometheus and promtool are not installed: ${name}`,
    body,
  );
}

/**
 * Starts a real Prometheus that holds the given series, and scrapes nothing.
 *
 * @remarks
 * The samples may be of any time: they are written as blocks, and kept until it
 * is stopped.
 *
 * @param options - `port`: where it listens; default: one that is free.
 */
export async function startPrometheus(
  series: readonly GivenSeries[],
  options: { port?: number } = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  const data = join(folder, 'data');
  backfill(series, { folder, data });
  writeFileSync(join(folder, 'prometheus.yaml'), 'scrape_configs: []\n');
  const address = `127.0.0.1:${options.port ?? (await freePort())}`;
  const server = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yaml')}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=${address}`,
      '--log.level=error',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  server.stderr.on('data', chunk => {
    said = `${said}${chunk}`.slice(-2_000);
  });
  const ended = new Promise<void>(resolve => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
  const url = `http://${address}`;
  const end = () => server.kill('SIGKILL');
  // For a program that ends before it has stopped the server.
  process.once('exit', end);
  const stop = async () => {
    process.off('exit', end);
    end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(url, () => server.exitCode === null);
  } catch (error) {
    await stop();
    throw new Error(`${(error as Error).message}: ${said}`);
  }
  return { url, stop };
}

/** Writes blocks that are as long as Prometheus would compact them to. */
function backfill(
  series: readonly GivenSeries[],
  { folder, data }: { folder: string; data: string },
): void {
  const file = join(folder, 'samples.txt');
  writeFileSync(file, openMetricsOf(series));
  const { status, stderr } = spawnSync(
    'promtool',
    [
      'tsdb',
      'create-blocks-from',
      '--max-block-duration=1000h',
      '--quiet',
      'openmetrics',
      file,
      data,
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(`promtool does not take the samples: ${stderr}`);
  }
}

function openMetricsOf(series: readonly GivenSeries[]): string {
  const lines: string[] = [];
  // All series of a metric have to stand together.
  const inOrder = [...series].sort((one, other) =>
    one.metric < other.metric ? -1 : Number(one.metric > other.metric),
  );
  for (const { metric, labels = {}, samples } of inOrder) {
    const pairs = Object.entries(labels).map(
      ([name, value]) => `${name}=${JSON.stringify(value)}`,
    );
    for (const [at, value] of samples) {
      const text = String(value).replace('Infinity', 'Inf');
      lines.push(`${metric}{${pairs.join(',')}} ${text} ${at / 1_000}`);
    }
  }
  return `${lines.join('\n')}\n# EOF\n`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}

/** Asks until it says that it is ready, for a minute at most. */
async function ready(url: string, isRunning: () => boolean): Promise<void> {
  const until = Date.now() + 60_000;
  while (isRunning() && Date.now() < until) {
    const response = await fetch(`${url}/-/ready`).catch(() => undefined);
    if (response?.ok) {
      return;
    }
    // Nothing tells when it is; the test goes on with the first answer.
    await setTimeout(50);
  }
  throw new Error('Prometheus did not get ready');
}
