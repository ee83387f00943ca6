import { EventSource } from '@delivery-stack/backstage-plugin-delivery-node';
import { LoggedRequest, ReplayServer } from '../replay';
import { memoryContext } from './memoryContext';

const running: ReplayServer[] = [];

/** Stops every server that a source was connected to; for `afterEach`. */
export async function stopServers(): Promise<void> {
  await Promise.all(running.splice(0).map(server => server.stop()));
}

/** See {@link connectSource}. */
export interface ConnectSourceOptions {
  /** A source that knows nothing yet. */
  create(): Pick<EventSource, 'run'>;
  /** What tests call a request. */
  nameOf(request: LoggedRequest): string;
}

/**
 * Connects a source to a served vendor, without a backend.
 *
 * @returns What is served, what the source runs in, and how it is run.
 */
export function connectSource<S extends { server: ReplayServer }>(
  served: S,
  { create, nameOf }: ConnectSourceOptions,
) {
  const { server } = served;
  running.push(server);
  const kept = memoryContext();
  const { context } = kept;
  let source = create();

  /** One run; gives what it asked for. */
  const run = async () => {
    const before = server.requests.length;
    await source.run(context);
    return server.requests.slice(before).map(nameOf);
  };

  /** A run that is told to stop once it has stored something so many times. */
  const runUntilStored = async (times = 1) => {
    const { signal, sink } = context;
    const { adapt } = sink;
    const stop = new AbortController();
    let left = times;
    context.signal = stop.signal;
    sink.adapt = async parts => {
      const result = await adapt(parts);
      left -= 1;
      if (left === 0) {
        stop.abort();
      }
      return result;
    };
    try {
      await run();
    } finally {
      Object.assign(context, { signal });
      sink.adapt = adapt;
    }
  };

  /** As the backend does: what was only in memory is gone. */
  const restart = () => {
    source = create();
  };
  return { ...served, ...kept, run, runUntilStored, restart };
}
