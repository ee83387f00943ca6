import { AnyFact, FlowConfig } from '@delivery-stack/flow';
import { adaptGitHub } from '@delivery-stack/flow/adapters';
import { Spool } from '../spool/spool';
import { InputTally } from './inputTally';

type Values = Record<string, unknown>;

/**
 * The statuses of GitHub's deployments, until all of them were read.
 *
 * @remarks
 * `waiting` asks for an environment's approval and the status after it decides:
 * only a deployment's whole list says so, and its statuses may stand in several
 * pages and files, in any order. Records are read one by one, so they are
 * brought together here.
 */
export class DeploymentStatuses {
  readonly #spool = new Spool();
  readonly #tallies: InputTally[] = [];

  /** Keeps the value if it is a deployment status, and not a webhook around one. */
  add(value: Values, pathHint: string, tally: InputTally): void {
    const { deployment_url: url, state } = value;
    if (typeof url === 'string' && typeof state === 'string') {
      let input = this.#tallies.indexOf(tally);
      if (input < 0) {
        input = this.#tallies.push(tally) - 1;
      }
      this.#spool.add(url, { value, pathHint, input });
    }
  }

  /** The approvals that were asked for and decided. */
  *settle(config: FlowConfig): Generator<{ fact: AnyFact; tally: InputTally }> {
    const { bots } = config;
    type Kept = { value: Values; pathHint: string; input: number };
    for (const { records } of this.#spool.groups<Kept>()) {
      if (records.some(({ value }) => value.state === 'waiting')) {
        const [{ pathHint, input }] = records;
        const list = records.map(({ value }) => value);
        for (const fact of adaptGitHub(list, { pathHint, bots }).facts) {
          if (fact.type.startsWith('approval.')) {
            yield { fact, tally: this.#tallies[input] };
          }
        }
      }
    }
  }

  close(): void {
    this.#spool.close();
  }
}
