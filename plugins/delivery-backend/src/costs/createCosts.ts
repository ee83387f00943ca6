import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { CostsConfig } from '../config/costsConfig';
import { Clock } from '../insight/Clock';
import { CostReader } from '../outcomes/CostReader';
import { CostCourses } from './CostCourses';
import { CostCourseStore } from './CostCourseStore';
import { CostIngest } from './CostIngest';
import { CostRules } from './CostRules';
import { CostSources } from './CostSources';
import { CostStore } from './CostStore';
import { DatabaseCosts } from './DatabaseCosts';
import { EntitySpend } from './EntitySpend';

/** Everything about costs that answers, or runs on its own. @internal */
export interface Costs {
  costs: CostReader;
  /** One per source. */
  tasks: Array<Parameters<SchedulerService['scheduleTask']>[0]>;
}

/** Costs, wired; to be called once modules registered their sources. @internal */
export function createCosts(
  core: {
    knex: Knex;
    clock: Clock;
    config: { costs: CostsConfig };
    logger: LoggerService;
  },
  { sources }: { sources: CostSources },
): Costs {
  const ingest = CostIngest.create({
    ...core,
    store: CostStore.create(core),
    rules: CostRules.compile(core.config.costs.match),
  });
  const store = CostCourseStore.create(core);
  const courses = CostCourses.create({
    ...core,
    store,
    spend: EntitySpend.create(core),
  });
  return {
    costs: DatabaseCosts.create({
      ...core,
      courses: store,
      connected: () => sources.all().length > 0,
    }),
    tasks: sources.all().map(source => ({
      ...source.schedule,
      id: `delivery-cost-${source.id}`,
      fn: async signal => {
        await ingest.run(source, signal);
        await courses.run(signal);
      },
    })),
  };
}
