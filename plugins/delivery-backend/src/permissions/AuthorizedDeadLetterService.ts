import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  DeadLetterList,
  deliveryDeadLetterReadPermission,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  DeadLetterRequest,
  DeadLetterService,
  InsightOptions,
} from '../insight/services';
import { requirePermission } from './requirePermission';

/** Shows dead letters to administrators. @internal */
export class AuthorizedDeadLetterService implements DeadLetterService {
  readonly #inner: DeadLetterService;
  readonly #permissions: PermissionsService;

  constructor(inner: DeadLetterService, permissions: PermissionsService) {
    this.#inner = inner;
    this.#permissions = permissions;
  }

  async listDeadLetters(
    request: DeadLetterRequest,
    options: InsightOptions,
  ): Promise<DeadLetterList> {
    await requirePermission(
      this.#permissions,
      deliveryDeadLetterReadPermission,
      options,
    );
    return this.#inner.listDeadLetters(request, options);
  }
}
