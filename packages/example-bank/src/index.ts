/**
 * The example bank: its organisation, its catalog and its delivery history.
 *
 * @packageDocumentation
 */
export { adaptPayload, bankEvents, bankFacts } from './bankFacts';
export { bankCampaigns } from './campaigns/bankCampaigns';
export type { BankCampaign } from './campaigns/bankCampaigns';
export { catalogFiles } from './catalog/catalogFiles';
export type { CatalogFile } from './catalog/catalogFiles';
export { bankCharges } from './costs/bankCharges';
export type { BankCharge } from './costs/bankCharges';
export { focusFiles } from './costs/focusCsv';
export { bankFindingEvents, bankFindings } from './findings/bankFindings';
export { bankMeasures, generateBank } from './generateBank';
export type { BankOptions } from './generateBank';
export type { BankMeasure } from './measures/bankMeasures';
export { jiraStatuses } from './jira/statuses';
export type { BankPayload } from './payload';
export { readingConfigOf } from './readingConfig';
export type { ReadingConfig } from './readingConfig';
export { canonicalKeys } from './stories/canonical/ticketed';
export { writeBank } from './writeBank';
export type { WrittenBank } from './writeBank';
