import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  deliveryAdministerPermission,
  deliverySourceReadPermission,
  RunSourceResult,
  SourceList,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { InsightOptions } from '../insight/services';
import { SourceService } from '../sources/SourceService';
import { requirePermission } from './requirePermission';

/** Shows sources to whoever looks after them, and lets administrators run them. @internal */
export class AuthorizedSourceService implements SourceService {
  readonly #inner: SourceService;
  readonly #permissions: PermissionsService;

  constructor(inner: SourceService, permissions: PermissionsService) {
    this.#inner = inner;
    this.#permissions = permissions;
  }

  async listSources(options: InsightOptions): Promise<SourceList> {
    await requirePermission(
      this.#permissions,
      deliverySourceReadPermission,
      options,
    );
    return this.#inner.listSources(options);
  }

  async runSource(
    request: { id: string },
    options: InsightOptions,
  ): Promise<RunSourceResult> {
    await requirePermission(
      this.#permissions,
      deliveryAdministerPermission,
      options,
    );
    return this.#inner.runSource(request, options);
  }
}
