import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OutcomeReportAnswer } from '.';
import {
  buildCheckIn,
  buildMetering,
  buildOutcomeReport,
  buildReportOf,
  OUTCOME_REF,
  refusal,
} from '../../__testUtils__';
import { renderView } from '../../__testUtils__/renderView';
import { useOutcome } from '../../hooks';

function Report(props: { past?: boolean }) {
  const query = useOutcome(OUTCOME_REF);
  return <OutcomeReportAnswer query={query} past={props.past} />;
}

const form = () => screen.findByRole('form', { name: 'Enter a figure' });

async function fill(value: string, note: string) {
  const input = within(await form());
  await userEvent.type(input.getByLabelText(/Figure in %/), value);
  await userEvent.type(input.getByLabelText(/Where it comes from/), note);
  await userEvent.click(input.getByRole('button', { name: 'Check in' }));
}

describe('check-ins', () => {
  it('should say who entered what, and where it comes from', async () => {
    renderView(<Report />);
    const table = await screen.findByRole('table', { name: 'Check-ins' });
    expect(table.textContent?.replace(/\s+/g, ' ')).toMatch(
      /71 %Weekly report of the retention deskpatentered 13 Nov 2026/,
    );
  });

  it('should enter a figure of the measure that people read, and ask again', async () => {
    const checkIn = jest.fn(async () => buildCheckIn());
    const getOutcome = jest.fn(async () => buildOutcomeReport());
    const listCheckIns = jest.fn(async () => ({ items: [buildCheckIn()] }));
    renderView(<Report />, {
      outcomeApi: { checkIn, getOutcome, listCheckIns },
    });
    await fill('72.5', 'Report of week 47');
    expect(await screen.findByText('Entered.')).toBeVisible();
    expect(checkIn).toHaveBeenCalledWith(OUTCOME_REF, {
      role: 'adoption',
      value: 72.5,
      note: 'Report of week 47',
    });
    expect(getOutcome).toHaveBeenCalledTimes(2);
    expect(listCheckIns).toHaveBeenCalledTimes(2);
    expect(within(await form()).getByLabelText(/Figure in %/)).toHaveValue('');
  });

  it('should say that the report is old where it cannot be asked again', async () => {
    const getOutcome = jest
      .fn(async () => buildOutcomeReport())
      .mockResolvedValueOnce(buildOutcomeReport())
      .mockRejectedValue(refusal(500, 'Error', 'no'));
    renderView(<Report />, { outcomeApi: { getOutcome } });
    await fill('72.5', 'Report of week 47');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^Could not ask again: this was so at 20.Nov.2026/,
    );
    expect(screen.getByRole('article')).toBeInTheDocument();
  });

  it('should say by field what is wrong, and send nothing', async () => {
    const checkIn = jest.fn();
    renderView(<Report />, { outcomeApi: { checkIn } });
    await fill('many', 'x');
    const input = within(await form());
    expect(input.getByLabelText(/Figure in %/)).toHaveAccessibleDescription(
      'Write a number such as 71 or 2.5.',
    );
    expect(input.getByLabelText(/Figure in %/)).toBeInvalid();
    expect(
      input.getByLabelText(/Where it comes from/),
    ).toHaveAccessibleDescription(
      'Say where it comes from, in 3 to 1 000 characters.',
    );
    expect(checkIn).not.toHaveBeenCalled();
  });

  it.each([
    ['value: is out of range', /Figure in %/],
    ['note: is too long', /Where it comes from/],
  ])('should put the refusal %p beside its field', async (message, label) => {
    renderView(<Report />, {
      outcomeApi: {
        checkIn: async () => {
          throw refusal(400, 'InputError', message);
        },
      },
    });
    await fill('1', 'Report');
    expect(
      await within(await form()).findByText(`Not saved. ${message}`),
    ).toBeVisible();
    expect(
      within(await form()).getByLabelText(label),
    ).toHaveAccessibleDescription(`Not saved. ${message}`);
  });

  it('should announce a refusal that is about no field', async () => {
    renderView(<Report />, {
      outcomeApi: {
        checkIn: async () => {
          throw refusal(403, 'NotAllowedError', 'Only its owner may.');
        },
      },
    });
    await fill('1', 'Report');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Not allowed. Only its owner may.',
    );
  });

  it('should let the reader choose where people read both measures', async () => {
    const checkIn = jest.fn(async () => buildCheckIn());
    renderView(<Report />, {
      outcomeApi: {
        checkIn,
        getOutcome: async () =>
          buildReportOf({ metering: buildMetering({ meter: 'check-in' }) }),
      },
    });
    await fill('2', 'Report');
    await screen.findByText('Entered.');
    expect(checkIn).toHaveBeenCalledWith(
      OUTCOME_REF,
      expect.objectContaining({ role: 'measure' }),
    );
    expect(within(await form()).getByLabelText(/^Measure/)).toBeInTheDocument();
  });

  it.each([
    [
      'the reader may not',
      false,
      buildOutcomeReport({ viewer: { mayCheckIn: false } }),
    ],
    ['the past is shown', true, buildOutcomeReport()],
  ])('should have no form where %s', async (_, past, report) => {
    renderView(<Report past={past} />, {
      outcomeApi: { getOutcome: async () => report },
    });
    await screen.findByRole('table', { name: 'Check-ins' });
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('should keep the report where the check-ins do not come', async () => {
    renderView(<Report />, {
      outcomeApi: {
        listCheckIns: async () => {
          throw refusal(500, 'Error', 'no');
        },
      },
    });
    expect(
      await screen.findByText('Could not load the check-ins.'),
    ).toBeVisible();
    expect(screen.getByRole('article')).toBeInTheDocument();
  });
});
