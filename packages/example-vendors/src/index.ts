/**
 * The example bank's Jira, ServiceNow and GitHub as local servers.
 *
 * @packageDocumentation
 */
export { BankVendors } from './BankVendors';
export { serveBank } from './serveBank';
export type { ServeBankOptions, ServedBank } from './serveBank';
