import { webhookOf } from './webhook';

const id = 'ab'.repeat(16);
const { read, verify } = webhookOf({ secret: 'token' })!;
const told = (body: unknown) => read({ headers: {}, body });

describe('webhookOf', () => {
  it('should be none without a secret or a topic', () => {
    expect(webhookOf({})).toBeUndefined();
    expect(webhookOf({ topic: 'servicenow' })?.topic).toBe('servicenow');
  });

  it.each([
    [{ 'x-delivery-token': 'token' }, true],
    [{ 'x-delivery-token': 'Token' }, false],
    [{ 'x-delivery-token': '' }, false],
    [{}, false],
  ])('should find that %j knows the secret: %s', (headers, known) => {
    const request = { headers, rawBody: Buffer.from('{}'), body: {} };
    expect(verify(request)).toBe(known);
  });

  it('should trust nobody where there is only a topic', () => {
    const { verify: check } = webhookOf({ topic: 'servicenow' })!;
    const headers = { 'x-delivery-token': '' };
    expect(check({ headers, rawBody: Buffer.from(''), body: {} })).toBe(false);
  });

  it.each([
    ['a name', { table: 'change_request', sys_id: id }],
    ['the record itself', { sys_class_name: 'change_request', sys_id: id }],
    [
      'the record as the Table API writes it',
      {
        sys_class_name: { value: 'change_request', display_value: 'Change' },
        sys_id: { value: id, display_value: id },
        state: { value: '3', display_value: 'Closed' },
      },
    ],
    [
      'a record in an envelope',
      { table: 'change_request', record: { sys_id: id } },
    ],
    ['a list', [{ table: 'change_request', sys_id: id }]],
  ])('should take %s for a wish, and store nothing of it', (_, body) => {
    expect(told(body)).toEqual({
      adaptations: [],
      wishes: [`change_request/${id}`],
    });
  });

  it.each([
    { table: 'change_request' },
    { table: 'change_request', sys_id: 'x^NQactive=true' },
    { sys_id: id },
    'text',
    null,
    [[]],
  ])('should report %j', body => {
    const { adaptations, wishes } = told(body);
    expect(wishes).toEqual([]);
    expect(adaptations[0].unrecognised).toMatch(/names no record/);
  });

  it('should say of other tables that they are not needed', () => {
    const { adaptations, wishes } = told({ table: 'incident', sys_id: id });
    expect(wishes).toEqual([]);
    expect(adaptations[0].ignored).toMatch(/about incident: no figure/);
  });
});
