import { z } from 'zod';
import { outcomeRisks } from '../outcome';
import { patternStates } from '../pattern';

/** Type of the search documents about outcomes. @public */
export const OUTCOME_DOCUMENT_TYPE = 'delivery-outcome';

/** Type of the search documents about patterns. @public */
export const PATTERN_DOCUMENT_TYPE = 'delivery-pattern';

/**
 * What search knows of an outcome.
 *
 * @remarks
 * Made by the search module and shown by the frontend. It says what whoever may
 * read the entity may know. No field is optional: an engine may take its fields
 * from the first document.
 *
 * @public
 */
export const outcomeSearchDocumentSchema = z.object({
  title: z.string(),
  /** All of it in words, for engines. */
  text: z.string(),
  /** Path in an app where the page is at its default place. */
  location: z.string(),
  entityRef: z.string(),
  statement: z.string(),
  /** Entity ref. */
  owner: z.string(),
  /** In words: `46 % of the way to the target`. */
  progress: z.string(),
  risks: z.array(z.enum(outcomeRisks)),
});

/**
 * What search knows of a pattern.
 *
 * @remarks As of an outcome: for all who may read the template, no field optional.
 * @public
 */
export const patternSearchDocumentSchema = z.object({
  title: z.string(),
  text: z.string(),
  location: z.string(),
  /** Entity ref of the template. */
  entityRef: z.string(),
  /** Empty where none is written. */
  description: z.string(),
  /** Entity ref; empty where nobody owns it. */
  owner: z.string(),
  /** Empty while it cannot be read. */
  version: z.string(),
  state: z.enum(patternStates),
});

export type OutcomeSearchDocument = z.infer<typeof outcomeSearchDocumentSchema>;
export type PatternSearchDocument = z.infer<typeof patternSearchDocumentSchema>;
