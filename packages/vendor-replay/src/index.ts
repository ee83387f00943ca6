/**
 * Local servers that speak the wire formats of vendors, with their faults.
 *
 * @packageDocumentation
 */
export * from './azureDevOps';
export * from './github';
export * from './gitlab';
export * from './jenkins';
export * from './jira';
export * from './replay';
export * from './servicenow';
