import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { SEED } from '../generateBank';
import { cutAt } from '../history/cut';
import { numberAll } from '../history/number';
import { tellTheYear } from '../stories/theYear';
import { HORIZON } from '../time/instants';
import { catalogFiles } from './catalogFiles';
import { BankEntity } from './entity';

const entities = catalogFiles().flatMap(({ text }) =>
  parseAllDocuments(text).map(document => document.toJS() as BankEntity),
);
const refs = new Set(
  entities.map(
    ({ kind, metadata }) => `${kind.toLowerCase()}:default/${metadata.name}`,
  ),
);

describe('catalogFiles', () => {
  it.each(catalogFiles())(
    'is what examples/catalog/$name holds',
    ({ name, text }) => {
      const path = resolve(__dirname, '../../../../examples/catalog', name);
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );

  it('has the personas with their groups', () => {
    const memberOf = (user: string) =>
      entities.find(
        ({ kind, metadata }) => kind === 'User' && metadata.name === user,
      )?.spec.memberOf;
    expect(memberOf('leader')).toEqual(['leaders']);
    expect(memberOf('security-lead')).toEqual(['security']);
    expect(memberOf('pod-member')).toEqual(['pod-payments']);
    expect(memberOf('platform-lead')).toEqual(['pod-developer-platform']);
    expect(memberOf('compliance-lead')).toEqual(['compliance']);
    expect(memberOf('architecture-lead')).toEqual(['architecture']);
    expect(memberOf('pattern-author')).toEqual(['pod-developer-platform']);
  });

  it('refers only to what it has', () => {
    for (const { kind, spec } of entities) {
      const wanted = [
        spec.owner,
        spec.domain && `domain:default/${spec.domain}`,
        spec.system && `system:default/${spec.system}`,
        ...((spec.contributors as string[] | undefined) ?? []),
        ...(kind === 'User' ? (spec.memberOf as string[]) : []).map(
          group => `group:default/${group}`,
        ),
      ].filter(Boolean);
      wanted.forEach(ref => expect(refs).toContain(ref));
    }
  });

  it('names tickets of the year for what it wants to reach', () => {
    const history = tellTheYear(SEED);
    cutAt(history, HORIZON);
    numberAll(history);
    const outcomes = entities.filter(({ kind }) => kind === 'Outcome');
    expect(outcomes).toHaveLength(5);
    for (const { metadata, spec } of outcomes) {
      const { keys = [] } = (spec.initiative ?? {}) as { keys?: string[] };
      const tickets = keys.map(key =>
        history.tickets.find(ticket => ticket.key === key),
      );
      for (const ticket of tickets) {
        const { name, product } = ticket!.component!;
        const contributors = spec.contributors as string[];
        expect([metadata.name, ticket!.type]).toEqual([
          metadata.name,
          expect.stringMatching(/^(Initiative|Feature)$/),
        ]);
        // Itself, or what it is a part of.
        expect(
          contributors.filter(ref =>
            [
              `component:default/${name}`,
              `system:default/${product.system}`,
            ].includes(ref),
          ),
        ).toHaveLength(1);
      }
    }
  });
});
