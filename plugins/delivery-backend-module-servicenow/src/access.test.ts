import { replayAccount } from '@delivery-stack/vendor-replay';
import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected, numbersOf } from './__testUtils__/connected';
import {
  askBoard,
  DAY,
  emptyInstance,
  MONDAY,
  openChange,
} from './__testUtils__/testInstance';

const { username, clientId, clientSecret } = replayAccount;

afterEach(stopServers);

describe('credentials', () => {
  it('should be renewed in the middle of a run', async () => {
    const instance = emptyInstance();
    for (let number = 1; number <= 150; number += 1) {
      openChange(instance, number, MONDAY);
    }
    const given = await connected(instance, {
      config: { credentials: { clientId, clientSecret } },
    });
    given.server.onRequest(() => {
      if (given.server.requests.length === 6) {
        given.accounts.expireTokens();
      }
    });
    await given.run();
    expect(given.accounts.issued).toBe(2);
    expect(numbersOf(given)).toHaveLength(150);
  });

  it.each([
    { username, password: 'wrong' },
    { clientId, clientSecret: 'wrong' },
  ])('should end the run where they are wrong', async credentials => {
    const given = await connected(emptyInstance(), { config: { credentials } });
    await expect(given.run()).rejects.toMatchObject({
      name: 'SourceUnauthorizedError',
    });
  });
});

describe('wishes', () => {
  it('should be fetched first, and forgotten once they are stored', async () => {
    const instance = emptyInstance();
    const change = openChange(instance, 1, MONDAY - 200 * DAY);
    const { approvers } = askBoard(instance, change, MONDAY - 200 * DAY);
    const given = await connected(instance);
    given.wishes.set(`change_request/${change}`, 1);
    given.wishes.set(`sysapproval_approver/${approvers[0]}`, 1);
    given.wishes.set(`change_request/${'ee'.repeat(16)}`, 1);
    given.wishes.set('change_request/x^NQactive=true', 1);
    await given.run();
    // Older than what the first run looks back to.
    expect(numbersOf(given)).toEqual(['CHG0000001']);
    expect(given.wishes.size).toBe(0);
  });

  it('should stay where fetching fails', async () => {
    const instance = emptyInstance();
    const change = openChange(instance, 1, MONDAY);
    const given = await connected(instance);
    given.wishes.set(`change_request/${change}`, 1);
    given.context.sink.adapt = async () => {
      throw new Error('The database is gone');
    };
    await expect(given.run()).rejects.toThrow('The database is gone');
    expect(given.wishes.size).toBe(1);
  });
});
