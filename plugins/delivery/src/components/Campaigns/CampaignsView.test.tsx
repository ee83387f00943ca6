import { OutcomeApi } from '@delivery-stack/backstage-plugin-delivery-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  AS_OF,
  buildCampaign,
  buildCampaignDetail,
  buildExemption,
  refusal,
} from '../../__testUtils__';
import { address, renderView } from '../../__testUtils__/renderView';
import { OutcomesView } from '../Outcomes';

function show(search: string, outcomeApi: Partial<OutcomeApi> = {}) {
  renderView(<OutcomesView />, {
    mountPath: '/delivery/outcomes/*',
    path: `/delivery/outcomes${search}`,
    outcomeApi,
  });
}

const plain = (element: Element) =>
  element.textContent?.replace(/\s+/g, ' ') ?? '';

const rowsOf = async (name: string) =>
  within(await screen.findByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map(plain);

const type = (form: HTMLElement, label: RegExp, text: string) =>
  fireEvent.change(within(form).getByLabelText(label), {
    target: { value: text },
  });

async function choose(form: HTMLElement, label: RegExp, option: string) {
  await userEvent.click(within(form).getByLabelText(label));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

const press = async (form: HTMLElement, name: string) =>
  userEvent.click(within(form).getByRole('button', { name }));

const nothing = (mayManage: boolean) => async () => ({
  asOf: AS_OF,
  items: [],
  viewer: { mayManage },
});

describe('the list of campaigns', () => {
  it('should be reached from the outcomes, and lead to one', async () => {
    show('');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Campaigns' }),
    );
    expect(await rowsOf('Campaigns')).toEqual([
      'Measured by spring' +
        'Every outcome in domain retail-and-risk is measured.' +
        'leaders' +
        '50 %1 of 2 outcomes, 1 exempt' +
        '31 Mar 2027' +
        'Running',
    ]);
    expect(screen.getByText(/of the outcomes that you may read/)).toBeVisible();
    await userEvent.click(
      screen.getByRole('link', { name: 'Measured by spring' }),
    );
    await rowsOf('Outcomes of the campaign');
    expect(address()).toBe('/delivery/outcomes?view=campaigns&campaign=c1');
    expect(screen.getByRole('link', { name: 'All campaigns' })).toHaveAttribute(
      'href',
      '/delivery/outcomes?view=campaigns',
    );
  });

  it('should show no share where nothing is asked', async () => {
    const counts = { scope: 1, met: 0, exempt: 1, open: 0, share: null };
    show('?view=campaigns', {
      listCampaigns: async () => ({
        asOf: AS_OF,
        items: [buildCampaign({ scope: {}, counts, standing: 'empty' })],
        viewer: { mayManage: false },
      }),
    });
    const [row] = await rowsOf('Campaigns');
    expect(row).toContain('Every outcome is measured.');
    expect(row).toContain('0 of 0 outcomes, 1 exempt');
    expect(row).toContain('Asks nothing');
    expect(row).not.toContain('%');
    expect(screen.queryByRole('button', { name: 'New campaign' })).toBeNull();
  });

  it.each([
    [true, 'Set one up above.'],
    [false, /needs the permission delivery.campaign.manage/],
  ])('should say what to do where there is none: %s', async (may, text) => {
    show('?view=campaigns', { listCampaigns: nothing(may) });
    expect(
      await screen.findByText('No campaign was set up yet.'),
    ).toBeVisible();
    expect(screen.getByText(text)).toBeVisible();
  });

  it('should say that it waits', async () => {
    show('?view=campaigns', { listCampaigns: () => new Promise(() => {}) });
    expect(await screen.findByText('Loading')).toBeInTheDocument();
  });

  it.each([
    [403, 'NotAllowedError', /visible to whoever is signed in/],
    [500, 'Error', 'Could not load the campaigns.'],
  ])('should say what an answer of %s means', async (status, name, text) => {
    show('?view=campaigns', {
      listCampaigns: async () => {
        throw refusal(status, name, 'no');
      },
    });
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('should set one up, and ask again', async () => {
    const createCampaign = jest.fn(async () => buildCampaign());
    const listCampaigns = jest.fn(nothing(true));
    show('?view=campaigns', { createCampaign, listCampaigns });
    await userEvent.click(
      await screen.findByRole('button', { name: 'New campaign' }),
    );
    const form = screen.getByRole('form', { name: 'New campaign' });
    type(form, /^Title/, 'Secure by summer');
    type(
      form,
      /^What it is good for/,
      'Findings cost more the later they come',
    );
    type(form, /^Owner of the campaign/, 'group:default/security');
    type(form, /^Target day/, '2027-06-30');
    await choose(form, /^Every outcome/, 'passes its security constraint');
    await choose(form, /^Domain/, 'retail-and-risk');
    await press(form, 'Save');
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(createCampaign).toHaveBeenCalledWith({
      title: 'Secure by summer',
      why: 'Findings cost more the later they come',
      owner: 'group:default/security',
      requirement: 'securityPasses',
      scope: { domain: 'domain:default/retail-and-risk' },
      target: '2027-06-30',
    });
    expect(listCampaigns).toHaveBeenCalledTimes(2);
  });

  it('should say by field what is wrong, and send nothing', async () => {
    const createCampaign = jest.fn();
    show('?view=campaigns', { createCampaign });
    await userEvent.click(
      await screen.findByRole('button', { name: 'New campaign' }),
    );
    const form = screen.getByRole('form', { name: 'New campaign' });
    type(form, /^Owner of the campaign/, 'component:default/a');
    await press(form, 'Save');
    const said = (label: RegExp) =>
      expect(within(form).getByLabelText(label)).toHaveAccessibleDescription(
        expect.stringMatching(/^(Name|Say|Write|Choose)/),
      );
    said(/^Title/);
    said(/^What it is good for/);
    said(/^Owner of the campaign/);
    said(/^Target day/);
    expect(createCampaign).not.toHaveBeenCalled();
  });
});

describe('one campaign', () => {
  const path = '?view=campaigns&campaign=c1';

  it('should list what is open first, with the reason, and what is exempt', async () => {
    show(path);
    expect(await rowsOf('Outcomes of the campaign')).toEqual([
      'Less fraudclaimsOpenNo meter is declared.',
      'Faster pay-outsclaimsExemptNothing was read yet.',
      'Churn callsclaimsMet',
    ]);
    const [exemption] = await rowsOf('Exemptions');
    expect(exemption).toMatch(
      /^Faster pay-outsIts meter is installed in springlea2 Nov 2026, .*30 Apr 2027Withdraw$/,
    );
    expect(screen.getByRole('link', { name: 'Less fraud' })).toHaveAttribute(
      'href',
      '/delivery/outcomes/outcome%3Adefault%2Ffraud',
    );
  });

  it('should grant an exemption', async () => {
    const grantExemption = jest.fn(async () => buildExemption());
    show(path, { grantExemption });
    const form = await screen.findByRole('form', {
      name: 'Grant an exemption',
    });
    await press(form, 'Exempt');
    expect(within(form).getByLabelText(/^Reason/)).toHaveAccessibleDescription(
      'Say why, in 10 to 2 000 characters.',
    );
    expect(grantExemption).not.toHaveBeenCalled();
    await choose(form, /^Outcome/, 'Less fraud');
    type(form, /^Reason/, 'Its model is replaced in May');
    type(form, /^Last day/, '2027-05-31');
    await press(form, 'Exempt');
    expect(await screen.findByText('Granted.')).toBeVisible();
    expect(grantExemption).toHaveBeenCalledWith('c1', {
      outcome: 'outcome:default/fraud',
      reason: 'Its model is replaced in May',
      expires: '2027-05-31',
    });
  });

  it('should withdraw one, or say why not', async () => {
    const withdrawExemption = jest.fn(async () => {
      throw refusal(409, 'ConflictError', 'The exemption is void already');
    });
    show(path, { withdrawExemption });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Withdraw the exemption of Faster pay-outs',
      }),
    );
    expect(withdrawExemption).toHaveBeenCalledWith('e1');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Not saved. The exemption is void already',
    );
  });

  it('should keep former exemptions apart', async () => {
    show(path, {
      getCampaign: async () =>
        buildCampaignDetail({
          exemptions: [
            buildExemption({ id: 'e2', valid: false }),
            buildExemption({
              valid: false,
              withdrawnAt: AS_OF,
              withdrawnBy: 'user:default/sam',
            }),
          ],
        }),
    });
    const [expired, withdrawn] = await rowsOf('Exemptions');
    expect(expired).toMatch(/expired$/);
    expect(withdrawn).toMatch(/withdrawn 20 Nov 2026, .* by sam$/);
  });

  it('should change the version that was read', async () => {
    const changeCampaign = jest.fn(async () => {
      throw refusal(409, 'ConflictError', 'The campaign was changed');
    });
    show(path, { changeCampaign });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Change' }),
    );
    const form = screen.getByRole('form', { name: 'Change the campaign' });
    type(form, /^Title/, 'Measured by summer');
    await press(form, 'Save');
    expect(changeCampaign).toHaveBeenCalledWith(
      'c1',
      expect.objectContaining({
        title: 'Measured by summer',
        scope: { domain: 'domain:default/retail-and-risk' },
        version: 3,
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Not saved. The campaign was changed',
    );
  });

  it('should end only after one was asked once more', async () => {
    const endCampaign = jest.fn(async () => buildCampaign());
    show(path, { endCampaign });
    await userEvent.click(await screen.findByRole('button', { name: 'End' }));
    expect(endCampaign).not.toHaveBeenCalled();
    await userEvent.click(
      await screen.findByRole('button', { name: 'End the campaign' }),
    );
    expect(endCampaign).toHaveBeenCalledWith('c1', { version: 3 });
  });

  it('should have no forms for those who may not', async () => {
    const detail = buildCampaignDetail();
    show(path, {
      getCampaign: async () => ({
        ...detail,
        items: detail.items.map(item => ({ ...item, mayExempt: false })),
        viewer: { mayManage: false, mayWithdraw: false },
      }),
    });
    await rowsOf('Exemptions');
    expect(screen.queryByRole('form')).toBeNull();
    for (const name of ['Change', 'End', /Withdraw/]) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });

  it('should say where nothing is in its scope', async () => {
    show(path, {
      getCampaign: async () =>
        buildCampaignDetail({ items: [], exemptions: [] }),
    });
    expect(
      await screen.findByText(/No outcome is in its scope, or none that you/),
    ).toBeVisible();
    expect(screen.getByText('No outcome was exempted.')).toBeVisible();
  });

  it.each([
    [404, 'NotFoundError', 'There is no such campaign.'],
    [403, 'NotAllowedError', /visible to whoever is signed in/],
    [500, 'Error', 'Could not load the campaign.'],
  ])('should say what an answer of %s means', async (status, name, text) => {
    show(path, {
      getCampaign: async () => {
        throw refusal(status, name, 'no');
      },
    });
    expect(await screen.findByText(text)).toBeVisible();
  });
});
