import { nameMatcher, namesSchema } from './names';
import { flowConfigSchema } from './flowConfig';

describe('names', () => {
  it.each<[string, string[], string[]]>([
    [
      'Security review',
      ['Security review'],
      ['security review', 'Security review 2'],
    ],
    ['*APPROVED*', ['FINAL_APPROVED by X', 'APPROVED'], ['approved']],
    ['C++ (x64)', ['C++ (x64)'], ['C', 'C++ x64']],
    ['/^prod/i', ['Prod', 'production'], ['preprod']],
    ['deploy-.*', ['deploy-eu'], ['re-deploy-eu', 'deploy']],
    ['Ready | QA', ['Ready | QA'], ['Ready']],
  ])('%s', (pattern, matching, others) => {
    const matches = nameMatcher([pattern]);
    expect(matching.filter(name => !matches(name))).toEqual([]);
    expect(others.filter(matches)).toEqual([]);
    expect(matches(undefined)).toBe(false);
  });

  it('tells long names apart that begin alike', () => {
    const long = 'x'.repeat(300);
    const matches = nameMatcher([`${long}1`]);
    expect([
      matches(`${long}2`),
      matches(`${long}1`),
      matches(`${long}2`),
    ]).toEqual([false, true, false]);
  });

  it('names what is no pattern', () => {
    expect(namesSchema.safeParse('/(/').error?.message).toMatch(
      /not a valid regular expression/,
    );
  });

  it('knows production by default', () => {
    const { environments } = flowConfigSchema.parse({});
    const matches = nameMatcher(environments.production);
    const names = [
      'prod',
      'Production',
      'prd',
      'prod-eu',
      'production (blue)',
      'prod2',
    ];
    expect(names.filter(name => !matches(name))).toEqual([]);
    expect(
      ['product-catalog', 'preprod', 'staging', ''].filter(matches),
    ).toEqual([]);
  });
});
