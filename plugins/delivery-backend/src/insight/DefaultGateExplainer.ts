import { InputError } from '@backstage/errors';
import { Explanation } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  compileRules,
  explain,
  factOf,
  FlowConfig,
  parseEvent,
  Rules,
} from '@delivery-stack/flow';
import { GateExplainer } from './services';

/** Says which gate rules an event matches; stores nothing. @internal */
export class DefaultGateExplainer implements GateExplainer {
  readonly #rules: Rules;

  static fromConfig(config: FlowConfig): DefaultGateExplainer {
    return new DefaultGateExplainer(compileRules(config));
  }

  private constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** @throws InputError for what `POST /events` would reject. */
  explain(value: unknown): Explanation {
    const { event, rejected } = parseEvent(value);
    if (!event) {
      throw new InputError(`event: ${rejected}`);
    }
    const { fact, unknown, rejected: reason } = factOf(event);
    if (reason !== undefined) {
      throw new InputError(`event: ${reason}`);
    }
    if (!fact) {
      return {
        matches: [],
        misses: this.#everyRule(unknown ?? 'its type is not known'),
      };
    }
    return explain(fact, this.#rules);
  }

  #everyRule(why: string): Explanation['misses'] {
    return this.#rules.config.gates.flatMap(({ id, match }) =>
      match.map((_, rule) => ({ gate: id, rule, why })),
    );
  }
}
