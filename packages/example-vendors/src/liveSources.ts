import {
  gitHubToken,
  replayAccount,
  replayJiraAccount,
} from '@delivery-stack/vendor-replay';
import { ServedBank } from './serveBank';

/** Everything that was recorded: a year and some days. */
const SINCE = 'P400D';

/** `delivery.sources` for the tools of the bank, as app-config.live.yaml has it. */
export const liveSources = ({
  jira,
  serviceNow,
  gitHub,
  repositories = ['lindenhafen-bank/*'],
}: Pick<ServedBank, 'jira' | 'serviceNow' | 'gitHub'> & {
  repositories?: string[];
}) => ({
  jira: {
    bank: {
      baseUrl: 'https://jira.lindenhafen.example',
      apiBaseUrl: jira,
      deployment: 'dataCenter',
      credentials: { token: replayJiraAccount.token },
      projects: ['*'],
      since: SINCE,
    },
  },
  servicenow: {
    bank: {
      baseUrl: 'https://service.lindenhafen.example',
      apiBaseUrl: serviceNow,
      credentials: {
        username: replayAccount.username,
        password: replayAccount.password,
      },
      projects: ['*'],
      since: SINCE,
    },
  },
  github: {
    bank: {
      apiBaseUrl: gitHub,
      token: gitHubToken,
      projects: repositories,
      since: SINCE,
    },
  },
});
