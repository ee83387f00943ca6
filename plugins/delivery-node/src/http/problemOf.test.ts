import { InputError } from '@backstage/errors';
import {
  SourceForbiddenError,
  SourceRateLimitedError,
  SourceUnauthorizedError,
} from './errors';
import { problemOf } from './problemOf';
import { sameSecret, signatureOf } from './signature';

describe('problemOf', () => {
  it.each<[Error, object]>([
    [new SourceUnauthorizedError('old'), { code: 'unauthorized' }],
    [
      new SourceForbiddenError('no', ['checks:read']),
      { code: 'missing-scope', scopes: ['checks:read'] },
    ],
    [new SourceRateLimitedError('wait', 7), { code: 'rate-limited', until: 7 }],
    [new InputError('host'), { code: 'configuration' }],
    [new Error('x'.repeat(900)), { code: 'failed', message: 'x'.repeat(500) }],
  ])('should say what %s means', (error, expected) => {
    expect(problemOf(error, 'bank/ledger')).toMatchObject({
      subject: 'bank/ledger',
      ...expected,
    });
  });
});

describe('secrets', () => {
  it('should match themselves, and nothing else', () => {
    expect(sameSecret('one', 'one')).toBe(true);
    expect(sameSecret('one', 'other')).toBe(false);
    expect(sameSecret(undefined, 'one')).toBe(false);
    expect(sameSecret('', '')).toBe(false);
  });

  it('should sign as everybody does', () => {
    const body = Buffer.from('what do ya want for nothing?');
    expect(signatureOf(body, { secret: 'Jefe' })).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});
