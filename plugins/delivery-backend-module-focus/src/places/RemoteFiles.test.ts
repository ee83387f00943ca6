import { nameOf } from './RemoteFiles';

const AT = 'https://costs.example.com/focus/2026-11.parquet';

describe('the name of a file at an address', () => {
  it.each([
    '?X-Amz-Signature=aa&X-Amz-Date=20261126T000000Z&X-Amz-Expires=900',
    '?sv=2024-11-04&se=2026-12-01&sr=b&sp=r&sig=abc%3D',
    '?Expires=1&Signature=b&Key-Pair-Id=c&Policy=d',
    '?token=secret',
    '',
  ])('should not depend on a signature, which is renewed: %s', query => {
    expect(nameOf(`${AT}${query}`)).toBe(AT);
  });

  it('should tell apart what a query asks for, without repeating it', () => {
    const march = nameOf(`${AT}?file=march&sig=one`);
    expect(march).toBe(nameOf(`${AT}?file=march&sig=another`));
    expect(march).not.toBe(nameOf(`${AT}?file=april&sig=one`));
    expect(march).not.toContain('march');
  });
});
