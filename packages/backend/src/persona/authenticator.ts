import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

const header = 'x-delivery-persona';

/** Whom one can be; the catalog knows each under the same name. */
const personas = new Map([
  ['leader', 'Leader (guest)'],
  ['pod-member', 'Pod member (guest)'],
  ['security-lead', 'Security lead (guest)'],
  ['platform-lead', 'Platform lead (guest)'],
  ['compliance-lead', 'Compliance lead (guest)'],
  ['architecture-lead', 'Architecture lead (guest)'],
  ['pattern-author', 'Pattern author (guest)'],
]);

interface PersonaResult {
  readonly userEntityRef: string;
  readonly displayName: string;
}

/**
 * Believes whoever says who they are.
 *
 * @remarks
 * That is right for an example on one's own machine and nowhere else, hence the refusal in production.
 */
export const personaAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async ({ displayName }: PersonaResult) => ({
    profile: { displayName },
  }),
  initialize() {
    refuseProduction();
  },
  async authenticate({ req }) {
    refuseProduction();
    const id = req.header(header);
    const displayName = id && personas.get(id);
    if (!displayName) {
      throw new AuthenticationError(
        `Header ${header} has to name one of ${[...personas.keys()].join(
          ', ',
        )}.`,
      );
    }
    return { result: { userEntityRef: `user:default/${id}`, displayName } };
  },
});

function refuseProduction(): void {
  if (process.env.NODE_ENV === 'production') {
    throw new NotAllowedError(
      'The persona provider lets anybody sign in without proof and does not run in production. ' +
        'Remove auth.providers.persona and configure a real provider.',
    );
  }
}
