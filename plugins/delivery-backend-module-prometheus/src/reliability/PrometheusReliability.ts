import { InputError } from '@backstage/errors';
import {
  ErrorBudget,
  ReliabilityReader,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Connections } from '../api/Connections';
import {
  budgetingOf,
  measuredBy,
  nameOf,
  targetOf,
} from '../openslo/objectives';
import { ObjectiveProblem } from '../openslo/ObjectiveProblem';
import { OpenSloDocument, readDocument } from '../openslo/readDocument';
import { Slo } from '../openslo/schemas';
import { windowAt, windowText } from '../openslo/timeWindow';
import { actualOf, leftOf } from './budget';
import { countsIn } from './countsIn';
import { slicesOf } from './slices';

const MOST_OBJECTIVES = 50;

/** One objective of a file, and when it is evaluated. */
interface Asked {
  document: OpenSloDocument;
  slo: Slo;
  /** Place of the objective in its SLO. */
  index: number;
  /** Epoch milliseconds. */
  at: number;
  signal: AbortSignal;
}

/**
 * Evaluates objectives of OpenSLO v1 on Prometheus.
 *
 * @internal
 */
export class PrometheusReliability implements ReliabilityReader {
  readonly title = 'Prometheus';
  readonly #connections: Connections;

  static create(connections: Connections): PrometheusReliability {
    return new PrometheusReliability(connections);
  }

  private constructor(connections: Connections) {
    this.#connections = connections;
  }

  async budgets(request: {
    document: string;
    name?: string;
    at: number;
    signal: AbortSignal;
  }): Promise<ErrorBudget[]> {
    const { at, signal } = request;
    const document = readDocument(request.document, request.name);
    const asked = document.slos.flatMap(slo =>
      slo.spec.objectives.map((_, index) => ({
        document,
        slo,
        index,
        at,
        signal,
      })),
    );
    if (asked.length > MOST_OBJECTIVES) {
      throw new InputError(
        `The OpenSLO file holds more than ${MOST_OBJECTIVES} objectives; name the SLO that counts`,
      );
    }
    const budgets: ErrorBudget[] = [];
    for (const each of asked) {
      // One after the other: the queries of one are work enough for a server.
      budgets.push(await this.#budget(each));
    }
    return budgets;
  }

  async #budget(asked: Asked): Promise<ErrorBudget> {
    const { slo, index } = asked;
    const known = {
      objective: nameOf(slo, index),
      target: targetOf(slo.spec.objectives[index]),
      window: windowText(slo.spec.timeWindow),
    };
    try {
      return { ...known, ...(await this.#figures(asked, known.target)) };
    } catch (error) {
      const { name, message } = error as Error;
      if (!['ObjectiveProblem', 'PrometheusError'].includes(name)) {
        throw error;
      }
      return { ...known, actual: null, left: null, problem: message };
    }
  }

  async #figures(
    { document, slo, index, at, signal }: Asked,
    target: number,
  ): Promise<Pick<ErrorBudget, 'actual' | 'left'>> {
    const objective = slo.spec.objectives[index];
    if (target === 1) {
      throw new ObjectiveProblem(
        'objectives.target: leaves no error budget; write less than 1, or than 100 percent',
      );
    }
    const window = windowAt(slo.spec.timeWindow, at);
    const budgeting = budgetingOf(slo, objective);
    const indicator = measuredBy(document, {
      slo,
      objective,
      connections: this.#connections,
    });
    if (indicator.kind === 'raw' && budgeting.method === 'occurrences') {
      throw new ObjectiveProblem(
        'ratioMetric.raw: counts no events, which Occurrences needs; write budgetingMethod: RatioTimeslices, or good and total',
      );
    }
    const slices = slicesOf(window, budgeting);
    const counts = await countsIn(indicator, slices, signal);
    const actual = actualOf([...counts.values()], budgeting);
    return { actual, left: leftOf(actual, target) };
  }
}
