import { DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';

/**
 * What a persona of the example authorizes requests with, as after signing in.
 *
 * @throws ResponseError while the catalog does not know the persona.
 */
export async function tokenOfPersona(
  persona: string,
  discovery: DiscoveryService,
): Promise<string> {
  const auth = await discovery.getBaseUrl('auth');
  const response = await fetch(`${auth}/persona/refresh`, {
    headers: { 'x-delivery-persona': persona },
  });
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return (await response.json()).backstageIdentity.token;
}
