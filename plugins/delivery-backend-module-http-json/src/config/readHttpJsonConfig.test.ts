import { ConfigReader } from '@backstage/config';
import { readHttpJsonConfig } from './readHttpJsonConfig';

const minimal = { url: 'https://figures.example.com/churn', value: '/current' };

const read = (figure: object, name = 'churn') =>
  readHttpJsonConfig(
    new ConfigReader({ delivery: { httpJson: { [name]: figure } } } as any),
  )[0];
const window = { since: 0, until: 86_400_000 };

describe('readHttpJsonConfig', () => {
  it('should give nothing where nothing is configured', () => {
    expect(readHttpJsonConfig(new ConfigReader({}))).toEqual([]);
  });

  it('should have a default for everything but address and value', () => {
    const { url, pointers, ...others } = read(minimal);
    expect(others).toEqual({
      name: 'churn',
      at: 'delivery.httpJson.churn',
      headers: {},
      requestTimeout: 30_000,
      numbers: 'json',
    });
    expect(url.for(window)).toBe(minimal.url);
    expect(url.origin).toBe('https://figures.example.com');
    expect(`${pointers.value}`).toBe('/current');
    expect(pointers.at).toBeUndefined();
    expect(pointers.series).toBeUndefined();
  });

  it('should read everything that can be said', () => {
    const { url, pointers, ...others } = read({
      url: 'http://127.0.0.1:8080/{until}?from={since}',
      headers: { authorization: 'Bearer x', 'X.Tenant': 'bank' },
      requestTimeout: 'PT5S',
      series: '',
      value: '/n/value',
      at: '/at',
      numbers: 'text',
    });
    expect(others).toMatchObject({
      headers: { authorization: 'Bearer x', 'X.Tenant': 'bank' },
      requestTimeout: 5_000,
      numbers: 'text',
    });
    expect(url.origin).toBe('http://127.0.0.1:8080');
    expect(url.for(window)).toBe(
      'http://127.0.0.1:8080/1970-01-02T00%3A00%3A00.000Z?from=1970-01-01T00%3A00%3A00.000Z',
    );
    expect(`${pointers.series}`).toBe('');
    expect(`${pointers.at}`).toBe('/at');
  });

  it.each([
    [{ url: 'figures' }, /churn\.url: write an address like/],
    [{ url: 'ftp://example.com' }, /churn\.url: write an address/],
    [{ url: 'https://me:secret@example.com' }, /churn\.url: write an address/],
    [{ url: 'https://{since}.example.com/' }, /churn\.url: write an address/],
    [{ url: 'https://example.com:{since}/' }, /churn\.url: write an address/],
    [{ url: 'https://example.com:99999/' }, /churn\.url: write an address/],
    [{ url: 'https://example.com{since}' }, /churn\.url: write an address/],
    [
      { url: 'https://example.com/{form}' },
      /churn\.url: \{form\} is not filled in; only \{since\}/,
    ],
    [{ value: 'current' }, /churn\.value: is no JSON pointer; begin it/],
    [{ value: undefined }, /churn\.value: is missing; write a JSON pointer/],
    [{ value: 7 }, /churn\.value: write a JSON pointer/],
    [{ at: '/a~b' }, /churn\.at: is no JSON pointer; write ~/],
    [{ series: '/points' }, /churn\.at: is missing; each item of a series/],
    [{ numbers: 'comma' }, /churn\.numbers: write json or text/],
    [{ requestTimeout: 'soon' }, /requestTimeout/],
    [{ headers: { 'not a name': 'x' } }, /headers\.not a name: cannot be sent/],
    [
      { headers: { authorization: 'two\nsecret lines' } },
      /churn\.headers\.authorization: cannot be sent; write/,
    ],
    [{ headers: { authorization: 7 } }, /headers\.authorization: cannot/],
  ])('should refuse %j and say why', (wrong, message) => {
    const reading = () => read({ ...minimal, ...wrong });
    expect(reading).toThrow(message);
    expect(reading).toThrow(/^(?!.*secret)/);
  });

  it('should refuse a name that no outcome can give', () => {
    expect(() => read(minimal, 'Churn_Rate')).toThrow(
      /httpJson\.Churn_Rate: a name is kebab-case/,
    );
  });
});
