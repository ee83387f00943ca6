import { z } from 'zod';

/** A sentence for people; long text belongs into documentation. */
export const sentenceSchema = z.string().min(1).max(2_000);

/** Name of a pattern, a policy or an environment: as Kubernetes names things. */
export const nameSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,62}$/,
    'is no name; write up to 63 lower-case letters, digits and dashes, a letter first',
  );

/** An accountable function, such as `security`. @public */
export const functionSchema = nameSchema
  .refine(
    name => name !== 'unowned',
    'nobody can sign for unowned; name the function that does',
  )
  .describe(
    'Accountable function: pod, platform, infrastructure, security, compliance, architecture, data, operations, business, or one of your own',
  );

/** Name of a form parameter; those of the prototype would be read off every object. */
export const parameterSchema = z
  .string()
  .regex(
    /^(?!__proto__$|constructor$|prototype$)[A-Za-z_][A-Za-z0-9_-]{0,99}$/,
    'is no name of a parameter; write up to 100 letters, digits, _ and -, a letter first',
  );
