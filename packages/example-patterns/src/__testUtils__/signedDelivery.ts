import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { attest, SignOff } from '@delivery-stack/patterns';
import { generateKeyPairSync } from 'node:crypto';
import { json } from 'node:stream/consumers';

const DAY = 86_400_000;
const pair = generateKeyPairSync('ed25519');

/** The public key, as an instance serves it. */
export const publicKeys = JSON.stringify({
  keys: [pair.publicKey.export({ format: 'jwk' })],
});

/** A delivery backend whose functions have signed everything off, with a key of their own. */
export function signedDelivery(functionsOf: (ref: string) => string[]) {
  const activations: Record<string, unknown>[] = [];
  const verified = (ref: string, digest: SignOff['digest']) => ({
    verified: true,
    digest,
    problems: [],
    changes: [],
    path: '/delivery/patterns',
    version: '1.0.0',
    attestations: functionsOf(ref).map(name => ({
      function: name,
      envelope: attest({
        signOff: {
          id: `of-${name}`,
          function: name,
          digest,
          decision: 'approved',
          by: `user:default/${name}`,
          at: Date.now() - DAY,
          until: Date.now() + 180 * DAY,
        },
        name: ref,
        privateKey: pair.privateKey,
      }),
    })),
  });
  const plugin = createBackendPlugin({
    pluginId: 'delivery',
    register(env) {
      env.registerInit({
        deps: { http: coreServices.httpRouter },
        async init({ http }) {
          http.use(async (request, response) => {
            const body: any = await json(request);
            const [, kind, ref] = request.path
              .split('/')
              .map(decodeURIComponent);
            if (kind === 'patterns') {
              response.json(verified(ref, body.digest));
              return;
            }
            activations.push(body);
            response.json({
              ...body,
              id: body.taskId,
              environment: `resource:default/${body.name}`,
              readyAt: body.requestedAt,
              state: 'current',
            });
          });
        },
      });
    },
  });
  return { plugin, activations };
}
