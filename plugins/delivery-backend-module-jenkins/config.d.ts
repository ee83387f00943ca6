import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  delivery?: {
    sources?: {
      /** Instances of Jenkins, each by an id of its own. */
      jenkins?: {
        [connection: string]: {
          /** Where it is reached, with the path it is under: `https://ci.example/jenkins`. */
          baseUrl: string;
          /** User that reads; without one it is asked anonymously. */
          username?: string;
          /**
           * API token of that user.
           * @visibility secret
           */
          apiToken?: string;
          /**
           * Which jobs are read: full names of jobs, of folders or of projects
           * that make a job of each branch (all below them), patterns of full
           * names, or `catalog` (the default) for those that the annotation
           * `jenkins.io/job-full-name` names.
           */
          projects?: string | string[];
          /** What annotations call it: `<instance>:<full name>`; default: the id of the connection. */
          instance?: string;
          /** Which jobs, or stages of them, deploy; the first that matches counts. */
          deploymentStages?: Array<{
            /** Full name or pattern of a job. */
            job: string;
            /** Name or pattern of a stage; without it the whole job deploys. */
            stage?: string;
            /** Where to. */
            environment?: string;
            /** Parameter of the build that says where to, instead. */
            parameter?: string;
            /** Address of the repository, where it is not what the job checks out. */
            repository?: string;
          }>;
          /** Requests under way at the same time, 1 to 10; default 2. */
          concurrency?: number;
          /** How far back the first run reads, ISO 8601 or units; default P90D. */
          since?: HumanDuration | string;
          /** Longest time for one answer; default PT30S. */
          requestTimeout?: HumanDuration | string;
          /** When the source runs; default every 10 minutes, for 30 at most. */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
          /** How notifications are known to come from Jenkins. */
          webhooks?: {
            /**
             * Password of the basic authentication in the address that the
             * Notification plugin sends to, or value of the header
             * `x-delivery-token`.
             * @visibility secret
             */
            secret?: string;
            /** User name of the basic authentication; default: any. */
            username?: string;
            /** Topic of the events service that carries the same bodies. */
            topic?: string;
          };
        };
      };
    };
  };
}
