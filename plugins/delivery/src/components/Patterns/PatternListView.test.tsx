import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PatternsView } from '.';
import {
  AS_OF,
  buildException,
  buildPattern,
  buildPatternDetail,
  DAY,
  distribution,
  refusal,
} from '../../__testUtils__';
import { renderView } from '../../__testUtils__/renderView';

const table = (name = 'Patterns') => screen.findByRole('table', { name });

const textOf = (element: HTMLElement) =>
  element.textContent!.replace(/\s/g, ' ');

const waiting = buildPattern({
  ref: 'template:default/other',
  title: 'Batch job',
  state: 'waiting',
  until: undefined,
  functions: [{ function: 'security', state: 'sentBack' }],
});

describe('the list of patterns', () => {
  it('should say of each how it stands, with n and what is open', async () => {
    renderView(<PatternsView />);
    const text = textOf(await table());
    expect(text).toContain('Web service');
    expect(text).toContain('version 3.3.0');
    expect(text).toContain('security: Signed off');
    expect(text).toContain('86 d left');
    expect(text).toContain('P50 11 min · n = 23');
    expect(text).toContain(
      'P50 2 d · P85 needs n ≥ 19 · n = 12 + 11 open (censored)',
    );
    expect(text).toContain('5 min ago');
    const link = within(await table()).getByText('Web service');
    expect(link.closest('a')).toHaveAttribute(
      'href',
      '/delivery/patterns/template%3Adefault%2Fweb-service',
    );
  });

  it('should show a pattern that cannot be read with its problem', async () => {
    const items = [
      buildPattern({
        state: 'unreadable',
        version: undefined,
        until: undefined,
        functions: [],
        problem: 'pattern.yaml is missing; put it beside template.yaml',
        clock: { ...buildPattern().clock, ready: distribution(3, DAY) },
      }),
    ];
    renderView(<PatternsView />, {
      patternApi: { listPatterns: async () => ({ asOf: AS_OF, items }) },
    });
    const text = textOf(await table());
    expect(text).toContain('Unreadable');
    expect(text).toContain('pattern.yaml is missing');
    expect(text).toContain('not signed off');
    expect(text).toContain('P50 needs n ≥ 5 · n = 3');
  });

  it('should queue what waits, what waits for the reader first', async () => {
    renderView(<PatternsView />, {
      patternApi: {
        listPatterns: async () => ({
          asOf: AS_OF,
          items: [
            waiting,
            buildPattern({
              state: 'expiresSoon',
              functions: [{ function: 'security', state: 'expiresSoon' }],
            }),
          ],
        }),
        getPattern: async ref =>
          ref === waiting.ref
            ? buildPatternDetail({
                ...waiting,
                viewer: {
                  mayAsk: false,
                  signsFor: [],
                  isAuthor: false,
                  mayRefresh: false,
                },
              })
            : buildPatternDetail({ state: 'expiresSoon' }),
      },
    });
    expect(await screen.findByText('Waiting for you')).toBeVisible();
    const rows = within(await table('Waiting for a decision')).getAllByRole(
      'row',
    );
    expect(textOf(rows[1])).toMatch(/Web service.*Waiting for you/);
    expect(textOf(rows[2])).toMatch(/Batch job.*security: Sent back/);
    expect(rows[2]).not.toHaveTextContent('Waiting for you');
    expect(
      screen.getByText(/2 patterns, 1 of them waiting for you/),
    ).toBeVisible();
  });

  it('should show which values outside wait, for whom and since when', async () => {
    const listExceptions = jest.fn(async () => ({ items: [buildException()] }));
    renderView(<PatternsView />, { patternApi: { listExceptions } });
    const waits = textOf(await table('Values outside that wait'));
    expect(waits).toMatch(/Web service.*= .*allowed: .*ago/);
    expect(listExceptions).toHaveBeenCalledWith(
      { state: 'open' },
      expect.anything(),
    );
  });

  it('should say so where values outside cannot be asked for', async () => {
    renderView(<PatternsView />, {
      patternApi: {
        listExceptions: async () => {
          throw refusal(500, 'Error', 'no');
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'could not be asked for',
    );
  });

  it('should queue nothing where everything is signed off', async () => {
    renderView(<PatternsView />);
    await table();
    expect(
      screen.queryByRole('table', { name: 'Waiting for a decision' }),
    ).toBeNull();
  });

  it('should say how to make one where there is none', async () => {
    renderView(<PatternsView />, {
      patternApi: { listPatterns: async () => ({ asOf: AS_OF, items: [] }) },
    });
    expect(
      await screen.findByText(/a template of type pod-environment/),
    ).toBeVisible();
    expect(screen.getByText('Make a pattern').closest('a')).toHaveAttribute(
      'href',
      expect.stringContaining('@delivery-stack/patterns'),
    );
  });

  it('should show a skeleton first', async () => {
    renderView(<PatternsView />, {
      patternApi: { listPatterns: () => new Promise(() => {}) },
    });
    const region = await screen.findByRole('region', { name: 'Patterns' });
    expect(within(region).getByText('Loading')).toBeInTheDocument();
  });

  it('should say who may see patterns', async () => {
    renderView(<PatternsView />, {
      patternApi: {
        listPatterns: async () => {
          throw refusal(403, 'NotAllowedError', 'no');
        },
      },
    });
    expect(
      await screen.findByText(/whoever may read its template/),
    ).toBeVisible();
  });

  it('should offer to try again after an error', async () => {
    const listPatterns = jest
      .fn()
      .mockRejectedValueOnce(refusal(500, 'Error', 'no'))
      .mockResolvedValue({ asOf: AS_OF, items: [buildPattern()] });
    renderView(<PatternsView />, { patternApi: { listPatterns } });
    expect(
      await screen.findByText('Could not load the patterns.'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await table()).toBeInTheDocument();
  });
});
