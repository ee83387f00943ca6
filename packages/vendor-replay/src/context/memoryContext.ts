import { mockServices } from '@backstage/backend-test-utils';
import {
  EventSourceContext,
  SourceProblem,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Adaptation, collectFacts } from '@delivery-stack/flow/adapters';

/**
 * A context that keeps everything in memory, and what a source left in it.
 *
 * @remarks For Jest: its logger is a mock.
 */
export function memoryContext() {
  // Values as JSON, so that nobody shares an object with what is remembered
  const memory = new Map<string, string>();
  const wishes = new Map<string, number>();
  const adaptations: Adaptation[] = [];
  const problems: SourceProblem[] = [];
  const stop = new AbortController();
  const context: EventSourceContext = {
    signal: stop.signal,
    logger: mockServices.logger.mock(),
    memory: {
      get: async key => JSON.parse(memory.get(key) ?? 'null') ?? undefined,
      set: async (key, value) => void memory.set(key, JSON.stringify(value)),
      delete: async key => void memory.delete(key),
    },
    wishes: {
      pending: async () =>
        [...wishes].map(([key, version]) => ({ key, version })),
      fulfilled: async ({ key, version }) => {
        if (wishes.get(key) === version) {
          wishes.delete(key);
        }
      },
    },
    report: {
      problem: problem => void problems.push(problem),
      progress: () => {},
    },
    sink: {
      ingest: () => Promise.reject(new Error('Facts are handed over only')),
      adapt: async parts => {
        adaptations.push(...parts);
        return { accepted: 0, duplicate: 0, conflicting: 0, rejected: 0 };
      },
    },
  };
  const facts = () => collectFacts(adaptations).facts;
  return {
    context,
    memory,
    wishes,
    problems,
    stop,
    adaptations,
    /** Every fact once, as a store would keep it. */
    collected: () => collectFacts(adaptations),
    facts,
    /** How many facts there are of each type. */
    counts: () => {
      const counts: Record<string, number> = {};
      for (const { type } of facts()) {
        counts[type] = (counts[type] ?? 0) + 1;
      }
      return counts;
    },
    /** Data of the facts of one type. */
    dataOf: (type: string) =>
      facts().flatMap(fact =>
        fact.type === type ? [fact.data as Record<string, unknown>] : [],
      ),
    /** What facts there are about: `change`, `pipelinerun`, … */
    subjects: () => [
      ...new Set(facts().map(({ type }) => type.replace(/\..*/, ''))),
    ],
    conflicting: () => collectFacts(adaptations).conflicting,
    unrecognised: () => collectFacts(adaptations).unrecognised,
  };
}
