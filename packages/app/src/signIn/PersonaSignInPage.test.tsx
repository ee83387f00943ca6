import {
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { PersonaSignInPage } from './PersonaSignInPage';

const session = {
  profile: { displayName: 'Pod member (guest)' },
  backstageIdentity: {
    // An unsigned token that expires in the year 2100: the page reads nothing but the expiry.
    token: `e30.${btoa(JSON.stringify({ exp: 4102444800 }))}.e30`,
    identity: {
      type: 'user',
      userEntityRef: 'user:default/pod-member',
      ownershipEntityRefs: ['group:default/pod-payments'],
    },
  },
};

describe('PersonaSignInPage', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() => window.sessionStorage.clear());

  it('should offer the personas and sign in as the chosen one', async () => {
    let sent: string | null = null;
    server.use(
      http.get('*/api/auth/persona/refresh', ({ request }) => {
        sent = request.headers.get('x-delivery-persona');
        return HttpResponse.json(session);
      }),
    );
    const onSignInSuccess = jest.fn();
    await renderInTestApp(
      <PersonaSignInPage onSignInSuccess={onSignInSuccess} />,
    );

    expect(screen.getAllByRole('button', { name: /guest/ })).toHaveLength(7);
    await userEvent.click(screen.getByRole('button', { name: /Pod member/ }));

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(sent).toBe('pod-member');
    const [identity] = onSignInSuccess.mock.calls[0];
    await expect(identity.getBackstageIdentity()).resolves.toMatchObject({
      userEntityRef: 'user:default/pod-member',
    });
  });

  it('should say when the backend refuses, and offer to choose again', async () => {
    server.use(
      http.get('*/api/auth/persona/refresh', () =>
        HttpResponse.json(
          { error: { name: 'AuthenticationError', message: 'not you' } },
          { status: 401 },
        ),
      ),
    );
    await renderInTestApp(<PersonaSignInPage onSignInSuccess={jest.fn()} />);
    await userEvent.click(screen.getByRole('button', { name: /Leader/ }));

    expect(
      await screen.findByText(/Signing in did not work/),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Choose again' }),
    ).toBeInTheDocument();
  });
});
