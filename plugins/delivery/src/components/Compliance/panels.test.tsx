import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ConformancePanel, PolicyLibraryPanel } from '.';
import { AS_OF, buildConformance, refusal } from '../../__testUtils__';
import { renderView } from '../../__testUtils__/renderView';

const textOf = (element: HTMLElement) =>
  element.textContent!.replace(/\s/g, ' ');

describe('policy library', () => {
  it('should say what is enforced, by which patterns, and where it holds', async () => {
    renderView(<PolicyLibraryPanel />, {});
    const table = await screen.findByRole('table', { name: 'Policy library' });
    const [, row] = within(table).getAllByRole('row');
    const cells = within(row).getAllByRole('cell').map(textOf);
    expect(textOf(within(row).getByRole('rowheader'))).toContain(
      'Every image has a bill of materials',
    );
    expect(cells).toEqual([
      'pipeline',
      'Web service 3.3.0',
      '4',
      '1',
      '2',
      '7',
    ]);
    expect(
      screen.getByText(/Not counted: 3 environments that you may not see/),
    ).toBeVisible();
    await userEvent.click(screen.getByText('Where sbom does not hold'));
    expect(textOf(row)).toMatch(/shop.*, since 1 Nov 2026/);
  });

  it('should say when there is none, and when it could not be loaded', async () => {
    const none = { asOf: AS_OF, items: [], hidden: 0 };
    renderView(<PolicyLibraryPanel />, {
      patternApi: { listPolicies: async () => none },
    });
    expect(await screen.findByText(/carries a policy/)).toBeVisible();
  });

  it('should say that it could not be loaded', async () => {
    const fail = () => Promise.reject(refusal(500, 'Error', 'no'));
    renderView(<PolicyLibraryPanel />, { patternApi: { listPolicies: fail } });
    expect(
      await screen.findByText(/Could not load the policies/),
    ).toBeVisible();
  });
});

describe('architecture conformance', () => {
  it('should say shares with n, approved apart from not, and what has none', async () => {
    renderView(<ConformancePanel />, {});
    const name = 'Conformance by system';
    const table = await screen.findByRole('table', { name });
    const [, payments, tiny, all] = within(table).getAllByRole('row');
    expect(textOf(payments)).toContain('75 % · n = 4');
    expect(textOf(payments)).toContain(
      '2 current, 1 older but approved, 1 no longer approved',
    );
    expect(textOf(payments)).toContain('1 outside by the last evidence');
    expect(textOf(payments)).toContain('33 % · n = 6');
    expect(textOf(tiny)).toContain('withheld');
    expect(textOf(all)).toMatch(/All components.*none yet/);
    await userEvent.click(screen.getByText('1 component by name'));
    expect(screen.getByRole('link', { name: /refunds/ })).toBeVisible();
  });

  it('should ask by domain, by keyboard too', async () => {
    const getConformance = jest.fn(async () => buildConformance());
    renderView(<ConformancePanel />, { patternApi: { getConformance } });
    await screen.findByRole('table', { name: 'Conformance by system' });
    screen.getByLabelText('By').focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(
      await screen.findByRole('option', { name: 'Domain' }),
    );
    await screen.findByRole('table', { name: 'Conformance by domain' });
    expect(getConformance).toHaveBeenLastCalledWith(
      { by: 'domain' },
      expect.anything(),
    );
  });

  it('should say when there is nothing to see', async () => {
    renderView(<ConformancePanel />, {
      patternApi: { getConformance: async () => ({ asOf: AS_OF, items: [] }) },
    });
    expect(await screen.findByText(/There is no system/)).toBeVisible();
  });

  it('should say that it could not be loaded', async () => {
    const fail = () => Promise.reject(refusal(503, 'Error', 'no'));
    renderView(<ConformancePanel />, { patternApi: { getConformance: fail } });
    expect(
      await screen.findByText(/Could not load the conformance/),
    ).toBeVisible();
  });
});
