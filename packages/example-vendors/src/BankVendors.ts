import {
  BankPayload,
  generateBank,
  jiraStatuses,
} from '@delivery-stack/example-bank';
import {
  GitHubHost,
  JiraSite,
  ServiceNowInstance,
} from '@delivery-stack/vendor-replay';
import { putGitHub } from './putGitHub';
import { putServiceNow } from './putServiceNow';

/**
 * What the bank's three tools hold, up to some instant.
 *
 * @remarks
 * The record is generated as a whole each time it goes on, in one or two
 * seconds: what was decided meanwhile takes the place of what was open.
 */
export class BankVendors {
  readonly jira = JiraSite.create({ deployment: 'dataCenter' });
  readonly serviceNow = ServiceNowInstance.create({
    tables: { conflict: [], sc_req_item: [], sc_task: [], sys_choice: [] },
  });
  readonly gitHub = GitHubHost.create();
  readonly #now: number;
  readonly #delivered = new Set<string>();

  /** @param now - Epoch milliseconds: the record ends in the week before. */
  static create(now: number): BankVendors {
    return new BankVendors(now);
  }

  private constructor(now: number) {
    this.#now = now;
  }

  /**
   * Lets the record go on.
   *
   * @param ahead - Milliseconds beyond its usual end.
   * @returns Webhooks that GitHub has sent since the last time.
   */
  goOn(ahead: number): object[] {
    const deliveries: object[] = [];
    for (const payload of generateBank({ now: this.#now, ahead })) {
      if (payload.path.endsWith('/deliveries.json')) {
        deliveries.push(...(payload.payload as object[]));
      } else {
        this.#put(payload);
      }
    }
    jiraStatuses().forEach(status => this.jira.addStatus(status));
    return deliveries.filter(each => this.#isNew(each));
  }

  #put({ kind, path, payload }: BankPayload): void {
    switch (kind) {
      case 'jira':
        this.jira.putAll(payload);
        break;
      case 'servicenow':
        putServiceNow(this.serviceNow, payload);
        break;
      default:
        putGitHub(this.gitHub, path, payload);
    }
  }

  #isNew(delivery: object): boolean {
    const text = JSON.stringify(delivery);
    const isNew = !this.#delivered.has(text);
    this.#delivered.add(text);
    return isNew;
  }
}
