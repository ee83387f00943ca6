import { ConfigReader } from '@backstage/config';
import { readPrometheusConfig } from './readPrometheusConfig';

const minimal = { baseUrl: 'https://prometheus.bank.example/' };

const read = (connection: object, name = 'main') =>
  readPrometheusConfig(
    new ConfigReader({ delivery: { prometheus: { [name]: connection } } }),
  )[0];

describe('readPrometheusConfig', () => {
  it('should give nothing where nothing is configured', () => {
    expect(readPrometheusConfig(new ConfigReader({}))).toEqual([]);
  });

  it('should have a default for everything but the address', () => {
    expect(read(minimal)).toEqual({
      name: 'main',
      at: 'delivery.prometheus.main',
      baseUrl: 'https://prometheus.bank.example',
      headers: {},
      requestTimeout: 30_000,
      queryTimeout: 20_000,
      lookback: 90 * 86_400_000,
    });
  });

  it('should read everything that can be said', () => {
    expect(
      read(
        {
          baseUrl: 'http://127.0.0.1:9090/prometheus',
          credentials: { username: 'delivery', password: 'p:w' },
          headers: { 'X-Scope-OrgID': 'bank' },
          requestTimeout: { minutes: 1 },
          queryTimeout: 'PT45S',
          lookback: 'P2Y',
        },
        'bank-test',
      ),
    ).toEqual({
      name: 'bank-test',
      at: 'delivery.prometheus.bank-test',
      baseUrl: 'http://127.0.0.1:9090/prometheus',
      headers: {
        'X-Scope-OrgID': 'bank',
        authorization: `Basic ${Buffer.from('delivery:p:w').toString(
          'base64',
        )}`,
      },
      requestTimeout: 60_000,
      queryTimeout: 45_000,
      lookback: expect.closeTo(730 * 86_400_000, -8),
    });
    expect(
      read({ ...minimal, credentials: { token: 't0k-en' } }).headers,
    ).toEqual({ authorization: 'Bearer t0k-en' });
  });

  it('should not let a query take longer than an answer', () => {
    expect(read({ ...minimal, requestTimeout: 'PT5S' })).toMatchObject({
      requestTimeout: 5_000,
      queryTimeout: 5_000,
    });
    expect(() =>
      read({ ...minimal, requestTimeout: 'PT5S', queryTimeout: 'PT6S' }),
    ).toThrow(/main\.requestTimeout: make it at least as long as queryTimeout/);
  });

  it.each([
    [{ baseUrl: 'prometheus:9090' }, /main\.baseUrl: write the address/],
    [{ baseUrl: 'https://me:pass@bank.example' }, /main\.baseUrl: write/],
    [{ credentials: {} }, /main\.credentials: give either token/],
    [
      { credentials: { token: 'x', username: 'y' } },
      /main\.credentials: give either token/,
    ],
    [{ credentials: { username: 'x' } }, /credentials\.password/],
    [
      { credentials: { username: 'a:b', password: 'x' } },
      /credentials\.username: a name with a colon/,
    ],
    [
      { credentials: { token: 'zq9\n' } },
      /^delivery\.prometheus\.main\.credentials\.token: no header can hold it; leave/,
    ],
    [{ headers: { Authorization: 'x' } }, /headers\.Authorization: cannot be/],
    [{ headers: { 'X-Orgé': 'x' } }, /cannot be set here/],
    [{ headers: { 'X-Org': 'ä' } }, /headers\.X-Org: no header can hold it/],
    [{ lookback: 'P3Y' }, /main\.lookback: write a duration .* to 2 years/],
    [{ lookback: { seconds: 0 } }, /main\.lookback: write a duration/],
    [{ requestTimeout: 'PT11M' }, /main\.requestTimeout: .* to 10 minutes/],
    [{ requestTimeout: 'soon' }, /requestTimeout/],
  ])('should refuse %j and say why', (wrong, message) => {
    expect(() => read({ ...minimal, ...wrong })).toThrow(message);
  });

  it('should never repeat a secret', () => {
    const secret = 'zq9\nxj7';
    const messages = [
      { credentials: { token: secret } },
      { headers: { 'X-Org': secret } },
    ].map(wrong => {
      try {
        return String(read({ ...minimal, ...wrong }));
      } catch (error) {
        return String(error);
      }
    });
    expect(messages.join()).not.toMatch(/zq9|xj7/);
  });

  it('should refuse a name that outcomes could not write', () => {
    expect(() => read(minimal, 'My_Bank')).toThrow(
      /prometheus\.My_Bank: a connection is named in kebab-case/,
    );
  });
});
