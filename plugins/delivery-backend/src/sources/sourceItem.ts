import { SourceItem } from '@delivery-stack/backstage-plugin-delivery-common';
import { EventSource } from '@delivery-stack/backstage-plugin-delivery-node';
import { LastingProblem, SourceRun } from '../database/SourceRunStore';
import { iso } from '../insight/window';
import { millisecondsOf } from './millisecondsOf';

const isoIfKnown = <K extends string>(
  name: K,
  instant: number | undefined,
): Partial<Record<K, string>> =>
  instant === undefined ? {} : ({ [name]: iso(instant) } as Record<K, string>);

/** One source as people read it. */
export function sourceItem(
  source: EventSource,
  run: SourceRun | undefined,
  now: number,
): SourceItem {
  const { id, title, vendor } = source;
  const interrupted = run && interruptionOf(source, run, now);
  const { startedAt, succeededAt, nextAt } = run ?? {};
  const problems = [
    ...(interrupted ? [interrupted] : []),
    ...(run?.problems ?? []),
  ];
  return {
    id,
    title,
    ...(vendor !== undefined && { vendor }),
    status: interrupted ? 'failed' : run?.status ?? 'waiting',
    ...isoIfKnown('lastStartedAt', startedAt),
    ...isoIfKnown('lastSuccessAt', succeededAt),
    ...isoIfKnown('nextRunAt', nextAt),
    ...(succeededAt !== undefined && {
      lagSeconds: Math.max(0, now - succeededAt) / 1_000,
    }),
    ...(run?.status === 'running' &&
      run.progress && { progress: run.progress }),
    events: run?.tally ?? {
      accepted: 0,
      duplicate: 0,
      conflicting: 0,
      rejected: 0,
      ignored: 0,
    },
    rejections: run?.rejections ?? [],
    problems: problems.map(({ since, until, ...problem }) => ({
      ...problem,
      since: iso(since),
      ...isoIfKnown('until', until),
    })),
    ...(source.webhook && { webhook: webhookItem(id, run) }),
  };
}

function webhookItem(
  id: string,
  run: SourceRun | undefined,
): NonNullable<SourceItem['webhook']> {
  const { received = 0, refused = 0, lastAt } = run?.webhooks ?? {};
  return {
    path: `/api/delivery/webhooks/${id}`,
    received,
    refused,
    ...isoIfKnown('lastReceivedAt', lastAt),
    pendingWishes: run?.wishes ?? 0,
  };
}

/** A run that should be over and never said so: its backend was killed. */
function interruptionOf(
  { schedule }: EventSource,
  { status, startedAt = 0 }: SourceRun,
  now: number,
): LastingProblem | undefined {
  const timeout = millisecondsOf(schedule.timeout);
  return status === 'running' && startedAt + timeout < now
    ? {
        code: 'failed',
        message: 'The last run ended without saying how.',
        cure: 'Nothing: the next run goes on where it stopped.',
        since: startedAt,
      }
    : undefined;
}
