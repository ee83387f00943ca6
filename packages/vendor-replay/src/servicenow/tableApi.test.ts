import { ServiceNowInstance, storedInstant, sysIdOf } from './instance';
import { replayAccount } from './accounts';
import { serveServiceNow, ServedInstance } from './serveServiceNow';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const MINUTE = 60_000;
const user = 'a'.repeat(32);

const instance = ServiceNowInstance.create({
  tables: {
    sys_user: [{ sys_id: user, user_name: 'mia', name: 'Mia Example' }],
    sys_choice: [
      {
        sys_id: 'c'.repeat(32),
        name: 'change_request',
        element: 'state',
        value: '-4',
        label: 'Assess',
      },
    ],
  },
});
const change = (number: number, minutesAgo: number, state = '-5') =>
  instance.insert(
    'change_request',
    { number: `CHG000000${number}`, state, opened_by: user },
    NOW - minutesAgo * MINUTE,
  ).sys_id;
const first = change(1, 100);
const second = change(2, 50, '-4');
const third = change(3, 10, '3');

let served: ServedInstance;
beforeAll(async () => {
  served = await serveServiceNow({
    instance,
    now: () => NOW,
    denied: { sys_audit: 'hidden', conflict: 'forbidden' },
  });
});
afterAll(() => served.server.stop());

const { username, password, clientId, clientSecret } = replayAccount;
const basic = `Basic ${Buffer.from(`${username}:${password}`).toString(
  'base64',
)}`;

async function get(
  table: string,
  parameters: Record<string, string>,
  authorization = basic,
) {
  const query = new URLSearchParams(parameters);
  const response = await fetch(
    `${served.server.url}/api/now/table/${table}?${query}`,
    { headers: { authorization } },
  );
  return { response, body: (await response.json()) as any };
}

const numbers = async (sysparm_query: string, more = {}) => {
  const { body } = await get('change_request', { sysparm_query, ...more });
  return body.result.map(({ number }: { number: string }) =>
    number.replace('CHG000000', ''),
  );
};

describe('the Table API', () => {
  it.each([
    ['state=-4', '2'],
    ['state!=-4^ORDERBYnumber', '13'],
    ['stateIN-4,3^ORDERBYDESCnumber', '32'],
    ['state=-5^ORstate=-4^number>CHG0000001', '2'],
    ['state=-5^NQstate=3^ORDERBYnumber', '13'],
    ['opened_by.user_name=mia^state=3', '3'],
    ['closed_atISEMPTY^state=3', '3'],
    ['numberISNOTEMPTY^ORDERBYnumber', '123'],
    ['numberSTARTSWITHCHG^state=3', '3'],
    ['sys_created_onRELATIVEGE@minute@ago@50^ORDERBYnumber', '23'],
    ['sys_created_onRELATIVEGT@hour@ago@1^ORDERBYnumber', '23'],
    [`sys_idIN${first},${third}^ORDERBYnumber`, '13'],
    ['sys_class_name=change_request^ORDERBYnumber', '123'],
  ])('answers %s', async (query, found) => {
    expect((await numbers(query)).join('')).toBe(found);
  });

  it('pages by sys_id as by offset', async () => {
    const ids = [first, second, third].sort();
    const { body } = await get('change_request', {
      sysparm_query: `sys_id>${ids[0]}^ORDERBYsys_id`,
      sysparm_limit: '1',
      sysparm_fields: 'sys_id',
    });
    expect(body.result).toEqual([{ sys_id: ids[1] }]);
    const { body: next, response } = await get('change_request', {
      sysparm_query: 'ORDERBYsys_id',
      sysparm_limit: '1',
      sysparm_offset: '1',
      sysparm_fields: 'sys_id',
    });
    expect(next.result).toEqual([{ sys_id: ids[1] }]);
    expect(response.headers.get('x-total-count')).toBe('3');
    expect(response.headers.get('link')).toMatch(
      /sysparm_offset=2[^>]*>;rel="next"/,
    );
    expect(Date.parse(response.headers.get('date')!)).toBe(NOW);
  });

  it('writes what is stored, what people read, or both', async () => {
    const read = async (sysparm_display_value: string) =>
      (
        await get('change_request', {
          sysparm_query: 'state=-4',
          sysparm_fields: 'state,opened_by,opened_by.user_name,sys_created_on',
          sysparm_display_value,
        })
      ).body.result[0];
    expect(await read('false')).toEqual({
      state: '-4',
      opened_by: user,
      'opened_by.user_name': 'mia',
      sys_created_on: '2026-03-02 11:10:00',
    });
    expect(await read('true')).toEqual({
      state: 'Assess',
      opened_by: 'Mia Example',
      'opened_by.user_name': 'mia',
      sys_created_on: '2026-03-02 12:10:00',
    });
    expect((await read('all')).opened_by).toEqual({
      value: user,
      display_value: 'Mia Example',
    });
  });

  it('hides, refuses and does not know tables', async () => {
    instance.update('change_request', first, {
      values: { state: '-4' },
      at: NOW,
      by: 'mia',
    });
    const hidden = await get('sys_audit', {});
    expect(hidden.body).toEqual({ result: [] });
    expect(hidden.response.headers.get('x-total-count')).toBe('1');
    const forbidden = await get('conflict', {});
    expect(forbidden.response.status).toBe(403);
    expect(forbidden.body.error.message).toBe('User Not Authorized');
    const unknown = await get('u_nothing', {});
    expect(unknown.response.status).toBe(400);
    expect(unknown.body.error.message).toBe('Invalid table u_nothing');
  });

  it('lets nobody in who does not know the password', async () => {
    const { response } = await get('change_request', {}, 'Basic eDp5');
    expect(response.status).toBe(401);
  });

  it('hands out tokens until they expire', async () => {
    const ask = (secret: string) =>
      fetch(`${served.server.url}/oauth_token.do`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: secret,
        }),
      });
    expect((await ask('wrong')).status).toBe(401);
    const { access_token: token } = (await (
      await ask(clientSecret)
    ).json()) as {
      access_token: string;
    };
    const statusOf = async () =>
      (await get('change_request', {}, `Bearer ${token}`)).response.status;
    expect(await statusOf()).toBe(200);
    served.accounts.expireTokens();
    expect(await statusOf()).toBe(401);
  });
});

describe('an instance', () => {
  it('counts updates, and audits what they change', () => {
    const own = ServiceNowInstance.create();
    const { sys_id } = own.insert('change_request', { state: '-5' }, NOW);
    own.update('change_request', sys_id, {
      values: { state: '-4', risk: '3' },
      at: NOW + MINUTE,
      by: 'mia',
    });
    own.update('change_request', sys_id, {
      values: { state: '-4' },
      at: NOW + 2 * MINUTE,
    });
    expect(own.get('change_request', sys_id)).toMatchObject({
      state: '-4',
      sys_mod_count: '2',
      sys_created_on: storedInstant(NOW),
      sys_updated_on: storedInstant(NOW + 2 * MINUTE),
    });
    expect(
      own
        .rows('sys_audit')
        .map(
          ({ fieldname, oldvalue, newvalue, user: by }) =>
            `${fieldname} ${oldvalue}>${newvalue} ${by}`,
        )
        .sort(),
    ).toEqual(['risk >3 mia', 'state -5>-4 mia']);
  });

  it('makes sys_ids that are the same again, and tell records apart', () => {
    const ids = Array.from({ length: 5_000 }, (_, number) =>
      sysIdOf(`change ${number}`),
    );
    expect(new Set(ids).size).toBe(5_000);
    expect(ids[7]).toBe(sysIdOf('change 7'));
    expect(ids[7]).toMatch(/^[0-9a-f]{32}$/);
  });
});
