import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import { ConformanceReport } from '../evidence/ConformanceReport';
import { PolicyLibrary } from '../evidence/PolicyLibrary';
import { complianceOperations as operations } from './complianceOperations';
import { mount } from './mount';

/** What {@link addComplianceRoutes} needs. */
export interface ComplianceRouteOptions {
  httpAuth: HttpAuthService;
  policies: PolicyLibrary;
  conformance: ConformanceReport;
}

/** Adds the routes that add up over environments. @internal */
export function addComplianceRoutes(
  router: Router,
  options: ComplianceRouteOptions,
): void {
  const { httpAuth, policies, conformance } = options;
  mount(router, operations.listPolicies, {
    httpAuth,
    answer: ({ credentials }) => policies.list({ credentials }),
  });
  mount(router, operations.getConformance, {
    httpAuth,
    answer: ({ query: { by }, credentials }) =>
      conformance.get(by, { credentials }),
  });
}
