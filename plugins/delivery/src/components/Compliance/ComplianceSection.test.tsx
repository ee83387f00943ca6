import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ComplianceSection } from '.';
import { buildEvidence, refusal } from '../../__testUtils__';
import { renderView } from '../../__testUtils__/renderView';

const REF = 'resource:default/churn-insights-environment';
const textOf = (element: HTMLElement) =>
  element.textContent!.replace(/\s/g, ' ');

function show(getEvidence: () => Promise<ReturnType<typeof buildEvidence>>) {
  renderView(<ComplianceSection environment={REF} />, {
    patternApi: { getEvidence },
  });
}

describe('what the pipeline of an environment says', () => {
  it('should name what is outside, since when, and the last evidence', async () => {
    show(async () => buildEvidence());
    const standing = await screen.findByRole('table', { name: 'Compliance' });
    expect(textOf(standing)).toContain('Outside its pattern');
    expect(textOf(standing)).toContain('of commit c0ffee00');
    expect(textOf(standing)).toContain('genuine');
    expect(within(standing).getByRole('link')).toHaveAttribute(
      'href',
      'https://gitlab.example.com/jobs/4711',
    );
    const drift = screen.getByRole('table', { name: 'Drift' });
    expect(textOf(drift)).toMatch(/k8s\/quota.yamlchanged.*10 Nov 2026/);
    expect(screen.getByText('And 3 files more.')).toBeVisible();
    const policies = screen.getByRole('table', { name: /Policies/ });
    const [, first, second] = within(policies).getAllByRole('row');
    expect(textOf(first)).toMatch(/sbom.*Does not hold.*since/);
    expect(textOf(second)).toMatch(/default-deny.*Holds/);
  });

  it('should keep what was undone behind a key', async () => {
    show(async () => buildEvidence());
    const summary = await screen.findByText('Drift that was undone (1)');
    await userEvent.click(summary);
    const past = screen.getByRole('table', { name: 'Drift that was undone' });
    expect(textOf(past)).toMatch(/Dockerfilemissing.*until/);
  });

  it('should say what each of the latest runs found, and which does not count', async () => {
    show(async () => buildEvidence());
    await userEvent.click(await screen.findByText('Latest checks (2)'));
    const checks = screen.getByRole('table', { name: 'Latest checks' });
    const [, first, second] = within(checks).getAllByRole('row');
    expect(textOf(first)).toMatch(/4 files outside, sbom does not hold$/);
    expect(textOf(second)).toMatch(/branch try: does not count/);
    expect(textOf(second)).toMatch(/nothing outside$/);
  });

  it.each([
    [{ state: 'inside' as const }, 'Inside its pattern'],
    [{ state: 'silent' as const, isSilent: true }, 'Nothing heard lately'],
    [
      {
        state: 'none' as const,
        lastEvidenceAt: undefined,
        attestations: undefined,
      },
      'Never checked',
    ],
  ])(
    'should say so when all is well or nothing is known: %j',
    async (compliance, words) => {
      const nothing = { drift: [], driftCount: 0, policies: [] };
      show(async () =>
        buildEvidence({ ...nothing, ...compliance }, { past: [], items: [] }),
      );
      expect(await screen.findByText(words)).toBeVisible();
      expect(screen.getAllByRole('table')).toHaveLength(1);
    },
  );

  it.each([
    [refusal(404, 'NotFoundError', 'no'), /whoever may read the entity/],
    [refusal(500, 'Error', 'no'), /Could not load what its pipeline says/],
  ])('should say why nothing is shown (%s)', async (error, words) => {
    show(() => Promise.reject(error));
    expect(await screen.findByText(words)).toBeVisible();
  });
});
