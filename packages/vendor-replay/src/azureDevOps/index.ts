export { AzureDevOpsAccess, azureDevOpsToken } from './access';
export type { AzureDevOpsArea } from './access';
export { AzureDevOpsOrganization } from './AzureDevOpsOrganization';
export type {
  AzureDevOpsChange,
  AzureDevOpsObject,
  AzureDevOpsRun,
  AzureDevOpsTarget,
} from './AzureDevOpsOrganization';
export { serveAzureDevOps } from './serveAzureDevOps';
export type {
  ServeAzureDevOpsOptions,
  ServedOrganization,
} from './serveAzureDevOps';
