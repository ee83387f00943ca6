import { compileRules, FlowConfig, Gate, Rules } from '@delivery-stack/flow';

/**
 * Names for people of what configuration and data name by id.
 *
 * @remarks A gate that is no longer configured keeps its id as its name.
 */
export class Glossary {
  readonly #rules: Rules;

  static fromConfig(config: FlowConfig): Glossary {
    return new Glossary(compileRules(config));
  }

  private constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** The configured gates, in their order. */
  gates(): Gate[] {
    return this.#rules.config.gates;
  }

  gateTitle(id: string): string {
    return this.#rules.gates.byId.get(id)?.title ?? id;
  }

  functionTitle(name: string): string {
    return this.#rules.functionTitle(name);
  }
}
