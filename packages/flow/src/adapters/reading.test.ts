import { attemptIn, factFrom, idIn, numberIn } from './reading';

/** What `String` and `Number` throw on; JSON may well hold it. */
const nothing = { toString: {} };

describe('readers of fields', () => {
  it('read numbers, and texts of them, and never what an object makes of itself', () => {
    expect(numberIn({ total: 3 }, 'total')).toBe(3);
    expect(numberIn({ total: '3' }, 'total')).toBe(3);
    for (const total of [nothing, [3], true, null, '', 'three', Infinity]) {
      expect(numberIn({ total }, 'total')).toBeUndefined();
    }
  });

  it('count attempts from one', () => {
    expect(attemptIn({ attempt: 2 }, 'attempt')).toBe(2);
    for (const attempt of [0, -1, 1.5, 1e300, nothing, undefined]) {
      expect(attemptIn({ attempt }, 'attempt')).toBeUndefined();
    }
  });

  it('leave room for other parts of a key beside an id', () => {
    expect(idIn({ id: 12 }, 'id')).toBe('12');
    expect(idIn({ id: 'x'.repeat(3_000) }, 'id')).toHaveLength(300);
    expect(idIn({ id: nothing }, 'id')).toBeUndefined();
  });
});

describe('a fact', () => {
  it('goes without an address that is too long: cut, it would lead elsewhere', () => {
    const page = `https://jira.example.com/browse/PAY-${'1'.repeat(2_000)}`;
    const { data } = factFrom('ticket.created', {
      id: 'issue/1/created',
      source: 'jira:jira.example.com',
      at: { time: 0 },
      data: { key: 'PAY-1', url: page },
    });
    expect(data).toEqual({ key: 'PAY-1' });
  });
});
