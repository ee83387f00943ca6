import { buildOutcome, buildPattern } from './__testUtils__/summaries';
import { outcomeDocument } from './outcomeDocument';
import { patternDocument } from './patternDocument';

describe('outcomeDocument', () => {
  it('should say in words what is wanted, how far it is, and what is wrong', () => {
    expect(outcomeDocument(buildOutcome())).toEqual({
      title: 'Churn calls',
      text:
        'Advisers call before customers leave. ' +
        'Measure: Monthly churn, from 2.4 to 1.8 %, due 2027-03-31. ' +
        'Now 2.125 %. Progress: 46 % of the way to the target. ' +
        'At risk: late, a constraint fails. ' +
        'Time-to-value: 31 days, target 25 days, n = 3. ' +
        'Owner: group:default/pod-analytics.',
      location: '/delivery/outcomes/outcome%3Adefault%2Fchurn-calls',
      entityRef: 'outcome:default/churn-calls',
      statement: 'Advisers call before customers leave.',
      owner: 'group:default/pod-analytics',
      progress: '46 % of the way to the target',
      risks: ['late', 'constraintFails'],
    });
  });

  it('should say what is not known', () => {
    const { measure, timeToValue } = buildOutcome();
    const { text } = outcomeDocument(
      buildOutcome({
        risks: [],
        measure: { ...measure, latest: null, progress: null },
        timeToValue: { ...timeToValue, latest: null, target: undefined },
      }),
    );
    expect(text).toContain(
      'Nothing was read yet. Progress: not known. No risk is known. Time-to-value: none yet, no target.',
    );
  });

  it('should say that a target is reached, and hours where days are too coarse', () => {
    const { measure, timeToValue } = buildOutcome();
    const document = outcomeDocument(
      buildOutcome({
        measure: {
          ...measure,
          progress: { share: 1.2, moved: 0.7, reached: true },
        },
        timeToValue: { ...timeToValue, latest: 36 * 3_600 },
      }),
    );
    expect(document.progress).toBe('target reached');
    expect(document.text).toContain('Time-to-value: 36 hours,');
  });

  // Whoever may read the entity finds the document, with or without figures
  // of the organisation.
  it('should not say what gates decide, nor what waiting costs', () => {
    const words = JSON.stringify(outcomeDocument(buildOutcome()));
    expect(words).not.toMatch(/Security review|41|133.?714/);
  });

  it('should have every field always', () => {
    const fields = (document: object) => Object.keys(document).sort();
    const { type, domain, ...least } = buildOutcome({ risks: [] });
    expect(fields(outcomeDocument(least))).toEqual(
      fields(outcomeDocument(buildOutcome())),
    );
  });
});

describe('patternDocument', () => {
  it('should say what it is for, and whether it can be used', () => {
    expect(patternDocument(buildPattern())).toEqual({
      title: 'Web service',
      text:
        'A service behind the gateway. ' +
        'Pre-approved pattern: waiting for sign-off. Version: 1.2.0. ' +
        'Functions that decide: security, compliance. ' +
        'Owner: group:default/platform.',
      location: '/delivery/patterns/template%3Adefault%2Fweb-service',
      entityRef: 'template:default/web-service',
      description: 'A service behind the gateway.',
      owner: 'group:default/platform',
      version: '1.2.0',
      state: 'waiting',
    });
  });

  it('should have every field where files cannot be read', () => {
    const unreadable = buildPattern({
      state: 'unreadable',
      description: undefined,
      owner: undefined,
      version: undefined,
      functions: [],
    });
    expect(patternDocument(unreadable)).toMatchObject({
      text: 'Pre-approved pattern: cannot be read.',
      description: '',
      owner: '',
      version: '',
    });
  });
});
