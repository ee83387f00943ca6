import { bankRules, change, fact, REPOSITORY } from '../__testUtils__/testBank';
import { changeReason, Naming, namingOf } from './changeReason';

const nothing: Naming = { keys: [], tooMany: false, bot: false };
const known = {
  tickets: new Set(['OPS-1']),
  projects: new Set(['OPS', 'PAY']),
};

describe('namingOf', () => {
  it('should take together what the change, its commits and its source name', () => {
    const facts = [
      ...change(1, { opened: 1 }, { title: 'PAY-1', branch: 'fix/ops-2' }),
      fact('change.updated', 2, {
        key: `${REPOSITORY}#1`,
        repository: REPOSITORY,
        tickets: ['PAY-3'],
      }),
      fact('commit.authored', 1, {
        sha: 'c1',
        repository: REPOSITORY,
        message: 'Mend PAY-4, by SHA-256',
        author: { id: 'a commit of a bot', bot: true },
      }),
    ];
    expect(namingOf(facts, bankRules)).toEqual({
      keys: ['OPS-2', 'PAY-1', 'PAY-3', 'PAY-4'],
      tooMany: false,
      bot: false,
    });
  });
});

describe('changeReason', () => {
  it.each<[string, Partial<Naming>, string]>([
    ['nothing', {}, 'no-ticket'],
    ['nothing, by a bot', { bot: true }, 'no-ticket-bot'],
    ['records', { hasRecord: true, bot: true }, 'only-records'],
    ['a release note', { tooMany: true, bot: true }, 'too-many-tickets'],
    ['a known ticket without a journey', { keys: ['OPS-1'] }, 'no-root'],
    [
      'more journeys than a change can be in',
      { keys: ['OPS-1', ...Array.from({ length: 20 }, (_, at) => `A-${at}`)] },
      'too-many-tickets',
    ],
    ['an unknown ticket', { keys: ['PAY-7'] }, 'unknown-ticket'],
    ['a strange project', { keys: ['PAY-7', 'XYZ-1'] }, 'unknown-project'],
  ])('should tell a change that names %s', (_, naming, code) => {
    expect(changeReason({ ...nothing, ...naming }, known).code).toBe(code);
  });

  it('should name the projects, and no more than three', () => {
    const keys = ['AA-1', 'BB-1', 'BB-2', 'CC-1', 'DD-1', 'EE-1'];
    expect(changeReason({ ...nothing, keys }, known).reason).toBe(
      'Names only tickets of AA, BB, CC and 2 more, projects that no source tells of',
    );
  });
});
