import { PatternVerification } from '@delivery-stack/backstage-plugin-delivery-common';
import { refusalOf, refusalText } from './refusal';

type Problem = PatternVerification['problems'][number];

function refused(problems: Problem[]): PatternVerification {
  return {
    verified: false,
    digest: 'sha256:0',
    problems,
    changes: [],
    path: '/delivery/patterns/web',
    attestations: [],
  };
}

const outside: Problem = { code: 'outsideEnvelope', message: 'ask security' };
const unsigned: Problem = { code: 'notSignedOff', message: 'ask platform' };

describe('refusalOf', () => {
  it.each([
    ['NotAllowedError', [outside]],
    ['ConflictError', [outside, unsigned]],
    ['ConflictError', [unsigned]],
    ['ConflictError', []],
  ])('should be a %s', (name, problems) => {
    expect(refusalOf('template:default/web', refused(problems)).name).toBe(
      name,
    );
  });

  it('should not fill the log', () => {
    const text = refusalText('x', refused(Array(60).fill(unsigned)));
    expect(text.split('\n').slice(-3)).toEqual([
      '- and 10 more',
      '',
      'Status and difference: /delivery/patterns/web',
    ]);
  });
});
