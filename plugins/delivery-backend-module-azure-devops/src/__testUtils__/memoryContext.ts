import { mockServices } from '@backstage/backend-test-utils';
import {
  EventSourceContext,
  SourceProblem,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Adaptation, collectFacts } from '@delivery-stack/flow/adapters';

/** A context that remembers in memory, and what came of it. */
export function memoryContext() {
  const memory = new Map<string, unknown>();
  const wishes = new Map<string, number>();
  const handed: Adaptation[] = [];
  const problems: SourceProblem[] = [];
  const stop = new AbortController();
  const nothing = { accepted: 0, duplicate: 0, conflicting: 0, rejected: 0 };
  const context: EventSourceContext = {
    signal: stop.signal,
    logger: mockServices.logger.mock(),
    memory: {
      get: async key => structuredClone(memory.get(key)) as any,
      set: async (key, value) => void memory.set(key, structuredClone(value)),
      delete: async key => void memory.delete(key),
    },
    wishes: {
      pending: async () =>
        [...wishes].map(([key, version]) => ({ key, version })),
      fulfilled: async ({ key }) => void wishes.delete(key),
    },
    report: {
      problem: problem => void problems.push(problem),
      progress: () => {},
    },
    sink: {
      ingest: async () => nothing,
      adapt: async parts => {
        handed.push(...parts);
        return nothing;
      },
    },
  };
  return {
    context,
    memory,
    wishes,
    problems,
    stop,
    handed,
    /** Every fact once, as a store would keep it. */
    collected: () => collectFacts(handed),
  };
}
