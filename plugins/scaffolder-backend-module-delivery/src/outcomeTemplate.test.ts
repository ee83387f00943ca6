import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { checkOutcome } from '@delivery-stack/backstage-plugin-delivery-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import scaffolderModuleDelivery from './index';

jest.setTimeout(60_000);

const path = resolve(
  __dirname,
  '../../../examples/templates/outcome/template.yaml',
);
const disk = createMockDirectory({ content: { work: {}, published: {} } });
let backend: Awaited<ReturnType<typeof startTestBackend>>;

beforeAll(async () => {
  const template = parse(readFileSync(path, 'utf8'));
  const annotations = { 'backstage.io/managed-by-location': `file:${path}` };
  const metadata = { ...template.metadata, namespace: 'default', annotations };
  backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleDelivery,
      catalogServiceMock.factory({ entities: [{ ...template, metadata }] }),
      mockServices.rootConfig.factory({
        data: {
          backend: { workingDirectory: disk.resolve('work') },
          delivery: { publish: { directory: disk.resolve('published') } },
        },
      }),
    ],
  });
});

afterAll(() => backend?.stop());

/** Fills the form in; gives the outcome that was written, or the refusal. */
async function declare(values: Record<string, unknown>) {
  const port = backend.server.port();
  const api = `http://localhost:${port}/api/scaffolder/v2/tasks`;
  const response = await fetch(api, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      templateRef: 'template:default/declare-outcome',
      values,
    }),
  });
  const answer: any = await response.json();
  if (!response.ok) {
    return { refused: JSON.stringify(answer) };
  }
  // The stream of events ends with the task.
  const events = await fetch(`${api}/${answer.id}/eventstream`);
  const log = await events.text();
  const file = disk.resolve(`published/outcome-${values.name}/outcome.yaml`);
  const text = readFileSync(file, 'utf8');
  const reading = checkOutcome(parse(text), { now: new Date('2026-11-20') });
  return { log, text, reading };
}

const least = {
  name: 'churn-calls',
  title: 'Advisers call',
  statement: 'An adviser calls in time.',
  owner: 'group:default/pod',
  measure: 'Warned customers who stay',
  unit: '%',
  direction: 'up',
  baseline: 0,
  target: 60.5,
  due: '2027-03-31',
};

const measure = {
  name: 'Warned customers who stay',
  unit: '%',
  direction: 'up',
  baseline: 0,
  target: 60.5,
  due: '2027-03-31',
};

describe('the template that declares an outcome', () => {
  it('should write an outcome from as little as it asks for', async () => {
    const { reading } = await declare(least);
    expect(reading).toMatchObject({ ok: true });
    expect((reading as any).outcome).toEqual({
      apiVersion: 'delivery-stack.dev/v1alpha1',
      kind: 'Outcome',
      metadata: { name: 'churn-calls', title: 'Advisers call' },
      spec: {
        statement: 'An adviser calls in time.',
        owner: 'group:default/pod',
        measure,
      },
    });
  });

  it('should write everything that it can ask for', async () => {
    const { reading } = await declare({
      ...least,
      name: 'everything',
      domain: 'domain:default/retail',
      contributors: ['component:default/churn', 'system:default/data'],
      source: 'jira',
      tickets: ['ANL-31', 'ANL-2'],
      threshold: 50,
      staysDays: 10,
      timeToValueDays: 45,
      functions: ['pod', 'security'],
      currency: 'CHF',
      cost: 18000,
      costOfDelay: 24000,
      critical: 0,
      high: 2,
    });
    expect(reading).toMatchObject({ ok: true, warnings: [] });
    expect((reading as any).outcome.spec).toEqual({
      statement: 'An adviser calls in time.',
      owner: 'group:default/pod',
      domain: 'domain:default/retail',
      contributors: ['component:default/churn', 'system:default/data'],
      initiative: { source: 'jira', keys: ['ANL-31', 'ANL-2'] },
      measure,
      adoption: { threshold: 50, stays: 'P10D' },
      timeToValue: { target: 'P45D' },
      constraints: {
        cost: { amount: 18000, currency: 'CHF', period: 'month' },
        security: { critical: 0, high: 2 },
      },
      functions: ['pod', 'security'],
      costOfDelay: { amount: 24000, currency: 'CHF', per: 'week' },
    });
  });

  it('should keep texts texts, whatever is in them', async () => {
    const said = 'He: "no" # {% raw %}\n${{ secrets }}\nspec: {}';
    const { reading } = await declare({
      ...least,
      name: 'hostile',
      title: '- [x]: &a *a',
      statement: said,
      source: 'jira',
      query: 'summary ~ "a: b" # {{ c }}',
    });
    expect(reading).toMatchObject({
      ok: true,
      outcome: {
        metadata: { name: 'hostile', title: '- [x]: &a *a' },
        spec: {
          statement: said,
          initiative: { source: 'jira', query: 'summary ~ "a: b" # {{ c }}' },
        },
      },
    });
  });

  it.each([
    ['name', 'No Name'],
    ['direction', 'sideways'],
    ['baseline', 'none'],
    ['due', undefined],
    ['functions', ['unowned']],
  ])('should refuse the form with %s: %p', async (field, value) => {
    const { refused } = await declare({ ...least, [field]: value });
    expect(refused).toContain(field);
  });
});
