// eslint-disable-next-line no-restricted-imports -- what people copy from
import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { parse } from 'yaml';
import { connected } from './__testUtils__/connected';
import { readPrometheusConfig } from './config/readPrometheusConfig';
import { PrometheusMeter } from './meter/PrometheusMeter';
import { readDocument } from './openslo/readDocument';

const readme = readFileSync(
  resolvePackagePath(
    '@delivery-stack/backstage-plugin-delivery-backend-module-prometheus',
    'README.md',
  ),
  'utf8',
);
const blocks = [...readme.matchAll(/```yaml\n(.*?)```/gs)].map(
  ([, text]) => text,
);

describe('the examples of the README', () => {
  it('should be what the module reads', () => {
    const [config, outcome, objectives] = blocks;
    expect(readPrometheusConfig(new ConfigReader(parse(config)))).toHaveLength(
      1,
    );
    const { type, every, ...settings } = parse(outcome).spec.measure.meter;
    expect({ type, every }).toEqual({ type: 'prometheus', every: 'P1D' });
    expect(PrometheusMeter.create(connected([{}])).check(settings)).toEqual([]);
    expect(readDocument(objectives).slos).toHaveLength(1);
  });
});
