import { ReplayAnswer, ReplayRequest, ReplayRoute } from '../replay';
import { readQuery, rowsFor } from './encodedQuery';
import { ServiceNowInstance, StoredRow } from './instance';
import { displayOf, fieldOf } from './references';

/** What the user of the API may not read, and how the instance says so. */
export type Denial =
  /** 403. */
  | 'forbidden'
  /** 200 without its rows, which are counted all the same. */
  | 'hidden'
  /** 200 without rows, and without saying that there are any. */
  | 'silent';

/** How an instance answers; may change while it does. */
export interface InstanceAccess {
  denied: Record<string, Denial>;
  /** The clock of the instance. */
  now: () => number;
  /** Offset of the zone of the API's user, which display values are in. */
  zoneMinutes: number;
}

const failure = (
  status: number,
  message: string,
  detail: string | null = null,
): ReplayAnswer => ({
  status,
  body: { error: { message, detail }, status: 'failure' },
});

const LARGEST_PAGE = 10_000;

/** A row as it is asked for: values, what people read, or both. */
function written(
  instance: ServiceNowInstance,
  at: { table: string; row: StoredRow },
  options: { fields: readonly string[]; display: string; zone: number },
): Record<string, unknown> {
  const { fields, display, zone } = options;
  const names = fields.length > 0 ? fields : Object.keys(at.row);
  return Object.fromEntries(
    names.map(field => {
      const path = { ...at, field };
      const value = fieldOf(instance, path);
      if (display === 'false') {
        return [field, value];
      }
      const display_value = displayOf(instance, path, zone);
      return [
        field,
        display === 'all' ? { display_value, value } : display_value,
      ];
    }),
  );
}

function linksOf(
  { url, query }: ReplayRequest,
  page: { limit: number; offset: number; total: number },
): string {
  const { limit, offset, total } = page;
  const to = (rel: string, at: number) => {
    const parameters = new URLSearchParams(query);
    parameters.set('sysparm_offset', String(at));
    return `<${url.origin}${url.pathname}?${parameters}>;rel="${rel}"`;
  };
  return [
    to('first', 0),
    ...(offset + limit < total ? [to('next', offset + limit)] : []),
    to('last', Math.max(0, Math.floor((total - 1) / limit) * limit)),
  ].join(',');
}

function listed(
  instance: ServiceNowInstance,
  access: InstanceAccess,
  request: ReplayRequest,
): ReplayAnswer {
  const { params, query } = request;
  const { table } = params;
  const denial = access.denied[table];
  if (denial === 'forbidden') {
    return failure(
      403,
      'User Not Authorized',
      'Failed API level ACL Validation',
    );
  }
  if (!instance.has(table)) {
    return failure(400, `Invalid table ${table}`);
  }
  const limit = Math.min(
    Number(query.get('sysparm_limit') ?? LARGEST_PAGE),
    LARGEST_PAGE,
  );
  const offset = Number(query.get('sysparm_offset') ?? 0);
  const all = rowsFor(instance, table, {
    query: readQuery(query.get('sysparm_query') ?? ''),
    now: access.now(),
  });
  // Rights are checked row by row once a page is read: a page comes shorter,
  // and the count is that of all rows.
  const rows = denial ? [] : all.slice(offset, offset + limit);
  const total = denial === 'silent' ? 0 : all.length;
  const options = {
    fields: query.get('sysparm_fields')?.split(',') ?? [],
    display: query.get('sysparm_display_value') ?? 'false',
    zone: access.zoneMinutes,
  };
  return {
    headers: {
      date: new Date(access.now()).toUTCString(),
      'x-total-count': String(total),
      ...(total > limit && {
        link: linksOf(request, { limit, offset, total }),
      }),
    },
    body: {
      result: rows.map(row => written(instance, { table, row }, options)),
    },
  };
}

/** The routes of the Table API. */
export function tableRoutes(
  instance: ServiceNowInstance,
  access: InstanceAccess,
): ReplayRoute[] {
  return [
    {
      path: '/api/now/table/:table',
      handle: request => listed(instance, access, request),
    },
  ];
}
