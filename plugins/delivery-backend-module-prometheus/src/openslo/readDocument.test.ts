import { sloText } from '../__testUtils__/sloText';
import { readDocument } from './readDocument';

const slo = (name: string) =>
  sloText({ name, good: 'x', total: 'y', counter: true });
const sli = `
apiVersion: openslo/v1
kind: SLI
metadata: { name: requests }
spec:
  thresholdMetric:
    metricSource: { type: Prometheus, spec: { query: x } }
`;
const documents = (...texts: string[]) => texts.join('\n---\n');

describe('readDocument', () => {
  it('should read what belongs together, and leave the rest', () => {
    const { slos, slis, dataSources } = readDocument(
      documents(
        slo('a'),
        sli,
        slo('b'),
        'apiVersion: openslo/v1\nkind: Service\nmetadata: { name: shop }',
        'apiVersion: openslo/v1\nkind: DataSource\nmetadata: { name: main }\nspec: { type: Prometheus, connectionDetails: { url: "http://127.0.0.1" } }',
        'apiVersion: v1\nkind: ConfigMap',
        '# nothing',
      ),
    );
    expect(slos.map(({ metadata }) => metadata.name)).toEqual(['a', 'b']);
    expect([...slis.keys()]).toEqual(['requests']);
    expect([...dataSources]).toEqual([['main', 'Prometheus']]);
  });

  it('should read the one that is named, though another is wrong', () => {
    const wrong =
      'apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: wrong }';
    const text = documents(wrong, slo('a'));
    expect(readDocument(text, 'a').slos).toHaveLength(1);
    expect(() => readDocument(text)).toThrow(
      "SLO 'wrong': spec: is missing; write it as OpenSLO v1 has it",
    );
  });

  it.each([
    ['', /holds no SLO of openslo\/v1; correct the address/],
    ['just words', /holds no SLO/],
    [sli, /holds no SLO/],
    [documents(slo('a'), slo('a')), /two SLOs 'a'; give each a name/],
    [
      slo('a').replace('openslo/v1', 'openslo/v1alpha'),
      /a 'SLO' of 'openslo\/v1alpha'; convert it to openslo\/v1/,
    ],
    ['a: [', /cannot be read as YAML: .*; correct it/],
    [
      slo('a').replace('target: 0.99', 'target: 99'),
      /SLO 'a': spec\.objectives\.0\.target: has to be at most 1;/,
    ],
    [
      slo('a').replace('target: 0.99', 'target: most'),
      /objectives\.0\.target: is no number;/,
    ],
    [
      slo('a').replace(/objectives:\n(.*\n)+? {2}timeWindow/, 'timeWindow'),
      /spec\.objectives: is missing;/,
    ],
  ])('should say what is wrong with %#', (text, message) => {
    expect(() => readDocument(text)).toThrow(message);
  });

  it('should take an alias, and brackets and stars in texts', () => {
    const query = `${'['.repeat(300)}*${'{'.repeat(300)}`;
    const text = slo('a')
      .replace('service: shop', 'service: &shop shop')
      .replace('name: requests', 'name: *shop')
      .replace('query: x', `query: '${query}'`);
    expect(text).toContain('*shop');
    const [{ spec }] = readDocument(text).slos;
    expect(
      spec.indicator?.spec.ratioMetric?.good?.metricSource.spec?.query,
    ).toBe(query);
  });

  it('should say that there is none of a name', () => {
    expect(() => readDocument(slo('a'), 'b')).toThrow(/holds no SLO 'b' of/);
  });

  it.each([
    ['a large file', ' '.repeat(1_048_577), /larger than 1 MB/],
    ['many objects', '--- {}\n'.repeat(501), /more than 500 objects/],
    ['many ends', '...\n'.repeat(501), /more than 500 objects/],
    ['deep brackets', '['.repeat(20_000), /nested too deeply; flatten it/],
    ['a deep list', '- '.repeat(20_000), /nested too deeply/],
    ['many aliases', `- &a x\n${'- *a\n'.repeat(51)}`, /more than 50 aliases/],
    [
      'a bomb of aliases',
      `a: &a [x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c]`,
      /cannot be read as YAML: .*alias/i,
    ],
  ])('should refuse %s', (_, text, message) => {
    expect(() => readDocument(text)).toThrow(message);
  });
});
