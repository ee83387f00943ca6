import { AdapterContext } from '../context';
import { LONGEST_ID } from '../reading';
import { Address } from './address';

/** What every mapper needs besides the object it maps. */
export interface Scope {
  /** `jenkins:<host>`, and the path that Jenkins is under, where there is one. */
  source: string;
  context: AdapterContext;
}

/** Where nothing names a host: an export of one Jenkins. */
const NAMELESS = 'jenkins:jenkins';

/** What facts come from: what the reader was told, otherwise what addresses say. */
export const sourceOf = (
  { site }: Address,
  { source }: AdapterContext,
): string => source ?? (site ? `jenkins:${site}` : NAMELESS);

/** Names are parts of keys too, and may be longer than ids. */
const cut = (part: string) => part.slice(0, LONGEST_ID);

/** Builds are numbered by their job. */
export const runKey = (job: string, number: string) => `${job}/${cut(number)}`;

export const stageKey = (run: string, stage: string) =>
  `${run}/stages/${cut(stage)}`;

/** An input by the node of the flow that waits for it. */
export const inputKey = (run: string, node: string) =>
  `${run}/inputs/${cut(node)}`;

/** A deployment by a stage, or by the build as a whole. */
export const deploymentKey = (
  run: string,
  { environment, stage }: { environment: string; stage?: string },
) => `${run}/deployments/${cut(environment)}${stage ? `/${cut(stage)}` : ''}`;
