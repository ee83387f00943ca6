import { createExtensionTester } from '@backstage/frontend-test-utils';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NeedsYouContent } from '.';
import {
  AS_OF,
  buildOutcomeSummary,
  buildPatternDetail,
  refusal,
} from '../../__testUtils__';
import { renderView } from '../../__testUtils__/renderView';
import plugin from '../..';

const mine = buildOutcomeSummary();
const OWNERSHIP = ['user:default/pat', mine.owner];

type Options = Parameters<typeof renderView>[1];

function show(options: Options = {}) {
  renderView(<NeedsYouContent />, { ownership: OWNERSHIP, ...options });
}

const plain = (element: Element) =>
  element.textContent?.replace(/\s+/g, ' ') ?? '';

const region = async (name: string) =>
  plain(await screen.findByRole('region', { name }));

describe('what needs you', () => {
  it('should name the outcomes of one’s groups that are at risk, and why', async () => {
    const theirs = buildOutcomeSummary({
      outcome: 'outcome:default/theirs',
      title: 'Theirs',
      owner: 'group:default/others',
    });
    show({
      outcomeApi: {
        listOutcomes: async () => ({ asOf: AS_OF, items: [theirs, mine] }),
      },
    });
    const text = await region('Your outcomes at risk');
    expect(text).toContain('1 of 1 outcome that you or your groups own.');
    expect(text).toContain(
      'Churn calls: as it moves now, the target is reached after the due day; ' +
        'time-to-value is longer than its target; fails: security.',
    );
    expect(text).not.toContain('Theirs');
    expect(
      screen.getAllByRole('link', { name: 'Churn calls' })[0],
    ).toHaveAttribute(
      'href',
      '/delivery/outcomes/outcome%3Adefault%2Fchurn-calls',
    );
  });

  it('should name the one next move', async () => {
    show();
    expect(await region('The one next move')).toMatch(
      /Embed Security review: saves .* of Churn calls/,
    );
  });

  it('should say that nothing is at risk and no gate qualifies', async () => {
    const calm = buildOutcomeSummary({
      risks: [],
      nextMove: { kind: 'none', reason: 'there is no increment yet.' },
    });
    show({
      outcomeApi: {
        listOutcomes: async () => ({ asOf: AS_OF, items: [calm] }),
      },
    });
    expect(await region('Your outcomes at risk')).toContain('0 of 1 outcome');
    expect(await region('The one next move')).toContain('None is named');
  });

  it('should link to the rest where there are many', async () => {
    const items = Array.from({ length: 7 }, (_, index) =>
      buildOutcomeSummary({ outcome: `outcome:default/o${index}` }),
    );
    show({
      outcomeApi: { listOutcomes: async () => ({ asOf: AS_OF, items }) },
    });
    expect(
      await screen.findByRole('link', { name: /with the other 2 of yours/ }),
    ).toHaveAttribute('href', '/delivery/outcomes?risk=1');
    const list = screen.getByRole('list', { name: 'Your outcomes at risk' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(5);
  });

  it('should say what to do where one owns nothing', async () => {
    show({ ownership: ['user:default/pat'] });
    expect(
      await screen.findByText('You and your groups own no outcome yet.'),
    ).toBeVisible();
    expect(
      screen.getByText(/with a group of yours as its owner/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'See 1 outcome of others' }),
    ).toHaveAttribute('href', '/delivery/outcomes');
  });

  it('should say that it loads', async () => {
    show({ outcomeApi: { listOutcomes: () => new Promise(() => {}) } });
    expect((await screen.findAllByText('Loading')).length).toBeGreaterThan(0);
    expect(
      screen.queryByRole('region', { name: 'Your outcomes at risk' }),
    ).toBeNull();
  });

  it('should say what failed, ask again, and keep the rest', async () => {
    let fails = true;
    show({
      outcomeApi: {
        listOutcomes: async () => {
          if (fails) {
            throw new Error('no database');
          }
          return { asOf: AS_OF, items: [mine] };
        },
      },
    });
    expect(
      await screen.findByText('Could not load the outcomes.'),
    ).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'Sign-offs that wait for you' }),
    ).toBeVisible();
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await region('Your outcomes at risk')).toContain('1 of 1 outcome');
  });

  it('should say who may see outcomes', async () => {
    show({
      outcomeApi: {
        listOutcomes: async () => {
          throw refusal(403, 'NotAllowedError', 'no');
        },
      },
    });
    expect(
      await screen.findByText(/visible to whoever may read them/),
    ).toBeVisible();
  });
});

describe('sign-offs that wait', () => {
  const waiting = buildPatternDetail();
  const list = async () => ({ asOf: AS_OF, items: [waiting] });
  const NAME = 'Sign-offs that wait for you';

  it('should name the pattern and for which function', async () => {
    const detail = buildPatternDetail({
      viewer: { ...waiting.viewer, signsFor: ['security'] },
    });
    show({
      patternApi: { listPatterns: list, getPattern: async () => detail },
    });
    const found = within(await screen.findByRole('list', { name: NAME }));
    expect(plain(found.getByRole('listitem'))).toContain(
      `${waiting.title} for security`,
    );
  });

  it('should say that none does', async () => {
    const detail = buildPatternDetail({
      viewer: { ...waiting.viewer, signsFor: [] },
    });
    show({
      patternApi: { listPatterns: list, getPattern: async () => detail },
    });
    expect(await screen.findByText('None.')).toBeVisible();
  });

  it('should not say none of what it could not read', async () => {
    show({
      patternApi: {
        listPatterns: list,
        getPattern: () => new Promise(() => {}),
      },
    });
    expect(
      await screen.findByText('Not known of 1 pattern yet.'),
    ).toBeVisible();
  });
});

describe('the extension', () => {
  it('should be a widget of the home page', () => {
    const widget = createExtensionTester(
      plugin.getExtension('home-page-widget:delivery/needs-you'),
    ).get(HomePageWidgetBlueprint.dataRefs.widget);
    expect(widget).toMatchObject({
      name: 'DeliveryNeedsYou',
      title: 'Delivery: what needs you',
    });
  });
});
