import { HumanDuration } from '@backstage/types';

/**
 * One name or a list. Each is an exact name, a name with `*` for anything, or
 * a regular expression such as `/^prod/i`.
 */
type Names = string | string[];

/** Reads a log's columns or attributes. */
interface LogInput {
  /** Column of the case id. */
  case?: string;
  /** Column of the activity, or several that are joined by `/`. */
  activity?: string | string[];
  /** Column of the instant. */
  time?: string;
  /** Column of the instant at which the activity started. */
  start?: string;
  /** Column of the lifecycle transition. */
  lifecycle?: string;
  /** Column of who acted. */
  resource?: string;
  /** How instants are written, in Luxon's tokens. */
  timeFormat?: string;
  /** IANA time zone of instants that name none. */
  timeZone?: string;
  /** What separates columns. */
  delimiter?: string;
  /** `state`: a row holds until the case's next row; `activity`: a row is a completion. */
  as?: 'activity' | 'state';
}

export interface Config {
  /** What the organisation says about its own delivery. */
  delivery?: {
    /** Accountable parties beside, or instead of, the default ones. */
    functions?: {
      [name: string]: {
        /** Name for people. */
        title?: string;
        /** Catalog group whose members act for the function. */
        group?: string;
        /** Minutes that it takes to review one environment by hand: what each use of a pattern saves. */
        reviewMinutes?: number;
        /** Working calendar of its gates. */
        calendar?: string;
        /**
         * What the function itself is measured by on outcomes, beside its gates.
         * Default: `progress` of pod, `activation` and `throughput` of platform,
         * `provisioning` of infrastructure, `posture` of security.
         */
        measures?: Array<
          'progress' | 'activation' | 'throughput' | 'provisioning' | 'posture'
        >;
        /** Address of an OpenSLO file whose objectives the function answers for. */
        objectives?: string;
      };
    };

    /** Working calendars; the one named `default` counts journeys. */
    calendars?: {
      [name: string]: {
        /** IANA time zone, e.g. `Europe/Berlin`. */
        timeZone: string;
        /** Working hours by day, e.g. `mon-fri: ['09:00-17:00']`. */
        week: { [days: string]: string[] };
        /** Country (and state) whose public holidays are free. */
        holidays?:
          | string
          | {
              /** ISO 3166 code. */
              country: string;
              /** State or region. */
              state?: string;
              /** Further free days, ISO 8601. */
              add?: string[];
              /** Public holidays that are worked, ISO 8601. */
              remove?: string[];
            };
      };
    };

    /** Governance steps, and how they show in the data. */
    gates?: Array<{
      /** Kebab-case id, unique. */
      id: string;
      /** Name for people. */
      title?: string;
      /** Accountable function; `unowned` without one. */
      function?: string;
      /** Who does the rework that the gate asks for; default: the pod. */
      returnsFunction?: string;
      /** Whether a person could have decided otherwise, or not. */
      kind: 'approval' | 'evaluation' | 'handoff' | 'queue' | 'timer';
      /** ISO 8601 duration; of working time as `{ working: PT8H }`. */
      target?: string | { working: string };
      /** Working calendar; default: the function's. */
      calendar?: string;
      /** True where decisions fall on an outside cadence, such as a weekly board. */
      cadence?: boolean;
      /** What one miss would cost. */
      protects?: {
        /** Amount of money. */
        loss: number;
        /** ISO 4217 code. */
        currency: string;
      };
      /** Rules over sources; the first that matches wins. */
      match: Array<{
        /** Where the event comes from: `jira`, `github`, `log` … */
        source: string;
        /** Statuses in which a ticket is at the gate. */
        status?: Names;
        /** Statuses, or activities, in which somebody works on it. */
        starts?: Names;
        /** Statuses that send it back. */
        returnsTo?: Names;
        /** Statuses, or activities, that reject it. */
        rejects?: Names;
        /** Projects that the rule is limited to. */
        project?: Names;
        /** Ticket types that the rule is limited to. */
        ticketType?: Names;
        /** Activities of a log that ask. */
        opens?: Names;
        /** Activities of a log that approve. */
        approves?: Names;
        /** Protected environments that ask. */
        environment?: Names;
        /** Names of approvals. */
        approval?: Names;
        /** Repositories that the rule is limited to. */
        repository?: Names;
        /** Set for reviews of changes. */
        review?: true;
        /** Names of deliberate waits. */
        timer?: Names;
        /** Names of tasks that wait for a runner. */
        runner?: Names;
        /**
         * Names of automated checks: jobs, or checks of other tools. Only in a
         * gate of kind `evaluation`.
         */
        check?: Names;
      }>;
    }>;

    /** Kind of time, and whose it is, of a status or activity outside gates. */
    steps?: Array<{
      /** Statuses or activities. */
      match: Names;
      /** Kind of time. */
      kind:
        | 'work'
        | 'processing'
        | 'return'
        | 'queue'
        | 'timer'
        | 'unaccounted';
      /** Accountable function. */
      function?: string;
    }>;

    /** What a journey is. */
    journeys?: {
      /** Ticket types that are roots. */
      rootTypes?: Names;
      /** Ticket types that only attach, however high they stand. */
      attachTypes?: Names;
      /** Link types that join. */
      linkTypes?: Names;
      /** Statuses in which a ticket without changes is done. */
      doneStatuses?: Names;
      /** Activities that end a log's case. */
      ends?: Names;
      /** Statuses and event types by value-stream stage. */
      stages?: { [stage: string]: Names };
      /** What makes a milestone: need, requested, ready, firstRun, productive, deployed, adopted. */
      milestones?: {
        [milestone: string]: {
          /** Statuses. */
          status?: Names;
          /** Activities. */
          activity?: Names;
          /** Event type such as `pipelinerun.finished`. */
          event?: string;
          /** Pipelines that the event type is narrowed to. */
          pipeline?: Names;
          /** Environments that the event type is narrowed to. */
          environment?: Names;
        };
      };
    };

    /** Environments by what they mean. */
    environments?: {
      /** Names of production environments. */
      production?: Names;
    };

    /** Accounts that are not people, besides those that the vendor marks. */
    bots?: Names;

    /** Authors of changes that the scaffolder makes. */
    scaffolderAuthors?: Names;

    /** A decision faster than this, without comment or change, is a rubber stamp. ISO 8601, default PT5M. */
    rubberStamp?: string;

    /** Share of decisions that must catch something; default 0.05. */
    catchFloor?: number;

    /** Waiting days that one catch may cost; default 30. */
    waitingDaysPerCatch?: number;

    /** What a decision's delay costs, in the currency of `protects`. */
    costOfDelayPerDecision?: number;

    /** How inputs are read. */
    inputs?: {
      /** CSV logs. */
      csv?: LogInput;
      /** XES logs. */
      xes?: LogInput;
      /** Jira. */
      jira?: {
        /** Field that holds when the need was recorded. */
        needField?: string;
        /** Field that holds the epic. */
        epicField?: string;
        /** Field that holds the risk class. */
        riskField?: string;
      };
      /** GitHub. */
      github?: {};
      /** GitLab. */
      gitlab?: {};
      /** Azure DevOps. */
      'azure-devops'?: {};
      /** Jenkins. */
      jenkins?: {
        /** Which jobs, or stages of them, deploy, and where to: Jenkins does not say so. */
        deploymentStages?: Array<{
          /** Name or pattern of the job's full name. */
          job: string;
          /** Name or pattern; without it the whole job deploys. */
          stage?: string;
          /** Where to, unless a parameter of the build says so. */
          environment?: string;
          /** Parameter that names the environment. */
          parameter?: string;
          /** Address of the repository, where it is not what the job checks out. */
          repository?: string;
        }>;
      };
      /** ServiceNow. */
      servicenow?: {
        /** IANA time zone of the instance's times; default UTC, which its API speaks. */
        timeZone?: string;
      };
      /** CDEvents. */
      cdevents?: {};
    };

    /** How long what is kept; ISO 8601 or units. Sketches, which name nobody, stay. */
    retention?: {
      /** Events; default P400D. */
      events?: string | HumanDuration;
      /** Passages of closed journeys; default P25M. */
      passages?: string | HumanDuration;
      /** Events that could not be stored; default P90D. */
      deadLetters?: string | HumanDuration;
    };

    /** What one `POST /events` may bring. */
    ingest?: {
      /** Largest body; default 10 MiB. */
      maxBodyBytes?: number;
      /** Most events; default 5000. */
      maxBatch?: number;
    };

    /** How people are kept out of the store. */
    persons?: {
      /**
       * Key of the hashes that stand for people, at least 16 characters.
       * Changing it makes old and new hashes of a person differ.
       *
       * @visibility secret
       */
      secret?: string;
    };

    /** How often background work runs; ISO 8601 or units. */
    schedule?: {
      /** Computing changed journeys; default PT10S. */
      projection?: string | HumanDuration;
      /** Reading entities and ownership from the catalog; default PT10M. */
      entities?: string | HumanDuration;
      /** Deleting what is past its retention; default PT24H. */
      retention?: string | HumanDuration;
      /** Looking at the folders of patterns, by their ETag; default PT5M. */
      patterns?: string | HumanDuration;
      /** Reading meters of outcomes that are due, recording how outcomes do, and counting campaigns; default PT5M. */
      outcomes?: string | HumanDuration;
    };

    /**
     * Settings of modules by their id, declared and checked by the modules.
     */
    sources?: { [module: string]: object };

    /** How charges find the entity that they are of. */
    costs?: {
      /** The first that matches wins; default: tags component, backstage-component, app. */
      match?: Array<{
        /** Key of a tag, with or without the provider's prefix; this or `account`. */
        tag?: string;
        /** Id of a sub-account, in quotes; this or `tag`. */
        account?: string;
        /** Whose the charge is; with `tag`, `{value}` stands for its value. Needed with `account`. */
        entity?: string;
      }>;
    };

    /** Tells groups once a week how their outcomes do and what waits for them; absent: nobody is told. */
    digest?: {
      /** Day of the week, UTC; default monday. */
      weekday?:
        | 'monday'
        | 'tuesday'
        | 'wednesday'
        | 'thursday'
        | 'friday'
        | 'saturday'
        | 'sunday';
      /** Hour from which on it is sent, 0 to 23, UTC; default 7. */
      hour?: number;
      /** Refs of the only groups that are told; default: every group that owns an outcome or keeps a gate. */
      groups?: string[];
    };

    /** What pipelines of environments say about them. */
    evidence?: {
      /** An environment that sends none for so long is said to be silent; default P30D. */
      silentAfter?: string | HumanDuration;
    };

    /** How sign-offs of patterns are signed. */
    attestation?: {
      /**
       * PEM file of an Ed25519 private key; without it nobody can sign off.
       */
      keyFile?: string;
      /**
       * Ids of the keys before it, as /api/delivery/attestation-keys tells
       * them: what they signed keeps counting. Leave out one that leaked.
       */
      formerKeys?: string[];
    };
  };
}
