import { ConfigReader } from '@backstage/config';
import { parseEntityYaml } from '@backstage/plugin-catalog-node';
import { checkOutcome } from '@delivery-stack/backstage-plugin-delivery-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { OutcomeProcessor } from './OutcomeProcessor';

const path = resolve(__dirname, '../../../examples/catalog/outcomes.yaml');

const outcomes = [
  ...parseEntityYaml(readFileSync(path), { type: 'file', target: path }),
].map(result => (result as any).entity);

const now = new Date('2026-11-20T12:00:00Z');

it('should be right as the README writes it', async () => {
  const readme = resolve(__dirname, '../README.md');
  const [, text] = /(# outcome\.yaml\n[^]*?)```/.exec(
    readFileSync(readme, 'utf8'),
  )!;
  const location = { type: 'file', target: readme };
  const [{ entity }] = [...parseEntityYaml(text, location)] as any[];
  expect(checkOutcome(entity, { now })).toEqual({
    ok: true,
    outcome: entity,
    warnings: [],
  });
});

describe('the outcomes of the example', () => {
  it.each(outcomes)('should be right: $metadata.name', async outcome => {
    const processor = OutcomeProcessor.fromConfig(new ConfigReader({}));
    await expect(processor.validateEntityKind(outcome)).resolves.toBe(true);
  });

  it('should leave something open in one of them only', () => {
    const open = outcomes.flatMap(outcome => {
      const reading = checkOutcome(outcome, { now });
      return reading.ok
        ? reading.warnings.map(({ path: field }) => [
            outcome.metadata.name,
            field,
          ])
        : [];
    });
    expect(open).toEqual([
      ['environments-the-same-day', 'spec.initiative'],
      ['environments-the-same-day', 'spec.adoption'],
    ]);
  });
});
