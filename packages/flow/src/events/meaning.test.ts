import { meaning } from './meaning';

const outcomes: Record<string, string> = { succeeded: 'success' };

describe('meaning', () => {
  it('knows the words of its table', () => {
    expect(meaning(outcomes, 'succeeded')).toBe('success');
    expect(meaning(outcomes, 'failed')).toBeUndefined();
    expect(meaning(outcomes, undefined)).toBeUndefined();
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'finds nothing in what every object has: %s',
    word => {
      expect(meaning(outcomes, word)).toBeUndefined();
    },
  );
});
