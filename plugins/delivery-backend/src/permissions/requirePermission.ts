import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';

/**
 * Lets through whoever holds a permission.
 *
 * @throws NotAllowedError that names the permission.
 * @internal
 */
export async function requirePermission(
  permissions: PermissionsService,
  permission: BasicPermission,
  options: { credentials: BackstageCredentials },
): Promise<void> {
  const [decision] = await permissions.authorize([{ permission }], options);
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(`This needs the permission ${permission.name}`);
  }
}
