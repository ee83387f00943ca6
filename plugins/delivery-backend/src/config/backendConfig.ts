import { flowConfigSchema } from '@delivery-stack/flow';
import { z } from 'zod';
import { costsSchema } from './costsConfig';
import { digestSchema } from './digestConfig';
import { humanDurationSchema } from './humanDuration';

const MEBIBYTE = 1_048_576;

/** How long what is kept. Sketches, which name nobody, stay for ever. */
const retentionSchema = z
  .object({
    events: humanDurationSchema.prefault('P400D'),
    passages: humanDurationSchema.prefault('P25M'),
    deadLetters: humanDurationSchema.prefault('P90D'),
  })
  .strict()
  .prefault({});

/** What one request may bring. */
const ingestSchema = z
  .object({
    maxBodyBytes: z
      .number()
      .int()
      .min(1_024)
      .max(256 * MEBIBYTE)
      .default(10 * MEBIBYTE),
    maxBatch: z.number().int().min(1).max(5_000).default(5_000),
  })
  .strict()
  .prefault({});

const personsSchema = z
  .object({
    /** Key of the hashes that stand for people. */
    secret: z.string().min(16).optional(),
  })
  .strict()
  .prefault({});

const scheduleSchema = z
  .object({
    projection: humanDurationSchema.prefault('PT10S'),
    entities: humanDurationSchema.prefault('PT10M'),
    retention: humanDurationSchema.prefault('PT24H'),
    patterns: humanDurationSchema.prefault('PT5M'),
    outcomes: humanDurationSchema.prefault('PT5M'),
  })
  .strict()
  .prefault({});

/** What pipelines of environments say about them. */
const evidenceSchema = z
  .object({
    /** An environment that says nothing for so long is no longer fine. */
    silentAfter: humanDurationSchema.prefault('P30D'),
  })
  .strict()
  .prefault({});

/** What sign-offs are signed with. */
const attestationSchema = z
  .object({
    /** PEM file of an Ed25519 private key. */
    keyFile: z.string().min(1).optional(),
    /** Ids of the keys before it, whose signatures keep counting. */
    formerKeys: z
      .array(
        z
          .string()
          .regex(
            /^[0-9a-f]{64}$/,
            'is no id of a key; take it from /api/delivery/attestation-keys',
          ),
      )
      .default([]),
  })
  .strict()
  .prefault({});

/**
 * The whole `delivery:` section: what the core understands, and what only a
 * backend needs. Keys of modules stand below `sources`, theirs to check.
 *
 * @public
 */
export const deliveryConfigSchema = flowConfigSchema
  .extend({
    retention: retentionSchema,
    ingest: ingestSchema,
    persons: personsSchema,
    schedule: scheduleSchema,
    sources: z.record(z.string(), z.unknown()).default({}),
    attestation: attestationSchema,
    evidence: evidenceSchema,
    costs: costsSchema,
    digest: digestSchema.optional(),
    /** Of the scaffolder's module, which checks it. */
    publish: z.unknown().optional(),
    /** Of the modules that read measures and cost, which check them. */
    prometheus: z.unknown().optional(),
    httpJson: z.unknown().optional(),
    sql: z.unknown().optional(),
    focus: z.unknown().optional(),
  })
  .strict();

/** See {@link deliveryConfigSchema}. @public */
export type DeliveryConfig = z.infer<typeof deliveryConfigSchema>;
