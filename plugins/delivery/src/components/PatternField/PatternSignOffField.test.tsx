import { screen } from '@testing-library/react';
import { PatternSignOffField } from '.';
import { buildPatternDetail } from '../../__testUtils__';
import { renderView } from '../../__testUtils__/renderView';
import { hintsOf } from './EnvelopeHints';
import { judgeValue } from './judgeValue';

const OPTIONS = {
  'ui:options': { pattern: 'template:default/web-service' },
};

const textOf = (element: HTMLElement) =>
  element.textContent!.replace(/\s/g, ' ');

describe('the field of the scaffolder', () => {
  it('should name what is outside, and who decides', async () => {
    renderView(
      <PatternSignOffField
        uiSchema={OPTIONS}
        formContext={{ formData: { region: 'us-east', cpu: 2 } }}
      />,
    );
    const outside = await screen.findByRole('status', {
      name: 'Values outside the envelope',
    });
    expect(textOf(outside)).toBe(
      'region = "us-east" is outside (one of eu-central, eu-west): compliance decides on this one value.',
    );
    expect(textOf(screen.getByRole('table', { name: 'Envelope' }))).toMatch(
      /cpu1 to 42Inside.*"us-east"Outside/,
    );
    expect(screen.getByText('Waiting for sign-off')).toBeVisible();
    expect(screen.getByText(/look at what changed/)).toBeVisible();
  });

  it('should say that the template is no pattern', async () => {
    renderView(<PatternSignOffField />);
    expect(await screen.findByText(/is no known pattern/)).toBeVisible();
  });
});

describe('values of a form', () => {
  it.each([
    [{ type: 'integer', minimum: 1, maximum: 4 }, 5, 'outside'],
    [{ type: 'integer', minimum: 1, maximum: 4 }, 1.5, 'outside'],
    [{ type: 'integer', minimum: 1, maximum: 4 }, 4, 'inside'],
    [{ enum: ['a', 'b'] }, 'c', 'outside'],
    [{ const: false }, false, 'inside'],
    [{ type: 'string', maxLength: 2 }, '🙂🙂', 'inside'],
    [{ type: 'string', pattern: '^a+$' }, 'a', 'unknown'],
    [{ type: 'string', pattern: '^a+$' }, 1, 'outside'],
    [undefined, 1, 'unknown'],
  ])('should hold against %j the value %j: %s', (range, value, expected) => {
    expect(judgeValue(range, value)).toBe(expected);
  });

  it('should take what is free as inside, and what is not given as neither', () => {
    const hints = hintsOf(buildPatternDetail().envelope, { name: 'x' });
    expect(hints.map(hint => [hint.parameter, hint.judgement])).toEqual([
      ['cpu', 'absent'],
      ['region', 'absent'],
      ['name', 'inside'],
    ]);
  });
});
