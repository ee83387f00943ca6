import { rightsOf } from './rights';

const refusal = (path: string, permission?: string) => {
  const headers: Record<string, string> = permission
    ? { 'X-Required-Permission': permission }
    : {};
  const response = new Response('', { status: 403, headers });
  Object.defineProperty(response, 'url', {
    value: `https://ci.harbour.example/jenkins/${path}`,
  });
  return response;
};

describe('rightsOf', () => {
  it.each([
    ['api/json', 'hudson.model.Hudson.Read', 'Overall/Read'],
    ['job/ledger/api/json', 'hudson.model.Hudson.Read', 'Overall/Read'],
    ['job/ledger/api/json', 'hudson.model.Item.Read', 'Job/Read'],
    ['job/ledger/api/json', 'hudson.model.Item.Discover', 'Job/Read'],
    ['job/ledger/api/json', undefined, 'Job/Read'],
    ['api/json', undefined, 'Overall/Read'],
    ['api/json', 'of.some.Plugin', 'Overall/Read'],
  ])('at %s, with %s, names %s', (path, permission, right) => {
    expect(rightsOf(refusal(path, permission))).toEqual([right]);
  });
});
