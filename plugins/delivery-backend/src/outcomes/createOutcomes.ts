import {
  AuthService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { DeliveryCore } from '../deliveryCore';
import { EnvironmentFacts } from '../evidence/EnvironmentFacts';
import { FindingStore } from '../findings/FindingStore';
import { Glossary } from '../insight/Glossary';
import { kept } from '../insight/kept';
import { Membership } from '../insight/Membership';
import { GateInsightService } from '../insight/services';
import { NoticeDesk } from '../notices/NoticeDesk';
import { NoticeStore } from '../notices/NoticeStore';
import { PatternApprovals } from '../patterns/PatternApprovals';
import { ScopeAccess } from '../permissions/ScopeAccess';
import { Suppression } from '../permissions/Suppression';
import {
  AuthorizedOutcomeService,
  OutcomeAuthorization,
} from './AuthorizedOutcomeService';
import { ComplianceJudge } from './constraints/ComplianceJudge';
import { Constraints } from './constraints/Constraints';
import { CostJudge } from './constraints/CostJudge';
import { Objectives } from './constraints/Objectives';
import { ReliabilityJudge } from './constraints/ReliabilityJudge';
import { SecurityJudge } from './constraints/SecurityJudge';
import { CostReader } from './CostReader';
import { createFunctionGauges } from './functions/createFunctionGauges';
import { InitiativeRounds } from './InitiativeRounds';
import { InitiativeTickets } from './InitiativeTickets';
import { MeterRounds } from './MeterRounds';
import { OutcomeAssessor } from './OutcomeAssessor';
import { OutcomeCosts } from './OutcomeCosts';
import { OutcomeModules } from './OutcomeModules';
import { OutcomeRounds } from './OutcomeRounds';
import { OutcomeService } from './OutcomeService';
import { OutcomeWatch } from './OutcomeWatch';
import { Series } from './Series';
import { CheckInStore } from './store/CheckInStore';
import { InitiativeStore } from './store/InitiativeStore';
import { OutcomeStore } from './store/OutcomeStore';
import { ReadingStore } from './store/ReadingStore';
import { SnapshotStore } from './store/SnapshotStore';

/** Verdicts rest on the decisions of a quarter; only a store that fills up changes them in minutes. */
const GATES_HOLD_MS = 60_000;

/** What outcomes are made of. */
export interface OutcomesOptions
  extends Omit<OutcomeAuthorization, 'access' | 'clock'> {
  auth: AuthService;
  catalog: CatalogService;
  urlReader: UrlReaderService;
  notifications: NotificationService;
  membership: Membership;
  approvals: Pick<PatternApprovals, 'statesOf'>;
  costs: CostReader;
  /** Unauthorized: verdicts on gates rest on the whole organisation. */
  gates: Pick<GateInsightService, 'listGates'>;
  modules: OutcomeModules;
}

/** Everything about outcomes that answers requests, or runs on its own. */
export interface Outcomes {
  outcomes: AuthorizedOutcomeService;
  task: Parameters<SchedulerService['scheduleTask']>[0];
}

/** Outcomes, wired and authorized. @internal */
export function createOutcomes(
  core: Pick<DeliveryCore, 'knex' | 'clock' | 'config' | 'stores' | 'logger'>,
  options: OutcomesOptions,
): Outcomes {
  const { knex, clock, config } = core;
  const stores = {
    outcomes: OutcomeStore.create({ knex }),
    readings: ReadingStore.create({ knex }),
    checkIns: CheckInStore.create({ knex }),
    snapshots: SnapshotStore.create({ knex }),
    initiatives: InitiativeStore.create({ knex }),
  };
  const assessor = createAssessor(core, options, stores);
  const { meters, queries } = options.modules;
  const rounds = OutcomeRounds.create({
    ...core,
    ...stores,
    assessor,
    desk: NoticeDesk.create({
      ...core,
      notices: NoticeStore.create({ knex }),
      notifications: options.notifications,
      about: 'outcomes',
    }),
    watch: OutcomeWatch.create({ ...core, ...options, ...stores }),
    meters: MeterRounds.create({ ...core, ...stores, meters }),
    initiatives: InitiativeRounds.create({ ...core, ...stores, queries }),
  });
  const service = OutcomeService.create({ ...stores, assessor, clock });
  const access = ScopeAccess.create({
    ...options,
    entities: core.stores.entities,
    suppression: Suppression.create(options),
  });
  return {
    outcomes: new AuthorizedOutcomeService(service, {
      ...options,
      access,
      clock,
    }),
    task: {
      id: 'delivery-outcomes',
      frequency: config.schedule.outcomes,
      timeout: { minutes: 30 },
      fn: signal => rounds.run(signal),
    },
  };
}

function createAssessor(
  core: Pick<DeliveryCore, 'knex' | 'clock' | 'config' | 'stores'>,
  options: OutcomesOptions,
  stores: {
    readings: ReadingStore;
    checkIns: CheckInStore;
    snapshots: SnapshotStore;
    initiatives: InitiativeStore;
  },
): OutcomeAssessor {
  const { knex, clock, config } = core;
  const { costs, gates, modules, urlReader } = options;
  const facts = EnvironmentFacts.create({ knex });
  const findings = FindingStore.create({ knex });
  const objectives = Objectives.create({
    reader: modules.reliability,
    urlReader,
  });
  return OutcomeAssessor.create({
    knex,
    journeys: core.stores.journeys,
    membership: options.membership,
    series: Series.create({ ...stores, meters: modules.meters }),
    tickets: InitiativeTickets.create({ ...stores, queries: modules.queries }),
    constraints: Constraints.create({
      ...stores,
      judges: [
        CostJudge.create({ costs }),
        ReliabilityJudge.create({ objectives }),
        SecurityJudge.create({ findings }),
        ComplianceJudge.create({ ...options, facts }),
      ],
    }),
    costs: OutcomeCosts.create({ costs }),
    gates: kept(
      async () => {
        const credentials = await options.auth.getOwnServiceCredentials();
        const query = { calendar: 'elapsed' } as const;
        return (await gates.listGates(query, { credentials })).items;
      },
      { clock, ms: GATES_HOLD_MS },
    ),
    gauges: createFunctionGauges(core, { objectives, findings }),
    glossary: Glossary.fromConfig(config),
    functions: config.functions,
  });
}
