import fc from 'fast-check';
import { isInScope } from './campaignScope';

const text = fc.constantFrom('domain:default/a', 'group:default/b', 'C');
const parts = fc.record(
  { domain: text, owner: text, type: text },
  { requiredKeys: ['owner'] },
);
const scopes = fc.record(
  { domain: text, owner: text, type: text },
  { requiredKeys: [] },
);

describe('isInScope', () => {
  it('should hold every outcome in an empty scope', () => {
    fc.assert(
      fc.property(parts, summary => {
        expect(isInScope(summary, {})).toBe(true);
      }),
    );
  });

  it('should hold no more outcomes the more a scope names', () => {
    fc.assert(
      fc.property(parts, scopes, scopes, (summary, scope, more) => {
        const narrower = { ...more, ...scope };
        const wider = isInScope(summary, scope);
        expect([wider, false]).toContain(isInScope(summary, narrower));
      }),
    );
  });

  it.each([
    [{ domain: 'domain:default/Retail' }, true],
    [{ domain: 'domain:default/retail', type: 'retention' }, true],
    [{ domain: 'domain:default/retail', type: 'growth' }, false],
    [{ owner: 'group:default/other' }, false],
  ])('should judge %j: %s', (scope, expected) => {
    const summary = {
      domain: 'domain:default/retail',
      owner: 'group:default/pod',
      type: 'Retention',
    };
    expect(isInScope(summary, scope)).toBe(expected);
  });

  it('should leave out what has no domain where one is named', () => {
    const summary = { owner: 'group:default/pod' };
    expect(isInScope(summary, { domain: 'domain:default/a' })).toBe(false);
  });
});
