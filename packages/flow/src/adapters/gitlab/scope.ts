import { AdapterContext } from '../context';
import { LONGEST_ID } from '../reading';
import { Place } from './place';

/** What every mapper needs besides the object it maps. */
export interface Scope {
  place: Place;
  context: AdapterContext;
  /**
   * The webhook that tells it, where one does: it knows more of an occurrence
   * than the API, or less, so that its fact must not compete with the other.
   */
  heard?: string;
}

/** Names are parts of keys too, and may be longer than ids. */
const cut = (part: string) => part.slice(0, LONGEST_ID);

/** GitLab's own way to write a merge request; `#12` is an issue. */
export const changeKey = ({ repository }: Place, number: string) =>
  `${repository}!${cut(number)}`;

export const runKey = ({ repository }: Place, id: string) =>
  `${repository}/pipelines/${cut(id)}`;

export const jobKey = ({ repository }: Place, id: string) =>
  `${repository}/jobs/${cut(id)}`;

export const deploymentKey = ({ repository }: Place, id: string) =>
  `${repository}/deployments/${cut(id)}`;

/** The wait of a manual job for somebody to press play. */
export const manualKey = (job: string) => `${job}/play`;

/** A rule of approvals, of a deployment or of a merge request. */
export const ruleKey = (subject: string, rule: string) =>
  `${subject}/approvals/${cut(rule)}`;

/** Id of a fact that a webhook tells another way than the API. */
export const heardBy = (id: string, { heard }: Scope) =>
  heard ? `${id}/${heard}` : id;
