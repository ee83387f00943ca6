import {
  forgetPersona,
  forgettingOnSignOut,
  recallPersona,
  rememberPersona,
} from './rememberedPersona';
import { personas } from './personas';

describe('the remembered persona', () => {
  const storage = window.sessionStorage;
  const [leader] = personas;

  beforeEach(() => storage.clear());

  it('should be none at first', () => {
    expect(recallPersona(storage)).toBeUndefined();
  });

  it('should survive a reload and be forgotten on demand', () => {
    rememberPersona(storage, leader);
    expect(recallPersona(storage)).toBe(leader);

    forgetPersona(storage);
    expect(recallPersona(storage)).toBeUndefined();
  });

  it('should be none where the storage holds an unknown name', () => {
    rememberPersona(storage, { ...leader, id: 'root' });
    expect(recallPersona(storage)).toBeUndefined();
  });

  it('should be forgotten on signing out', async () => {
    const identity = {
      getProfileInfo: jest.fn(),
      getBackstageIdentity: jest.fn(),
      getCredentials: jest.fn(async () => ({ token: 'abc' })),
      signOut: jest.fn(async () => {}),
    };
    rememberPersona(storage, leader);
    const forgetting = forgettingOnSignOut(identity, storage);

    await expect(forgetting.getCredentials()).resolves.toEqual({
      token: 'abc',
    });
    await forgetting.signOut();

    expect(identity.signOut).toHaveBeenCalled();
    expect(recallPersona(storage)).toBeUndefined();
  });
});
