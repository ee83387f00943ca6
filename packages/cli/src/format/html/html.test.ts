import { resolve } from 'node:path';
import { runReport } from '../../__testUtils__/runReport';

const examples = resolve(__dirname, '../../../../../examples/logs');

async function pageOf(name: string): Promise<string> {
  const { out } = await runReport(
    ...['--format', 'html', '--config', `${examples}/${name}.yaml`],
    `csv:${examples}/${name}.csv`,
  );
  return out;
}

describe('the report as a page', () => {
  it('should need nothing from elsewhere', async () => {
    const page = await pageOf('analytics');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/<script|<link|<img|https?:|@import/);
    expect(page).toContain("default-src 'none'");
  });

  it('should say the finding of every chart, and hold its values in a table', async () => {
    const page = await pageOf('analytics');
    const charts = page.match(/<svg viewBox[^>]*>/g) ?? [];
    expect(charts).toHaveLength(4);
    expect(charts.every(each => /role="img" aria-label="[^"]+"/.test(each))) //
      .toBe(true);
    expect(page).toContain('Queue 23 d (74.2 %)');
    expect(page).toContain('security is the largest with 12 d');
    expect(page).toContain('<th scope="row">security</th><td>12 d</td>');
    expect(page).toContain('As of 2 Apr 2026, 00:00 UTC');
    expect(page).toContain('the rows add up to 31 d');
  });

  it('should keep every mark and label inside its chart', async () => {
    const page = await pageOf('access-requests');
    const places = [...page.matchAll(/<text x="([\d.]+)"/g)];
    expect(places.length).toBeGreaterThan(4);
    expect(places.every(([, x]) => Number(x) <= 1000)).toBe(true);
    expect(page).not.toContain('NaN');
  });
});
