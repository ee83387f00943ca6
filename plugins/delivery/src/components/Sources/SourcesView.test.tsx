import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SourcesView } from '.';
import { buildSource, buildSourceList, refusal } from '../../__testUtils__';
import { renderView } from '../../__testUtils__/renderView';

const table = (name = 'Sources') => screen.findByRole('table', { name });

const textOf = (element: HTMLElement) =>
  element.textContent!.replace(/\s/g, ' ');

const rowOf = async (title: string) =>
  (await within(await table()).findByRole('button', { name: title })).closest(
    'tr',
  )!;

describe('SourcesView', () => {
  it('should say of each source how it does', async () => {
    renderView(<SourcesView />);
    const row = textOf(await rowOf('GitHub (main)'));
    expect(row).toContain('github · github-main');
    expect(row).toContain('Up to date');
    expect(row).toContain('12 min ago');
    expect(row).toContain('96 511 accepted');
    expect(row).toContain(
      '412 duplicate · 2 conflicting · 7 rejected · 1 204 ignored',
    );
    expect(row).toContain('in 4 min');
    expect(textOf(await rowOf('Jenkins (main)'))).toMatch(
      /Never ran yet.*never.*0 accepted/,
    );
    expect(textOf(await rowOf('ServiceNow (main)'))).toMatch(
      /Failed1 problem3 d 4 h ago.*due 5 min ago/,
    );
  });

  it('should say how far a run is', async () => {
    renderView(<SourcesView />);
    const row = await rowOf('Jira (cloud)');
    expect(textOf(row)).toContain('12 of 40 projects');
    const bar = within(row).getByRole('progressbar');
    expect(bar).toHaveAttribute('aria-valuenow', '30');
    expect(bar).toHaveAttribute('aria-valuetext', '12 of 40 projects');
  });

  it('should show what is wrong without opening the row', async () => {
    renderView(<SourcesView />);
    const problems = textOf(
      await screen.findByRole('list', { name: 'Problems of GitLab (main)' }),
    );
    expect(problems).toContain('A right is missing: bank/vault');
    expect(problems).toContain('Missing: read_api, read_repository');
    expect(problems).toContain('What to do: Grant the rights');
    expect(problems).toContain('(13 min ago)');
  });

  it('should open a row by keyboard, and close it with Escape', async () => {
    renderView(<SourcesView />);
    const toggle = await within(await table()).findByRole('button', {
      name: 'GitHub (main)',
    });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    toggle.focus();
    await userEvent.keyboard('{Enter}');
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    expect(textOf(await table('Rejections of GitHub (main)'))).toContain(
      'a deployment without an environment5',
    );
    expect(
      screen.getByText('/api/delivery/webhooks/github-main'),
    ).toBeVisible();
    expect(screen.getByText('3 with a wrong signature')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    expect(toggle).toHaveFocus();
  });

  it('should show three problems, and the rest on demand', async () => {
    const problems = ['a', 'b', 'c', 'd'].map(subject => ({
      code: 'not-found',
      subject: `bank/${subject}`,
      message: 'It is not there.',
      since: '2026-11-20T17:00:00Z',
    }));
    const items = [buildSource({ status: 'partial', problems })];
    renderView(<SourcesView />, {
      api: { listSources: async () => buildSourceList({ items }) },
    });
    expect(await screen.findByText(/and 1 more/)).toBeVisible();
    expect(screen.queryByText('Not found: bank/d')).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'GitHub (main)' }),
    );
    expect(screen.getByText('Not found: bank/d')).toBeVisible();
  });
});

describe('running a source', () => {
  it('should run it, and show it as running', async () => {
    const runSource = jest.fn(async () => ({ started: true }));
    renderView(<SourcesView />, { api: { runSource } });
    const button = await screen.findByRole('button', {
      name: 'Run GitHub (main) now',
    });
    await userEvent.click(button);
    expect(runSource).toHaveBeenCalledWith('github-main');
    expect(textOf(await rowOf('GitHub (main)'))).toContain('Running');
    expect(button).toBeDisabled();
    expect(await screen.findByText('started')).toBeVisible();
  });

  it('should not offer to run what runs', async () => {
    renderView(<SourcesView />);
    expect(
      await screen.findByRole('button', { name: 'Run Jira (cloud) now' }),
    ).toBeDisabled();
  });

  it.each<[string, () => Promise<{ started: boolean }>, string]>([
    [
      'a refusal',
      async () => {
        throw refusal(403, 'NotAllowedError', 'no');
      },
      'needs delivery.administer',
    ],
    [
      'a failure',
      async () => {
        throw refusal(500, 'Error', 'no');
      },
      'could not be started',
    ],
    [
      'a run that is under way',
      async () => ({ started: false }),
      'runs already',
    ],
  ])('should say of %s', async (_, runSource, text) => {
    renderView(<SourcesView />, { api: { runSource } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run GitHub (main) now' }),
    );
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('should offer it only to those who may', async () => {
    const authorize = jest.fn(async () => ({ result: AuthorizeResult.DENY }));
    renderView(<SourcesView />, { permission: { authorize } });
    await table();
    await waitFor(() =>
      expect(authorize).toHaveBeenCalledWith({
        permission: expect.objectContaining({ name: 'delivery.administer' }),
      }),
    );
    expect(screen.queryByRole('button', { name: /^Run / })).toBeNull();
  });
});

describe('states of the sources', () => {
  it('should say how to connect one where there is none', async () => {
    renderView(<SourcesView />, {
      api: { listSources: async () => buildSourceList({ items: [] }) },
    });
    expect(
      await screen.findByText(/No source is connected/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/delivery-backend-module-github'/),
    ).toBeInTheDocument();
    expect(screen.getByText('Connect a source').closest('a')).toHaveAttribute(
      'href',
      expect.stringContaining('connect-a-source'),
    );
  });

  it('should show a skeleton first', async () => {
    renderView(<SourcesView />, {
      api: { listSources: () => new Promise(() => {}) },
    });
    const region = await screen.findByRole('region', { name: 'Sources' });
    expect(within(region).getByText('Loading')).toBeInTheDocument();
  });

  it('should name the permissions that are missing, and no scope to choose', async () => {
    const refused = async () => {
      throw refusal(403, 'NotAllowedError', 'no');
    };
    renderView(<SourcesView />, {
      api: { listSources: refused, getDataQuality: refused },
    });
    expect(
      await screen.findByText(/delivery\.source\.read/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/delivery\.organisation\.read/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Choose a system/)).toBeNull();
  });

  it('should offer to try again after an error', async () => {
    const listSources = jest
      .fn()
      .mockRejectedValueOnce(refusal(500, 'Error', 'no'))
      .mockResolvedValue(buildSourceList());
    renderView(<SourcesView />, { api: { listSources } });
    expect(
      await screen.findByText('Could not load the sources.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await table()).toBeInTheDocument();
  });

  it('should keep what is known when asking again fails', async () => {
    const listSources = jest
      .fn()
      .mockResolvedValueOnce(buildSourceList())
      .mockRejectedValue(refusal(500, 'Error', 'no'));
    renderView(<SourcesView />, {
      api: { listSources, runSource: async () => ({ started: false }) },
    });
    // Asks again because the source was running already.
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run GitHub (main) now' }),
    );
    expect(
      await screen.findByText(/Could not ask again: this was so at/),
    ).toBeInTheDocument();
    expect(await table()).toBeInTheDocument();
  });
});

describe('what arrived', () => {
  it('should show the tally of each system, and what looked wrong', async () => {
    renderView(<SourcesView />);
    expect(textOf(await table('Events by system'))).toContain('jira18 2402143');
    expect(textOf(await table('Anomalies'))).toContain('decidedBeforeAsked');
  });

  it('should leave the neighbours alone where it may not be read', async () => {
    renderView(<SourcesView />, {
      api: {
        getDataQuality: async () => {
          throw refusal(403, 'NotAllowedError', 'no');
        },
      },
    });
    expect(
      await screen.findByText(/delivery\.organisation\.read/),
    ).toBeInTheDocument();
    expect(await table()).toBeInTheDocument();
  });
});
