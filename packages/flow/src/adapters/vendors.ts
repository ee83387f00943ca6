import { Adaptation } from './adaptation';
import { adaptAzureDevOps as azureDevOps } from './azure-devops';
import { AdapterContext } from './context';
import { adaptGitHub as gitHub } from './github';
import { adaptGitLab as gitLab } from './gitlab';
import { adaptJenkins as jenkins } from './jenkins';
import { adaptJira as jira } from './jira';
import { adaptServiceNow as serviceNow } from './servicenow';

/** Reads one payload of a vendor. @public */
export type Adapter = (
  payload: unknown,
  context?: AdapterContext,
) => Adaptation;

/** Products that payloads are read of, as gate rules call them in `source`. @public */
export const vendors = [
  'github',
  'gitlab',
  'azure-devops',
  'jenkins',
  'jira',
  'servicenow',
] as const;

/** One of {@link vendors}. @public */
export type Vendor = (typeof vendors)[number];

/** Marks the facts of an adapter, so that a gate rule can say `source: jira`. */
const ofVendor = (vendor: Vendor, adapt: Adapter): Adapter =>
  function adaptAndMark(payload, context) {
    const adaptation = adapt(payload, context);
    const facts = adaptation.facts.map(fact => ({ ...fact, vendor }));
    return { ...adaptation, facts };
  };

/** Reads any payload of GitHub as facts of the vendor `github`. @public */
export const adaptGitHub: Adapter = ofVendor('github', gitHub);

/** Reads any payload of GitLab as facts of the vendor `gitlab`. @public */
export const adaptGitLab: Adapter = ofVendor('gitlab', gitLab);

/** Reads any payload of Azure DevOps as facts of the vendor `azure-devops`. @public */
export const adaptAzureDevOps: Adapter = ofVendor('azure-devops', azureDevOps);

/** Reads any payload of Jenkins as facts of the vendor `jenkins`. @public */
export const adaptJenkins: Adapter = ofVendor('jenkins', jenkins);

/** Reads any payload of Jira as facts of the vendor `jira`. @public */
export const adaptJira: Adapter = ofVendor('jira', jira);

/** Reads any payload of ServiceNow as facts of the vendor `servicenow`. @public */
export const adaptServiceNow: Adapter = ofVendor('servicenow', serviceNow);

/** Every adapter by its vendor. @public */
export const adapters: Readonly<Record<Vendor, Adapter>> = {
  github: adaptGitHub,
  gitlab: adaptGitLab,
  'azure-devops': adaptAzureDevOps,
  jenkins: adaptJenkins,
  jira: adaptJira,
  servicenow: adaptServiceNow,
};

/**
 * Members whose array is read element by element, so that an exported answer
 * may be larger than memory.
 *
 * @public
 */
export const unwrappedMembers: Readonly<Record<Vendor, readonly string[]>> = {
  github: ['workflow_runs', 'jobs', 'check_runs', 'items'],
  gitlab: [],
  'azure-devops': ['value'],
  jenkins: ['allBuilds', 'builds'],
  jira: ['issues'],
  servicenow: ['result'],
};
