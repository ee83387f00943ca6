export { adaptAzureDevOps } from './adaptAzureDevOps';
