import { basicCredentialsIn } from './basicCredentials';

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('basicCredentialsIn', () => {
  it.each([
    [basic('ada:secret'), { username: 'ada', password: 'secret' }],
    [basic(':a:b'), { username: '', password: 'a:b' }],
    [
      basic('ada:').replace('Basic', 'BASIC'),
      { username: 'ada', password: '' },
    ],
    [basic('nocolon'), undefined],
    ['Bearer abc', undefined],
    ['Basic', undefined],
    [undefined, undefined],
  ])('should read %p', (header, expected) => {
    expect(basicCredentialsIn(header)).toEqual(expected);
  });
});
