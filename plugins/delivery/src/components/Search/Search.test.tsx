import { createExtensionTester } from '@backstage/frontend-test-utils';
import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import {
  OutcomeSearchDocument,
  PatternSearchDocument,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { screen, within } from '@testing-library/react';
import { OutcomeResultItem, PatternResultItem } from '.';
import { renderView } from '../../__testUtils__/renderView';
import plugin from '../..';

const outcome: OutcomeSearchDocument = {
  title: 'Churn calls',
  text: 'All of it in words.',
  location: '/delivery/outcomes/outcome%3Adefault%2Fchurn-calls',
  entityRef: 'outcome:default/churn-calls',
  statement: 'Advisers call before customers leave.',
  owner: 'group:default/pod-analytics',
  progress: '46 % of the way to the target',
  risks: ['late', 'constraintFails'],
};

const pattern: PatternSearchDocument = {
  title: 'Web service',
  text: 'All of it in words.',
  location: '/delivery/patterns/template%3Adefault%2Fweb-service',
  entityRef: 'template:default/web-service',
  description: 'A service behind the gateway.',
  owner: 'group:default/platform',
  version: '1.2.0',
  state: 'waiting',
};

const content = () => document.body.textContent?.replace(/\s+/g, ' ') ?? '';

describe('an outcome among results', () => {
  it('should say what it is for, how far it is, and what is wrong', async () => {
    renderView(<OutcomeResultItem result={outcome} icon="flag" />);
    expect(
      await screen.findByRole('link', { name: 'Churn calls' }),
    ).toHaveAttribute('href', outcome.location);
    expect(content()).toContain(
      'Advisers call before customers leave.' +
        'Outcome of pod-analytics · progress: 46 % of the way to the target',
    );
    const risks = within(screen.getByRole('group', { name: 'At risk' }));
    expect(risks.getByText('Late')).toBeVisible();
    expect(risks.getByText('Constraint fails')).toBeVisible();
  });

  it('should say that no risk is known', async () => {
    const calm: OutcomeSearchDocument = { ...outcome, risks: [] };
    renderView(<OutcomeResultItem result={calm} />);
    await screen.findByRole('link', { name: 'Churn calls' });
    expect(content()).toContain('no risk is known');
    expect(screen.queryByRole('group', { name: 'At risk' })).toBeNull();
  });

  it('should mark what was searched for', async () => {
    renderView(
      <OutcomeResultItem
        result={outcome}
        highlight={{
          preTag: '<1>',
          postTag: '</1>',
          fields: { statement: 'Advisers <1>call</1> before customers leave.' },
        }}
      />,
    );
    expect(await screen.findByText('call')).toBeVisible();
    expect(content()).toContain('Advisers call before customers leave.');
  });

  it('should show what an index of another version has of it', async () => {
    const { title, text, location } = outcome;
    renderView(<OutcomeResultItem result={{ title, text, location }} />);
    expect(
      await screen.findByRole('link', { name: 'Churn calls' }),
    ).toHaveAttribute('href', location);
    expect(content()).toContain('All of it in words.');
  });
});

describe('a pattern among results', () => {
  it('should say what it is for, and whether it can be used', async () => {
    renderView(<PatternResultItem result={pattern} />);
    expect(
      await screen.findByRole('link', { name: 'Web service' }),
    ).toHaveAttribute('href', pattern.location);
    expect(content()).toContain(
      'A service behind the gateway.' +
        'Pattern of platform · version 1.2.0Waiting for sign-off',
    );
  });

  it('should say what is not known', async () => {
    const unreadable: PatternSearchDocument = {
      ...pattern,
      description: '',
      owner: '',
      version: '',
      state: 'unreadable',
    };
    renderView(<PatternResultItem result={unreadable} />);
    await screen.findByRole('link', { name: 'Web service' });
    expect(content()).toContain('Web servicePattern · no versionUnreadable');
  });
});

describe('the extensions', () => {
  it.each([
    ['outcome', 'delivery-outcome'],
    ['pattern', 'delivery-pattern'],
  ] as const)('should show each %s, and nothing else', (name, type) => {
    const { predicate } = createExtensionTester(
      plugin.getExtension(`search-result-list-item:delivery/${name}`),
    ).get(SearchResultListItemBlueprint.dataRefs.item);
    expect(predicate?.({ type, document: outcome })).toBe(true);
    expect(predicate?.({ type: 'software-catalog', document: outcome })).toBe(
      false,
    );
  });
});
