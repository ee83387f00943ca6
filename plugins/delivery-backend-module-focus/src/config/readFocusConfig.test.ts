import { ConfigReader } from '@backstage/config';
import { readFocusConfig } from './readFocusConfig';

const read = (settings: object, name = 'cloud') =>
  readFocusConfig(
    new ConfigReader({ delivery: { focus: { [name]: settings as any } } }),
  );

describe('readFocusConfig', () => {
  it('should have no source without the section', () => {
    expect(readFocusConfig(new ConfigReader({}))).toEqual([]);
  });

  it('should have defaults', () => {
    expect(read({ location: '/costs' })).toEqual([
      {
        ...{ name: 'cloud', at: 'delivery.focus.cloud', format: undefined },
        places: [
          {
            ...{ kind: 'local', at: 'delivery.focus.cloud.location' },
            path: '/costs',
          },
        ],
        schedule: {
          ...{ frequency: { hours: 6 }, timeout: { hours: 2 } },
          scope: 'global',
        },
        maxBytes: 4_294_967_296,
      },
    ]);
  });

  it('should read everything', () => {
    const [source] = read({
      locations: ['/costs/../costs/a*.csv', 'https://x.example.com/a/*.csv'],
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
      format: 'csv',
      maxBytes: 1000,
    });
    expect(source).toMatchObject({
      places: [
        { kind: 'local', path: '/costs', glob: 'a*.csv' },
        { kind: 'remote', url: 'https://x.example.com/a/*.csv', glob: true },
      ],
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
      format: 'csv',
      maxBytes: 1000,
    });
  });

  const at = 'delivery.focus.cloud';
  it.each([
    [{}, `${at}: write either location or locations`],
    [
      { location: '/a', locations: ['/b'] },
      `${at}: write either location or locations`,
    ],
    [{ locations: [] }, `${at}.locations: is empty; list where files are`],
    [{ location: 'costs/a.csv' }, `${at}.location: write an absolute path`],
    [{ locations: ['/a', '../b'] }, `${at}.locations[1]: write an absolute`],
    [
      { location: '/costs/*/a.csv' },
      `${at}.location: * and ? may stand in the last segment alone`,
    ],
    [
      { location: 's3://bucket/a.csv' },
      `${at}.location: only http and https can be read; write s3://bucket/key as the https address`,
    ],
    [
      { location: 'https://me:hush@x.example.com/a.csv' },
      `${at}.location: has credentials in it; give them under integrations`,
    ],
    [
      { location: 'https://x.example.com/*/a.csv' },
      `${at}.location: * may stand in the last segment alone`,
    ],
    [{ location: 'https://' }, `${at}.location: is no address`],
    [{ location: '/a', format: 'xlsx' }, `${at}.format: write csv`],
    [{ location: '/a', maxBytes: 0.5 }, `${at}.maxBytes: write a whole number`],
  ])('should refuse %j', (settings, message) => {
    expect(() => read(settings)).toThrow(message);
  });

  it('should not repeat credentials', () => {
    const location = 'https://me:hush@x.example.com/a.csv';
    expect(() => read({ location })).not.toThrow(/hush/);
  });

  it('should refuse a name that is no id', () => {
    expect(() => read({ location: '/a' }, 'Cloud_1')).toThrow(
      'delivery.focus.Cloud_1: an id is kebab-case, like cloud-billing',
    );
  });
});
