import { z } from 'zod';
import { spanKinds } from '../fold/span';
import { gateSchema } from './gate';
import { journeysSchema, rubberStampSchema } from './journeys';
import { namePatternSchema, namesSchema } from './names';

/** Names the kind of time, and whose it is, that a status or activity stands for. */
const stepSchema = z
  .object({
    match: namesSchema,
    kind: z.enum([...spanKinds, 'unaccounted']),
    function: z.string().optional(),
  })
  .strict();

/** See `steps`. @public */
export type StepRule = z.infer<typeof stepSchema>;

const calendarSchema = z
  .object({
    timeZone: z.string(),
    week: z.record(z.string(), z.array(z.string())),
    holidays: z
      .union([
        z.string(),
        z
          .object({
            country: z.string(),
            state: z.string().optional(),
            add: z.array(z.string()).optional(),
            remove: z.array(z.string()).optional(),
          })
          .strict(),
      ])
      .optional(),
  })
  .strict();

/** How a log's columns or attributes are to be read. */
const logInputSchema = z
  .object({
    case: z.string().optional(),
    activity: z
      .union([z.string().transform(one => [one]), z.array(z.string()).min(1)])
      .optional(),
    time: z.string().optional(),
    start: z.string().optional(),
    lifecycle: z.string().optional(),
    resource: z.string().optional(),
    timeFormat: z.string().optional(),
    timeZone: z.string().optional(),
    delimiter: z.string().length(1).optional(),
    as: z.enum(['activity', 'state']).default('activity'),
  })
  .strict()
  .prefault({});

/** What Jenkins does not say itself: that a job, or a stage of it, deploys. */
const deploymentStageSchema = z
  .object({
    /** Name or pattern of the job's full name. */
    job: namePatternSchema,
    /** Name or pattern; without it the whole job deploys. */
    stage: namePatternSchema.optional(),
    /** Where to, unless a parameter of the build says so. */
    environment: z.string().optional(),
    /** Parameter that names the environment. */
    parameter: z.string().optional(),
    /** Address of the repository, where it is not what the job checks out. */
    repository: z.string().optional(),
  })
  .strict();

/** See `inputs.csv` and `inputs.xes`. @public */
export type LogInputConfig = z.infer<typeof logInputSchema>;

/**
 * What a function itself can be measured by, beside the gates that it keeps.
 *
 * @public
 */
export const functionGauges = [
  'progress',
  'activation',
  'throughput',
  'provisioning',
  'posture',
] as const;

/** See {@link functionGauges}. @public */
export type FunctionGaugeName = (typeof functionGauges)[number];

const functionSchema = z
  .object({
    title: z.string().optional(),
    /** Catalog group whose members act for the function. */
    group: z.string().optional(),
    calendar: z.string().optional(),
    /** Minutes that it takes to review one environment by hand. */
    reviewMinutes: z.number().min(0).max(100_000).optional(),
    /** What the function itself is measured by; the default ones have theirs. */
    measures: z.array(z.enum(functionGauges)).max(10).optional(),
    /** Address of the OpenSLO file whose objectives the function answers for. */
    objectives: z
      .string()
      .regex(/^https?:\/\//, {
        message: 'is no address; write the whole https:// address of the file',
      })
      .optional(),
  })
  .strict();

const anyGates = z
  .array(gateSchema)
  .default([])
  .refine(gates => new Set(gates.map(gate => gate.id)).size === gates.length, {
    message: 'two gates have the same id',
  });

/** The functions of an organisation that configures none. @public */
export const defaultFunctions = [
  'pod',
  'platform',
  'infrastructure',
  'security',
  'compliance',
  'architecture',
  'data',
  'operations',
  'business',
] as const;

/**
 * What the organisation says about its own delivery: the `delivery:` section
 * of `app-config.yaml`, and the configuration file of the command line.
 *
 * @public
 */
export const flowConfigSchema = z.object({
  functions: z.record(z.string(), functionSchema).default({}),
  calendars: z.record(z.string(), calendarSchema).default({}),
  gates: anyGates,
  steps: z.array(stepSchema).default([]),
  journeys: journeysSchema,
  environments: z
    .object({
      production: namesSchema.default([
        '/^(prod|production|prd)([-_./: 0-9].*)?$/i',
      ]),
    })
    .strict()
    .prefault({}),
  /** Accounts that are not people, besides those the vendor marks. */
  bots: namesSchema.optional(),
  /** Authors of changes that the scaffolder makes. */
  scaffolderAuthors: namesSchema.optional(),
  rubberStamp: rubberStampSchema,
  /** Share of decisions that must catch something; 5 % is an assumption. */
  catchFloor: z.number().gt(0).lt(1).default(0.05),
  /** Waiting days that one catch may cost. */
  waitingDaysPerCatch: z.number().positive().default(30),
  /** What a decision's delay costs, for the catch floor. */
  costOfDelayPerDecision: z.number().positive().optional(),
  inputs: z
    .object({
      csv: logInputSchema,
      xes: logInputSchema,
      jira: z
        .object({
          needField: z.string().optional(),
          epicField: z.string().optional(),
          riskField: z.string().optional(),
        })
        .strict()
        .optional(),
      github: z.object({}).strict().optional(),
      gitlab: z.object({}).strict().optional(),
      'azure-devops': z.object({}).strict().optional(),
      jenkins: z
        .object({
          /** Which jobs, or stages of them, deploy, and where to. */
          deploymentStages: z.array(deploymentStageSchema).optional(),
        })
        .strict()
        .optional(),
      servicenow: z
        .object({
          /** Zone of the instance's times; default UTC, which its API speaks. */
          timeZone: z.string().optional(),
        })
        .strict()
        .optional(),
      cdevents: z.object({}).strict().optional(),
    })
    .strict()
    .prefault({}),
});

/** See {@link flowConfigSchema}. @public */
export type FlowConfig = z.infer<typeof flowConfigSchema>;

/** What a person writes: everything optional. @public */
export type FlowConfigInput = z.input<typeof flowConfigSchema>;
