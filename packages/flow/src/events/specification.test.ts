// eslint-disable-next-line @backstage/no-undeclared-imports -- comes with Backstage
import Ajv2020 from 'ajv/dist/2020';
// eslint-disable-next-line @backstage/no-undeclared-imports -- as above
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { eventTypes } from './eventTypes';
import { anyFact } from './__testUtils__/anyFact';
import { factOf } from './factOf';
import { describeFixtures, Fixture } from './__testUtils__/fixtures';
import { parseEvent } from './parseEvent';
import { toCdEvent } from './toCdEvent';

function validatorOf(fixtures: Fixture[]) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  const types = new Map<string, string>();
  for (const { json } of fixtures.filter(({ path }) =>
    path.includes('/schemas/'),
  )) {
    if (json.$id?.includes('/schema/')) {
      ajv.addSchema(json);
      const [type] = json.properties?.context?.properties?.type?.enum ?? [];
      types.set(type, json.$id);
    }
  }
  return (type: string, event: unknown) => {
    const id = types.get(type);
    if (!id) {
      return undefined;
    }
    ajv.validate(id, event);
    return ajv.errorsText(ajv.errors);
  };
}

describe.each(['cdevents/v0.5.1', 'cdevents/0.6-draft'])(
  'events against %s',
  folder => {
    describeFixtures(folder, fixtures => {
      it('writes only what the schemas allow', () => {
        const validate = validatorOf(fixtures);
        const seen = new Set<string>();
        fc.assert(
          fc.property(anyFact, fact => {
            const event = JSON.parse(JSON.stringify(toCdEvent(fact)));
            const errors = validate(event.context.type, event);
            if (errors !== undefined) {
              seen.add(fact.type);
            }
            expect(errors ?? 'No errors').toBe('No errors');
          }),
          { numRuns: 3_000 },
        );
        const standard = Object.entries(eventTypes).filter(
          ([type, name]) =>
            name.startsWith('dev.cdevents.') &&
            (folder.includes('0.6') || !type.startsWith('approval.')),
        );
        expect([...seen].sort()).toEqual(standard.map(([type]) => type).sort());
      });

      const conformance = fixtures.filter(({ path }) =>
        /conformance\/[^/]+\.json$/.test(path),
      );

      it('has all conformance files', () => {
        expect(conformance).toHaveLength(45);
      });

      it.each(conformance.map(({ path, json }) => [path, json]))(
        'reads %s as a fact, or knows why not',
        (path, json) => {
          const { event, rejected } = parseEvent(json);
          expect(rejected).toBeUndefined();
          const result = factOf(event!);
          expect(result.rejected).toBeUndefined();
          const used =
            /\/(change|incident|pipelinerun|taskrun|ticket)_|service_(deployed|rolledback|upgraded)/.test(
              path,
            );
          expect(Boolean(result.fact)).toBe(used);
          expect(Boolean(result.unknown)).toBe(!used);
        },
      );
    });
  },
);
