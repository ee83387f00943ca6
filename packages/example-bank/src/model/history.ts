import { Change } from './change';
import { ChangeRequest } from './changeRequest';
import { Deployment, Run } from './run';
import { Ticket } from './ticket';

/** Everything that the bank's systems recorded, before it has numbers and a wire format. */
export interface History {
  tickets: Ticket[];
  changes: Change[];
  runs: Run[];
  deployments: Deployment[];
  changeRequests: ChangeRequest[];
}

export function emptyHistory(): History {
  return {
    tickets: [],
    changes: [],
    runs: [],
    deployments: [],
    changeRequests: [],
  };
}
