import { Adaptation } from './adaptation';
import { AdapterContext } from './context';
import { adaptGitHub as gitHub } from './github';
import { adaptJira as jira } from './jira';

type Adapter = (payload: unknown, context?: AdapterContext) => Adaptation;

/** Marks the facts of an adapter, so that a gate rule can say `source: jira`. */
const ofVendor = (vendor: string, adapt: Adapter): Adapter =>
  function adaptAndMark(payload, context) {
    const adaptation = adapt(payload, context);
    const facts = adaptation.facts.map(fact => ({ ...fact, vendor }));
    return { ...adaptation, facts };
  };

/** Reads any payload of GitHub as facts of the vendor `github`. @public */
export const adaptGitHub: Adapter = ofVendor('github', gitHub);

/** Reads any payload of Jira as facts of the vendor `jira`. @public */
export const adaptJira: Adapter = ofVendor('jira', jira);
