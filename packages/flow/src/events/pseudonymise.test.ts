import fc from 'fast-check';
import { AnyFact } from './fact';
import { anyFact } from './__testUtils__/anyFact';
import { factOf } from './factOf';
import { pseudonymise, replacePersons } from './pseudonymise';
import { toCdEvent } from './toCdEvent';

const hash = (id: string) =>
  `h${[...id].reduce(
    (sum, each) => (sum * 31 + each.charCodeAt(0)) % 99_991,
    7,
  )}`;

const personFields = ['actor', 'author', 'reviewer', 'requestor', 'responder'];

describe('pseudonymise', () => {
  it('leaves no original id in content and customData, and reads back as the hash', () => {
    const person = { id: 'alice.person+1@example.com', bot: true };
    fc.assert(
      fc.property(anyFact, fc.constantFrom(...personFields), (fact, field) => {
        const named = {
          ...fact,
          data: { ...fact.data, [field]: person },
        } as AnyFact;
        const stored = pseudonymise(toCdEvent(named), hash);
        expect(JSON.stringify(stored)).not.toMatch(
          /alice|person%2B|example\.com%/,
        );
        const read = factOf(stored).fact?.data as Record<string, unknown>;
        // Types without such a field drop it: then there is nothing to read.
        expect(read[field] ?? { id: hash(person.id), bot: true }).toEqual({
          id: hash(person.id),
          bot: true,
        });
      }),
    );
  });

  it('replaces persons of unknown types by field name', () => {
    const stored = pseudonymise(
      {
        context: {
          specversion: '0.5.1',
          id: '1',
          source: 's',
          type: 'x.y',
          timestamp: '2026-01-01',
        },
        subject: {
          id: 's',
          content: {
            title: 'Kept as it is',
            creator: 'alice',
            assignees: ['alice', { login: 'alice', avatar: 'alice.png' }],
            updated_by: {
              displayName: 'Alice',
              emailAddress: 'alice@example.com',
            },
            nested: [{ 'triggered-by': 'alice', approver: 42 }],
            requestor: 'urn:people:alice',
          },
        },
        customData: { sender: 'alice', amount: 3 },
      },
      hash,
    );
    expect(JSON.stringify(stored)).not.toMatch(/alice/i);
    expect(stored.subject.content).toMatchObject({
      title: 'Kept as it is',
      creator: hash('alice'),
      assignees: [hash('alice'), { id: hash('alice') }],
      nested: [{ 'triggered-by': hash('alice'), approver: hash('42') }],
    });
    expect(stored.customData).toEqual({ sender: hash('alice'), amount: 3 });
  });

  it('names a foreign requestor alike in both forms', () => {
    const urn = pseudonymise(
      {
        context: {
          specversion: '0.6.0-draft',
          id: '1',
          source: 's',
          type: 'dev.cdevents.approval.created.0.1.0',
          timestamp: '2026-01-01T00:00:00Z',
        },
        subject: { id: 'a', content: { requestor: 'urn:people:alice' } },
      },
      hash,
    );
    expect(factOf(urn).fact?.data).toMatchObject({
      requestor: { id: hash('urn:people:alice') },
    });
  });

  it('replaces persons of raw payloads, and keeps what keys are made of', () => {
    const raw = {
      repository: { full_name: 'bank/pay' },
      sender: { login: 'alice', id: 7, type: 'User' },
      pull_request: {
        title: 'PAY-1',
        user: { login: 'dep[bot]', type: 'Bot' },
        merged_by: null,
      },
      commits: [
        {
          author: {
            name: 'Alice',
            email: 'alice@example.com',
            username: 'alice',
          },
        },
      ],
    };
    expect(replacePersons(raw, hash)).toEqual({
      repository: { full_name: 'bank/pay' },
      sender: { id: hash('alice') },
      pull_request: {
        title: 'PAY-1',
        user: { id: hash('dep[bot]'), bot: true },
        merged_by: null,
      },
      commits: [{ author: { id: hash('alice') } }],
    });
  });

  it('survives any depth', () => {
    let deep: unknown = 'alice';
    for (let level = 0; level < 20_000; level += 1) {
      deep = level % 2 ? { user: deep } : [deep];
    }
    expect(() => replacePersons({ deep }, hash)).not.toThrow();
  });
});
