/** A row as it is stored: texts alone, references as sys_ids, instants in UTC. */
export type StoredRow = Record<string, string>;

/** See {@link ServiceNowInstance.create}. */
export interface InstanceOptions {
  /** Rows by table, to begin with. */
  tables?: Readonly<Record<string, readonly StoredRow[]>>;
  /** Tables of whose updates an audit is kept; default: tasks and approvals. */
  audited?: readonly string[];
}

/** One table: rows in the order of their sys_ids, and by what they refer to. */
interface Table {
  rows: Map<string, StoredRow>;
  /** Undefined while nobody asked since the last change. */
  sorted?: StoredRow[];
  indexes: Map<string, Map<string, StoredRow[]>>;
}

const AUDITED = [
  'change_request',
  'sc_req_item',
  'sc_task',
  'change_task',
  'sysapproval_approver',
  'sysapproval_group',
];

/** `2026-03-02 09:00:00`, as instants are stored. */
export const storedInstant = (time: number) =>
  new Date(time).toISOString().slice(0, 19).replace('T', ' ');

/** A sys_id that is the same whenever it is made of the same. */
export function sysIdOf(seed: string): string {
  let id = '';
  for (let part = 0; part < 4; part += 1) {
    let hash = 2_166_136_261 + part * 97;
    for (const character of `${part}:${seed}`) {
      hash = Math.imul(hash ^ character.codePointAt(0)!, 16_777_619);
    }
    // FNV leaves neighbours close together; spread the bits of each part.
    hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519);
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_917);
    id += ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
  }
  return id;
}

/**
 * What an instance of ServiceNow holds: tables that grow while it is asked.
 *
 * @remarks
 * `insert` and `update` keep `sys_created_on`, `sys_updated_on`,
 * `sys_mod_count` and `sys_audit` as the platform does.
 */
export class ServiceNowInstance {
  readonly #tables = new Map<string, Table>();
  readonly #audited: ReadonlySet<string>;

  static create(options: InstanceOptions = {}): ServiceNowInstance {
    return new ServiceNowInstance(options);
  }

  private constructor({ tables = {}, audited = AUDITED }: InstanceOptions) {
    this.#audited = new Set(audited);
    for (const [name, rows] of Object.entries(tables)) {
      // A table without rows is there all the same.
      this.#changing(name);
      rows.forEach(row => this.put(name, row));
    }
  }

  /** Writes a row as it is: the whole record of an export, for instance. */
  put(table: string, row: StoredRow): void {
    if (!row.sys_id) {
      throw new Error(`A row of ${table} needs a sys_id`);
    }
    const { rows } = this.#changing(table);
    rows.set(row.sys_id, row);
  }

  /** A new record, created at an instant. */
  insert(table: string, values: StoredRow, at: number): StoredRow {
    const created = storedInstant(at);
    const row = {
      sys_id: sysIdOf(`${table}/${JSON.stringify(values)}/${at}`),
      sys_created_on: created,
      sys_updated_on: created,
      sys_mod_count: '0',
      ...values,
    };
    this.put(table, row);
    return row;
  }

  /** Changes fields of a record; one row of the audit for each that changes. */
  update(
    table: string,
    sysId: string,
    change: { values: StoredRow; at: number; by?: string },
  ): void {
    const before = this.get(table, sysId);
    if (!before) {
      throw new Error(`${table} has no record ${sysId}`);
    }
    const { values, at, by = 'system' } = change;
    const count = String(Number(before.sys_mod_count ?? 0) + 1);
    const updated = storedInstant(at);
    this.put(table, {
      ...before,
      ...values,
      sys_updated_on: updated,
      sys_mod_count: count,
    });
    if (!this.#audited.has(table)) {
      return;
    }
    for (const [fieldname, newvalue] of Object.entries(values)) {
      const oldvalue = before[fieldname] ?? '';
      if (oldvalue !== newvalue) {
        this.put('sys_audit', {
          sys_id: sysIdOf(`${sysId}/${count}/${fieldname}`),
          tablename: table,
          documentkey: sysId,
          fieldname,
          oldvalue,
          newvalue,
          user: by,
          record_checkpoint: count,
          sys_created_on: updated,
        });
      }
    }
  }

  remove(table: string, sysId: string): void {
    this.#changing(table).rows.delete(sysId);
  }

  has(table: string): boolean {
    return this.#tables.has(table);
  }

  get(table: string, sysId: string): StoredRow | undefined {
    return this.#tables.get(table)?.rows.get(sysId);
  }

  /** Rows in the order of their sys_ids. */
  rows(table: string): readonly StoredRow[] {
    const found = this.#tables.get(table);
    if (!found) {
      return [];
    }
    found.sorted ??= [...found.rows.values()].sort((one, other) =>
      one.sys_id < other.sys_id ? -1 : 1,
    );
    return found.sorted;
  }

  /** Rows whose field has one of some values, in the order of their sys_ids. */
  rowsBy(
    table: string,
    field: string,
    values: readonly string[],
  ): readonly StoredRow[] {
    const found = this.#tables.get(table);
    if (!found) {
      return [];
    }
    let index = found.indexes.get(field);
    if (!index) {
      index = new Map();
      for (const row of this.rows(table)) {
        const key = row[field] ?? '';
        const known = index.get(key);
        if (known) {
          known.push(row);
        } else {
          index.set(key, [row]);
        }
      }
      found.indexes.set(field, index);
    }
    return [...new Set(values)]
      .flatMap(value => index.get(value) ?? [])
      .sort((one, other) => (one.sys_id < other.sys_id ? -1 : 1));
  }

  #changing(name: string): Table {
    const table: Table = this.#tables.get(name) ?? {
      rows: new Map(),
      indexes: new Map(),
    };
    table.sorted = undefined;
    table.indexes.clear();
    this.#tables.set(name, table);
    return table;
  }
}
