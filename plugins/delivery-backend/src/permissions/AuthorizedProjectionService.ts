import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  deliveryAdministerPermission,
  Projection,
  RefoldResult,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { InsightOptions, ProjectionService } from '../insight/services';
import { requirePermission } from './requirePermission';

/** Lets anybody see the progress, and administrators fold again. @internal */
export class AuthorizedProjectionService implements ProjectionService {
  readonly #inner: ProjectionService;
  readonly #permissions: PermissionsService;

  constructor(inner: ProjectionService, permissions: PermissionsService) {
    this.#inner = inner;
    this.#permissions = permissions;
  }

  getProjection(options: InsightOptions): Promise<Projection> {
    return this.#inner.getProjection(options);
  }

  async refold(options: InsightOptions): Promise<RefoldResult> {
    await requirePermission(
      this.#permissions,
      deliveryAdministerPermission,
      options,
    );
    return this.#inner.refold(options);
  }
}
