import { factOf, toCdEvent } from '@delivery-stack/flow';
import { catalogFiles } from '../catalog/catalogFiles';
import { bankFindings } from './bankFindings';
import { scannedRepositories } from './stories';

const now = Date.UTC(2026, 10, 26, 12);

describe('findings of the bank', () => {
  it('should be events that come back as they were, the same all day', () => {
    const facts = bankFindings({ now });
    expect(facts.map(fact => factOf(toCdEvent(fact)))).toEqual(
      facts.map(fact => ({ fact })),
    );
    expect(bankFindings({ now: now + 3_600_000 })).toEqual(facts);
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
    expect(facts.every(({ time }) => time < now)).toBe(true);
  });

  it('should be of repositories that the catalog has', () => {
    const catalog = JSON.stringify(catalogFiles());
    for (const name of scannedRepositories) {
      expect(catalog).toContain(`lindenhafen-bank/${name}`);
    }
  });
});
