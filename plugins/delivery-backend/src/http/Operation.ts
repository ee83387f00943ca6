import { z } from 'zod';

/** A JSON body that a route takes. */
export interface OperationBody {
  description: string;
  /** Schema by media type; checked for `application/json` only. */
  content: Record<string, z.ZodType>;
}

/**
 * One route: what it is called, what it takes, what it answers.
 *
 * @remarks
 * The router parses requests with it and the OpenAPI document is generated from
 * it, so that neither can say something else than the other.
 *
 * @internal
 */
export interface Operation<
  TQuery extends z.ZodType = z.ZodType,
  TAnswer extends z.ZodType = z.ZodType,
> {
  /** Unique, camelCase: the `operationId`. */
  id: string;
  method: 'get' | 'post';
  /** Express path, e.g. `/gates/:id`. */
  path: string;
  summary: string;
  description?: string;
  /** Who may call it, in a sentence. */
  access: string;
  query?: TQuery;
  body?: OperationBody;
  answer: TAnswer;
  /** Status of the answer; default 200. */
  status?: number;
  /** Further statuses that it answers by itself. */
  otherStatuses?: Record<number, string>;
}

/** Keeps the schemas' types. @internal */
export function operation<TQuery extends z.ZodType, TAnswer extends z.ZodType>(
  definition: Operation<TQuery, TAnswer>,
): Operation<TQuery, TAnswer> {
  return definition;
}
