import { repositorySubject } from './repositorySubject';

describe('repositorySubject', () => {
  it.each([
    'https://github.com/Bank/Payments',
    'https://github.com/bank/payments.git/',
    'git@github.com:bank/payments.git',
    'ssh://git@git.example.com:22/team/bank/payments',
    'bank/payments',
    'https://dev.azure.com/organization/bank/_git/payments?version=GBmain',
  ])('should know %s', address => {
    expect(repositorySubject(address)).toBe('repository:bank/payments');
  });

  it('should tell directories apart', () => {
    expect(repositorySubject('file:///srv/one/bank/Payments.git')).toBe(
      'repository:file:///srv/one/bank/Payments',
    );
  });

  it('should take little time for hostile addresses', () => {
    const hostile = `${'/'.repeat(100_000)}a${':/'.repeat(100_000)}`;
    const started = performance.now();
    repositorySubject(hostile);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
