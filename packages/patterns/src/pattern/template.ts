import { z } from 'zod';
import { problemAndCure, Read } from '../complaint';
import { complaintsOf } from '../yaml/complaintsOf';
import { YamlPlaces } from '../yaml/places';
import { readYaml } from '../yaml/readYaml';

/** Longest `template.yaml`, in characters. */
const LONGEST = 1024 * 1024;

/** The step that makes the rest of a template wait for sign-offs. @public */
export const VERIFY_ACTION = 'delivery:pattern:verify';

/** Type of a template that is a pattern. @public */
export const PATTERN_TYPE = 'pod-environment';

const stepSchema = z.looseObject({ action: z.string().max(200) });

const templateSchema = z.looseObject({
  apiVersion: z.literal('scaffolder.backstage.io/v1beta3'),
  kind: z.literal('Template'),
  metadata: z.looseObject({ name: z.string().min(1).max(63) }),
  spec: z
    .looseObject({
      type: z.literal(PATTERN_TYPE),
      parameters: z
        .union([z.array(z.looseObject({})).max(50), z.looseObject({})])
        .optional(),
      steps: z.array(stepSchema).min(1).max(200),
    })
    .superRefine(({ steps }, context) => {
      const said = unverified(steps[0]);
      if (said) {
        context.addIssue({ code: 'custom', path: ['steps', 0], message: said });
      }
    }),
});

/** What of a scaffolder template concerns a pattern. @public */
export interface ReadTemplate {
  readonly name: string;
  /** The template's `spec` as it stands: this is digested. */
  readonly spec: Readonly<Record<string, unknown>>;
  readonly places: YamlPlaces;
}

/**
 * Reads `template.yaml` as far as a pattern needs it.
 *
 * @public
 */
export function readTemplate(text: string): Read<ReadTemplate> {
  const yaml = readYaml(text, LONGEST);
  if (!yaml.ok) {
    return yaml;
  }
  const { value, places } = yaml;
  const parsed = templateSchema.safeParse(value);
  if (!parsed.success) {
    return { ok: false, complaints: complaintsOf(parsed.error.issues, places) };
  }
  const { metadata } = parsed.data;
  const { spec } = value as { spec: Record<string, unknown> };
  return { ok: true, name: metadata.name, spec, places };
}

/**
 * Why a template, as a catalog has it, would not wait for its sign-offs.
 *
 * @remarks
 * The rule of {@link readTemplate} for what is not YAML any more. Undefined
 * for a template that verifies first, and for what is no pattern.
 *
 * @public
 */
export function unverifiedTemplate(entity: {
  readonly kind: string;
  readonly spec?: unknown;
}): { readonly problem: string; readonly cure: string } | undefined {
  const { type, steps } = (entity.spec ?? {}) as Record<string, unknown>;
  if (entity.kind.toLowerCase() !== 'template' || type !== PATTERN_TYPE) {
    return undefined;
  }
  const [first] = Array.isArray(steps) ? steps : [];
  const step = typeof first === 'object' && first !== null ? first : {};
  const said = unverified(step as Record<string, unknown>);
  return said === undefined ? undefined : problemAndCure(said);
}

function unverified(step: Record<string, unknown>): string | undefined {
  if (step.action !== VERIFY_ACTION) {
    return `the first step is not ${VERIFY_ACTION}; put it before all others`;
  }
  return 'if' in step || 'each' in step
    ? 'the step that verifies could be skipped; remove if and each from it'
    : undefined;
}
