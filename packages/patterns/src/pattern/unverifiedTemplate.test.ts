import { unverifiedTemplate } from './template';

const template = (steps: unknown, more: object = {}) => ({
  kind: 'Template',
  spec: { type: 'pod-environment', steps, ...more },
});
const verify = { id: 'verify', action: 'delivery:pattern:verify' };
const fetch = { action: 'fetch:template' };

describe('unverifiedTemplate', () => {
  it.each([
    ['verifies first', template([verify, fetch])],
    ['is no pattern', template([fetch], { type: 'service' })],
    ['is no template', { ...template([fetch]), kind: 'Component' }],
    ['has no spec', { kind: 'Template' }],
  ])('should accept what %s', (_, entity) => {
    expect(unverifiedTemplate(entity)).toBeUndefined();
  });

  it.each([
    ['verifies later', [fetch, verify]],
    ['has no step', []],
    ['has steps that are no list', { $yaml: './steps.yaml' }],
    ['has a step that is none', ['delivery:pattern:verify']],
    ['has a step of null', [null]],
  ])('should refuse what %s', (_, steps) => {
    expect(unverifiedTemplate(template(steps))).toEqual({
      problem: 'the first step is not delivery:pattern:verify',
      cure: 'put it before all others',
    });
  });

  it.each(['if', 'each'])('should refuse a step with %s', key => {
    const steps = [{ ...verify, [key]: false }];
    expect(unverifiedTemplate(template(steps))).toEqual({
      problem: 'the step that verifies could be skipped',
      cure: 'remove if and each from it',
    });
  });

  it('should not be led astray by the case of the kind', () => {
    const entity = { ...template([fetch]), kind: 'template' };
    expect(unverifiedTemplate(entity)).toBeDefined();
  });
});
