import { EventSourceContext } from '@delivery-stack/backstage-plugin-delivery-node';
import {
  adaptServiceNow,
  serviceNowFields,
} from '@delivery-stack/flow/adapters';
import { all, among, chunksOf } from '../api/query';
import { TableClient, TableRow, textOf } from '../api/TableClient';
import { ServiceNowConfig } from '../config/readServiceNowConfig';
import { Rights } from './Rights';

/** See {@link Dossiers}. */
export interface DossiersOptions {
  client: TableClient;
  config: Pick<ServiceNowConfig, 'baseUrl' | 'bots'>;
  rights: Rights;
  context: Pick<EventSourceContext, 'sink' | 'signal'>;
}

const { used, audited } = serviceNowFields;

/** Choices whose labels are statuses, types and risks. */
const CHOICES = all(
  among('name', ['task', 'change_request', 'sc_req_item', 'sc_task']),
  among('element', ['state', 'type', 'risk']),
  'inactive=false',
);

/** The clocks of rows and answers are whole seconds, and an answer takes some. */
const SLACK = 5_000;

/**
 * Fetches what belongs to tickets, and hands all of it over together.
 *
 * @remarks
 * Approvals, audit, journal and conflicts of a whole page of tickets are
 * asked for at once: a few requests, however many tickets it has.
 */
export class Dossiers {
  readonly #options: DossiersOptions;
  /** When each ticket was handed over; the instance's clock, epoch milliseconds. */
  readonly #fetched = new Map<string, number>();
  #choices: Promise<TableRow[] | undefined> | undefined;

  constructor(options: DossiersOptions) {
    this.#options = options;
  }

  /** Whether this run handed a ticket over since a row was written. */
  knows(sysId: string, updated: string): boolean {
    const fetched = this.#fetched.get(sysId);
    const written = Date.parse(`${updated.replace(' ', 'T')}Z`);
    return fetched !== undefined && written < fetched - SLACK;
  }

  /** Resolves when everything about these tickets is stored. */
  async handOver(tickets: {
    table: string;
    rows: readonly TableRow[];
  }): Promise<void> {
    const { client, config, context } = this.#options;
    const { table, rows } = tickets;
    if (rows.length === 0) {
      return;
    }
    const ids = rows.map(row => textOf(row, 'sys_id'));
    const began = client.now();
    const related = await this.#related(table, ids);
    this.#countAudit(rows, related.sys_audit);
    const bundle = { [table]: rows, ...related };
    await context.sink.adapt([
      adaptServiceNow(bundle, { source: config.baseUrl, bots: config.bots }),
    ]);
    ids.forEach(id => this.#fetched.set(id, began));
  }

  async #related(
    table: string,
    ids: readonly string[],
  ): Promise<Record<string, TableRow[] | undefined>> {
    const approvers = await this.#of(
      'sysapproval_approver',
      'sysapproval',
      ids,
    );
    const groups = await this.#of('sysapproval_group', 'parent', ids);
    const idsOf = (rows: TableRow[] = []) =>
      rows.map(row => textOf(row, 'sys_id'));
    const asked = [...ids, ...idsOf(approvers), ...idsOf(groups)];
    const related = {
      sysapproval_approver: approvers,
      sysapproval_group: groups,
      sys_audit: await this.#of('sys_audit', 'documentkey', asked, {
        query: among('fieldname', audited),
      }),
      sys_journal_field: await this.#of(
        'sys_journal_field',
        'element_id',
        [...ids, ...idsOf(approvers)],
        { query: among('element', ['comments', 'work_notes']) },
      ),
      conflict:
        table === 'change_request'
          ? await this.#of('conflict', 'change', ids)
          : undefined,
      sys_choice: await this.#labels(),
    };
    // A table that could not be read is left out: an empty one says something.
    return Object.fromEntries(
      Object.entries(related).filter(([, rows]) => rows !== undefined),
    );
  }

  /** Records of a table that refer to one of some others. */
  async #of(
    table: string,
    field: string,
    ids: readonly string[],
    more: { query?: string } = {},
  ): Promise<TableRow[] | undefined> {
    const { client, rights, context } = this.#options;
    return rights.tried(table, async () => {
      const found = { rows: [] as TableRow[], total: 0 };
      for (const chunk of chunksOf(ids)) {
        const { rows, total } = await client.rows({
          table,
          query: all(among(field, chunk), more.query),
          fields: used[table],
          signal: context.signal,
        });
        found.rows.push(...rows);
        found.total += total;
      }
      return found;
    });
  }

  /** Once a run, and only where there is something to label. */
  #labels(): Promise<TableRow[] | undefined> {
    const { client, rights, context } = this.#options;
    this.#choices ??= rights.tried('sys_choice', () =>
      client.rows({
        table: 'sys_choice',
        query: CHOICES,
        fields: used.sys_choice,
        signal: context.signal,
      }),
    );
    return this.#choices;
  }

  #countAudit(rows: readonly TableRow[], audit: TableRow[] | undefined): void {
    const moved = rows.filter(
      row => Number(textOf(row, 'sys_mod_count')) >= 3,
    ).length;
    this.#options.rights.count(moved, audit?.length ?? 0);
  }
}
