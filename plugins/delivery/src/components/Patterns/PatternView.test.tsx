import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PatternApi } from '@delivery-stack/backstage-plugin-delivery-common';
import { PatternsView } from '.';
import {
  AS_OF,
  buildPatternDetail,
  buildPatternDiff,
  buildSignOff,
  buildStanding,
  CURRENT,
  FORMER,
  refusal,
} from '../../__testUtils__';
import { renderView } from '../../__testUtils__/renderView';

const REF = 'template:default/web-service';

const table = (name: string) => screen.findByRole('table', { name });

const textOf = (element: HTMLElement) =>
  element.textContent!.replace(/\s/g, ' ');

function renderDetail(
  detail: Parameters<typeof buildPatternDetail>[0] = {},
  patternApi: Partial<PatternApi> = {},
) {
  renderView(<PatternsView />, {
    path: `/${encodeURIComponent(REF)}`,
    mountPath: '/*',
    patternApi: {
      getPattern: async () => buildPatternDetail(detail),
      ...patternApi,
    },
  });
}

const VIEWER = buildPatternDetail().viewer;

const form = () => screen.findByRole('form', { name: 'Decide for Security' });

describe('one pattern', () => {
  it('should say how long each function takes to decide, and on what', async () => {
    renderDetail();
    const text = textOf(
      await screen.findByRole('table', { name: 'How long decisions take' }),
    );
    expect(text).toMatch(
      /Security.*P50 2 d · P85 needs n ≥ 19 · n = 6 \+ 1 open.*P50 needs n ≥ 5.*n = 0/,
    );
  });

  it('should ask for the pattern of the address, and say what it is', async () => {
    const getPattern = jest.fn(async () => buildPatternDetail());
    renderDetail({}, { getPattern });
    const region = await screen.findByRole('region', { name: 'Web service' });
    expect(getPattern).toHaveBeenCalledWith(REF, expect.anything());
    expect(region).toHaveTextContent('Waiting for sign-off');
    expect(within(region).getByTitle(CURRENT)).toHaveTextContent(
      'c41d09f7…e5d3',
    );
  });

  it('should say what each facet provides, and whether it changed', async () => {
    renderDetail();
    const facets = await table('Facets');
    await within(facets).findByText('Changed');
    expect(textOf(facets)).toContain(
      'networkDefault denyChanged1 filesecurity',
    );
    expect(textOf(facets)).toContain(
      'loggingWaived: Nothing personal is loggedIdenticalNone needed',
    );
  });

  it('should say where each function stands', async () => {
    renderDetail();
    const text = textOf(await table('Sign-offs'));
    expect(text).toContain('Signed an older content');
    expect(text).toContain('a member of security has to look');
    expect(text).toContain('no group is configured: nobody can sign');
    expect(text).toContain('Carried over');
    expect(text).toContain('Egress looks fine');
  });

  it('should say of a stored sign-off that was altered that it does not count', async () => {
    renderDetail({
      standings: [buildStanding({ signOff: buildSignOff({ genuine: false }) })],
    });
    expect(await table('Sign-offs')).toHaveTextContent('it does not count');
  });

  it('should fetch the attestation on demand', async () => {
    const getAttestation = jest.fn(async () => {
      throw refusal(404, 'NotFoundError', 'no');
    });
    renderDetail({}, { getAttestation });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Download the attestation of Security',
      }),
    );
    expect(getAttestation).toHaveBeenCalledWith('sign-off-1');
    expect(await screen.findByText('could not be fetched')).toBeVisible();
  });

  it('should list ranges, deployment, cost and policies', async () => {
    renderDetail();
    expect(textOf(await table('Parameter envelope'))).toMatch(
      /cpu1 to 4platform.*nobody: every value is free/,
    );
    expect(await table('Deployment by risk class')).toHaveTextContent('canary');
    expect(await table('Policies')).toHaveTextContent('pipeline, admission');
    expect(screen.getByText('140 EUR per month')).toBeVisible();
    expect(screen.getByText('STD-0042')).toBeVisible();
  });

  it('should show the environments with what is still open', async () => {
    renderDetail();
    const text = textOf(await table('Environments'));
    expect(text).toContain('Older, still approved');
    expect(text).toContain('12 min6 h 30 min1 d 1 hopen since 12 Oct 2026');
  });

  it('should point to the place in the files', async () => {
    renderDetail({
      complaints: [
        {
          file: 'pattern.yaml',
          line: 12,
          column: 3,
          path: '/spec/cost',
          problem: 'amount is no number',
          cure: 'write it without a unit',
        },
      ],
    });
    expect(textOf(await table('To mend in the files'))).toContain(
      'pattern.yaml:12/spec/costamount is no numberwrite it without a unit',
    );
  });

  it('should list every decision', async () => {
    renderDetail();
    expect(textOf(await table('History of decisions'))).toMatch(
      /securitySigned off.*3\.2\.0.*not said/,
    );
  });

  it('should let those who may have the folder read again', async () => {
    const refreshPattern = jest.fn(async () => buildPatternDetail());
    renderDetail({}, { refreshPattern });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Read again' }),
    );
    expect(refreshPattern).toHaveBeenCalledWith(REF);
  });

  it('should offer nothing to those who may only look', async () => {
    renderDetail({
      viewer: {
        mayAsk: false,
        signsFor: [],
        isAuthor: false,
        mayRefresh: false,
      },
    });
    await table('Sign-offs');
    expect(screen.queryByRole('form')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Read again' })).toBeNull();
    expect(await screen.findByText('waits for security')).toBeVisible();
  });

  it.each<[string, Error, RegExp]>([
    ['unknown', refusal(404, 'NotFoundError', 'no'), /no such pattern/],
    [
      'forbidden',
      refusal(403, 'NotAllowedError', 'no'),
      /may read its template/,
    ],
    ['failing', refusal(500, 'Error', 'no'), /Could not load this pattern/],
  ])('should say of %s ones why they are not shown', async (_, error, text) => {
    renderDetail({}, { getPattern: () => Promise.reject(error) });
    expect(await screen.findByText(text)).toBeVisible();
  });
});

describe('signing', () => {
  it('should sign off the content that was looked at', async () => {
    const decide = jest.fn(async () => buildSignOff());
    renderDetail({}, { decide });
    const own = within(await form());
    const sign = own.getByRole('button', { name: 'Sign off c41d09f7…e5d3' });
    expect(sign).toBeDisabled();
    await userEvent.click(own.getByRole('checkbox'));
    fireEvent.change(own.getByLabelText(/Minutes spent/), {
      target: { value: '25' },
    });
    await userEvent.click(sign);
    expect(decide).toHaveBeenCalledWith(REF, {
      digest: CURRENT,
      function: 'security',
      decision: 'approved',
      until: undefined,
      minutes: 25,
    });
    expect(await own.findByText('Decided.')).toBeVisible();
  });

  it('should hold shorter than the pattern allows if told so', async () => {
    const decide = jest.fn(async (..._: Parameters<PatternApi['decide']>) =>
      buildSignOff(),
    );
    renderDetail({}, { decide });
    const own = within(await form());
    const day = own.getByLabelText(/Valid until/);
    const latest = day.getAttribute('max')!;
    expect(day).toHaveValue(latest);
    const earlier = day.getAttribute('min')!;
    fireEvent.change(day, { target: { value: earlier } });
    await userEvent.click(own.getByRole('checkbox'));
    await userEvent.click(own.getByRole('button', { name: /^Sign off/ }));
    const { until } = decide.mock.calls[0][1];
    expect(Date.parse(until!)).toBeGreaterThanOrEqual(Date.parse(earlier));
    expect(Date.parse(until!)).toBeLessThan(Date.parse(latest));
  });

  it('should send nothing back without a comment', async () => {
    const decide = jest.fn(async () => buildSignOff());
    renderDetail({}, { decide });
    const own = within(await form());
    const back = own.getByRole('button', { name: 'Send back' });
    expect(back).toBeDisabled();
    expect(back).toHaveAccessibleDescription(/write a comment/);
    await userEvent.type(own.getByLabelText('Comment'), '  ');
    expect(back).toBeDisabled();
    await userEvent.type(own.getByLabelText('Comment'), 'Egress?');
    await userEvent.click(back);
    expect(decide).toHaveBeenCalledWith(REF, {
      digest: CURRENT,
      function: 'security',
      decision: 'sentBack',
      comment: 'Egress?',
    });
  });

  it('should revoke only after asking once more', async () => {
    const decide = jest.fn(async () => buildSignOff());
    renderDetail(
      { standings: [buildStanding({ state: 'valid', carriedOver: true })] },
      { decide },
    );
    const own = within(await form());
    await userEvent.type(own.getByLabelText('Comment'), 'Leak');
    await userEvent.click(own.getByRole('button', { name: 'Revoke' }));
    expect(decide).not.toHaveBeenCalled();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Revoke the sign-off' }),
    );
    expect(decide).toHaveBeenCalledWith(
      REF,
      expect.objectContaining({
        decision: 'revoked',
        comment: 'Leak',
        // That of the sign-off that carries over, not of what is current
        digest: FORMER,
      }),
    );
  });

  it('should let a function revoke while nobody asks it', async () => {
    const decide = jest.fn(async () => buildSignOff({ decision: 'revoked' }));
    renderDetail(
      {
        state: 'notAsked',
        standings: [buildStanding({ state: 'valid', carriedOver: true })],
      },
      { decide },
    );
    const own = within(
      await screen.findByRole('form', { name: 'Revoke for Security' }),
    );
    const button = own.getByRole('button', { name: 'Revoke' });
    expect(button).toBeDisabled();
    await userEvent.type(own.getByLabelText('Comment'), 'Leak');
    await userEvent.click(button);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Revoke the sign-off' }),
    );
    expect(decide).toHaveBeenCalledWith(REF, {
      digest: FORMER,
      function: 'security',
      decision: 'revoked',
      comment: 'Leak',
    });
    expect(
      screen.queryByRole('form', { name: 'Decide for Security' }),
    ).toBeNull();
  });

  it.each([
    ['older', 'approved', true],
    ['older', 'sentBack', false],
    ['revoked', 'revoked', false],
    ['missing', undefined, false],
  ] as const)(
    'should let one revoke what holds for environments (%s, %s: %s)',
    async (state, decision, offered) => {
      const signOff = decision && buildSignOff({ decision });
      renderDetail({ standings: [buildStanding({ state, signOff })] });
      const buttons = within(await form()).queryAllByRole('button', {
        name: 'Revoke',
      });
      expect(buttons).toHaveLength(offered ? 1 : 0);
    },
  );

  it('should not let an author sign, and say why', async () => {
    renderDetail({ viewer: { ...VIEWER, isAuthor: true } });
    const own = within(await form());
    await userEvent.click(own.getByRole('checkbox'));
    const sign = own.getByRole('button', { name: /^Sign off/ });
    expect(sign).toBeDisabled();
    expect(sign).toHaveAccessibleDescription(/count as its author/);
  });

  it('should let an author sign where the pattern says so', async () => {
    renderDetail({
      authorMaySign: true,
      viewer: { ...VIEWER, isAuthor: true },
    });
    const own = within(await form());
    await userEvent.click(own.getByRole('checkbox'));
    expect(own.getByRole('button', { name: /^Sign off/ })).toBeEnabled();
  });

  it('should say that the content moved', async () => {
    renderDetail(
      {},
      { decide: () => Promise.reject(refusal(409, 'ConflictError', 'moved')) },
    );
    const own = within(await form());
    await userEvent.click(own.getByRole('checkbox'));
    await userEvent.click(own.getByRole('button', { name: /^Sign off/ }));
    expect(await screen.findByText(/Look at it again/)).toBeVisible();
  });

  it('should ask for sign-off, and say what that means', async () => {
    const askForSignOff = jest.fn(async () => buildPatternDetail());
    renderDetail({ state: 'notAsked' }, { askForSignOff });
    const ask = within(
      await screen.findByRole('form', { name: 'Ask for sign-off' }),
    );
    expect(ask.getByText(/counts as the author/)).toBeVisible();
    expect(screen.queryByRole('form', { name: /^Decide for/ })).toBeNull();
    await userEvent.type(ask.getByLabelText(/What changed/), 'New host');
    await userEvent.click(
      ask.getByRole('button', { name: 'Ask for sign-off' }),
    );
    expect(askForSignOff).toHaveBeenCalledWith(REF, {
      digest: CURRENT,
      note: 'New host',
    });
  });
});

describe('what changed', () => {
  it('should compare with what the own function signed, line by line', async () => {
    const getPatternDiff = jest.fn(async () => buildPatternDiff());
    renderDetail({}, { getPatternDiff });
    const file = await screen.findByRole('region', {
      name: 'k8s/network.yaml',
    });
    expect(getPatternDiff).toHaveBeenCalledWith(
      REF,
      { from: FORMER, to: CURRENT },
      expect.anything(),
    );
    const rows = within(file).getAllByRole('row').map(textOf);
    expect(rows).toEqual([
      '1212egress:',
      '13−removed:   - old.example',
      '13+added:   - new.example',
      '14+added:   - more.example',
    ]);
    expect(
      screen.getByText(/2 files, \+2 −1 lines. Has to sign again: security/),
    ).toBeVisible();
    expect(screen.getByRole('region', { name: 'logo.png' })).toHaveTextContent(
      'it is not text',
    );
    expect(
      screen.getByRole('list', { name: 'What is declared otherwise' }),
    ).toHaveTextContent(
      'Parameters added: memoryParameters changed: cpuParts of pattern.yaml changed: costSteps',
    );
  });

  it('should compare with another content on demand', async () => {
    const getPatternDiff = jest.fn(async () => buildPatternDiff());
    renderDetail({ standings: [] }, { getPatternDiff });
    expect(
      await screen.findByText(/all of it has to be looked at/),
    ).toBeVisible();
    expect(getPatternDiff).not.toHaveBeenCalled();
    await userEvent.selectOptions(
      screen.getByLabelText('Compare with'),
      FORMER,
    );
    await waitFor(() => expect(getPatternDiff).toHaveBeenCalled());
  });

  it('should say that nothing changed', async () => {
    renderDetail(
      {},
      {
        getPatternDiff: async () =>
          buildPatternDiff({
            files: [],
            parameters: { added: [], removed: [], changed: [] },
            declarations: [],
            steps: false,
          }),
      },
    );
    expect(await screen.findByText('Identical, byte for byte.')).toBeVisible();
  });
});

describe('values outside', () => {
  it('should let the function that owns the parameter decide', async () => {
    const decideException = jest.fn();
    renderDetail({}, { decideException });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Deny region' }),
    );
    expect(decideException).toHaveBeenCalledWith('exception-1', {
      granted: false,
    });
    await userEvent.type(screen.getByLabelText('Comment on region'), 'Once');
    await userEvent.click(screen.getByRole('button', { name: 'Grant region' }));
    expect(decideException).toHaveBeenLastCalledWith('exception-1', {
      granted: true,
      comment: 'Once',
    });
  });

  it('should say that there are none, and no environment either', async () => {
    renderDetail(
      {},
      {
        listExceptions: async () => ({ items: [] }),
        listActivations: async () => ({ asOf: AS_OF, items: [] }),
      },
    );
    expect(await screen.findByText(/Nobody asked for a value/)).toBeVisible();
    expect(await screen.findByText(/No environment was made/)).toBeVisible();
  });
});

describe('break-even', () => {
  it.each([
    [{}, /Reached: at least 3 uses needed, 23 so far/],
    [
      { reached: false, usesNeeded: 40, unstated: 0 },
      /Not reached yet: 40 uses needed, 23 so far/,
    ],
    [
      { savedPerUseMinutes: null, usesNeeded: null },
      /delivery\.functions\.<name>\.reviewMinutes/,
    ],
  ])('should say honestly where it is (%j)', async (overrides, text) => {
    const breakEven = { ...buildPatternDetail().breakEven, ...overrides };
    renderDetail({ breakEven });
    expect(await screen.findByText(text)).toBeVisible();
  });
});
