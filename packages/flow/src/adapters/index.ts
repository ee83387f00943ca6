/**
 * Adapters: what a vendor sends, as facts.
 *
 * @remarks
 * Each is a pure function of one payload. Facts of separate payloads carry
 * the same keys and, for the same occurrence, the same id: fetching twice, or
 * hearing by webhook what was fetched before, changes nothing.
 *
 * @packageDocumentation
 */
export type { Adaptation, UndatedDecision } from './adaptation';
export type { AdapterContext } from './context';
export { collectFacts, dateDecisions } from './collect';
export type { CollectedFacts, DatedDecisions } from './collect';
export {
  adaptAzureDevOps,
  adaptGitHub,
  adaptGitLab,
  adaptJenkins,
  adaptJira,
  adaptServiceNow,
  adapters,
  unwrappedMembers,
  vendors,
} from './vendors';
export type { Adapter, Vendor } from './vendors';
export { jiraFields } from './jira';
export { serviceNowFields } from './servicenow';
