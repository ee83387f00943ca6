import { CustomErrorBase } from '@backstage/errors';

/**
 * An objective says something that is not evaluated, or contradicts itself.
 *
 * @remarks
 * Becomes the `problem` of that objective alone; it names the field and the cure.
 *
 * @internal
 */
export class ObjectiveProblem extends CustomErrorBase {
  name = 'ObjectiveProblem' as const;
}
