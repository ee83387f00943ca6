import { Values } from './reading';

/** An object that is known by its fields and not used, and why. */
export interface UnusedShape {
  fields: readonly string[];
  why: string;
}

/** Why an object is not used; undefined where it is of none of the shapes. */
export const reasonAmong = (
  shapes: readonly UnusedShape[],
  payload: Values,
): string | undefined =>
  shapes.find(({ fields }) => fields.every(field => field in payload))?.why;
