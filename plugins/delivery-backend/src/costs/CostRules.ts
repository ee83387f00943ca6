import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { CostRow } from '@delivery-stack/backstage-plugin-delivery-node';
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { CostRule } from '../config/costsConfig';
import { TagKeys } from './TagKeys';
import { tellable } from './tellable';

/** Counts up whenever the same rules make something else of a file. */
const EDITION = 1;
const LONGEST_VALUE = 200;

/** What rules say of a charge: an entity ref, or why there is none. */
export type Allocation = { ref: string } | { reason: string };

/** One rule over a tag, or all accounts between two of them. */
type Step =
  | { tag: number; entity: string }
  | { accounts: ReadonlyMap<string, string> };

const noRule: Allocation = { reason: 'no rule' };

/** Says whose charges are, by the first rule that matches. */
export class CostRules {
  /** Another one: files have to be read again. */
  readonly digest: string;
  readonly #steps: readonly Step[];
  readonly #keys: TagKeys;

  static compile(rules: readonly CostRule[]): CostRules {
    return new CostRules(rules);
  }

  private constructor(rules: readonly CostRule[]) {
    const tags = rules.flatMap(rule => ('tag' in rule ? [rule.tag] : []));
    this.#keys = TagKeys.of(tags);
    this.#steps = stepsOf(rules);
    this.digest = createHash('sha256')
      .update(canonicalize([EDITION, rules])!)
      .digest('hex');
  }

  /** Grows with the tags of the charge and with the rules over tags. */
  allocate({ account, tags }: Pick<CostRow, 'account' | 'tags'>): Allocation {
    const values = this.#keys.valuesOf(tags);
    for (const step of this.#steps) {
      if ('accounts' in step) {
        const ref =
          account === undefined ? undefined : step.accounts.get(account.trim());
        if (ref !== undefined) {
          return { ref };
        }
      } else {
        const value = values[step.tag];
        if (value !== undefined) {
          return ofValue(step.entity, value);
        }
      }
    }
    return noRule;
  }
}

function stepsOf(rules: readonly CostRule[]): Step[] {
  const steps: Step[] = [];
  let accounts: Map<string, string> | undefined;
  let tag = 0;
  for (const rule of rules) {
    if ('tag' in rule) {
      steps.push({ tag, entity: rule.entity ?? '{value}' });
      tag += 1;
      accounts = undefined;
    } else {
      if (!accounts) {
        accounts = new Map();
        steps.push({ accounts });
      }
      if (!accounts.has(rule.account)) {
        accounts.set(rule.account, refOf(rule.entity)!);
      }
    }
  }
  return steps;
}

function ofValue(entity: string, value: string): Allocation {
  const ref =
    value.length > LONGEST_VALUE
      ? undefined
      : refOf(entity.replaceAll('{value}', () => value));
  return ref === undefined
    ? { reason: tellable(`no entity ref: ${value}`, LONGEST_VALUE) }
    : { ref };
}

/** In lower case; a mere name is that of a component of the default namespace. */
function refOf(text: string): string | undefined {
  try {
    const defaults = { defaultKind: 'component', defaultNamespace: 'default' };
    return stringifyEntityRef(parseEntityRef(text, defaults));
  } catch {
    return undefined;
  }
}
