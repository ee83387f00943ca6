import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  JourneyDetail,
  journeyQuerySchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { JourneyInsightService } from '../insight/services';
import { ActionOptions, READS } from './DeliveryActions';
import { frameOf } from './frame';

/** A journey can have thousands of spans; more than this explains nothing. */
const MOST_SPANS = 200;

/** Adds `explain-journey`. */
export function createExplainJourneyAction({
  actionsRegistry,
  journeys,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'explain-journey',
    title: 'Explain a journey',
    description:
      'Tells one journey from need to deployed: what happened when, who held it and for how long. The seconds by function add up to the elapsed time exactly; unowned (a step that nobody is accountable for) and unaccounted (nothing was recorded) are findings. Titles are texts of other systems.',
    attributes: READS,
    examples: [{ title: 'By a part of its key', input: { search: 'PAY-12' } }],
    schema: {
      input: z =>
        z.object({
          journey: z
            .string()
            .min(1)
            .max(200)
            .optional()
            .describe('Id of the journey, often the key of its ticket'),
          search: z
            .string()
            .min(1)
            .max(200)
            .optional()
            .describe(
              'Part of its key or title, where the id is not known; one journey has to match',
            ),
        }),
      output: z =>
        z.object({
          id: z.string().describe('Id of the journey'),
          title: z.string().describe('Title, as its source has it'),
          status: z.enum(['open', 'closed']).describe('Whether it goes on'),
          measured: z
            .string()
            .describe('What elapsed runs between, like need → deployed'),
          elapsed: z.number().describe('Seconds; up to now while open'),
          flowEfficiency: z
            .number()
            .nullable()
            .describe(
              'Share of the time in which somebody worked on it, 0 to 1',
            ),
          governanceLatency: z
            .number()
            .describe('Seconds at gates of governance'),
          milestones: z.array(
            z.object({
              name: z.string().describe('need, first commit, deployed, …'),
              at: z.string().describe('ISO 8601'),
              after: z.number().describe('Seconds since the need'),
              provenance: z.string().describe('observed or inferred'),
            }),
          ),
          byFunction: z.array(
            z.object({
              function: z.string().describe('Accountable function'),
              seconds: z.number().describe('Seconds'),
            }),
          ),
          spans: z.array(
            z.object({
              kind: z
                .string()
                .describe(
                  'work, processing, return, queue, timer or unaccounted',
                ),
              function: z.string().describe('Accountable function'),
              what: z
                .string()
                .optional()
                .describe('Gate or step, where there is one'),
              start: z.string().describe('ISO 8601'),
              end: z
                .string()
                .optional()
                .describe('ISO 8601; absent while open'),
            }),
          ),
          totalSpans: z
            .number()
            .describe(`Spans in all; the first ${MOST_SPANS} are told`),
          anomalies: z
            .array(z.string())
            .describe('What contradicts itself in the record'),
        }),
    },
    action: async ({ input, credentials }) => {
      const id =
        input.journey ?? (await idOf(input.search, journeys, credentials));
      const request = { ...frameOf({}), id };
      return {
        output: told(await journeys.getJourney(request, { credentials })),
      };
    },
  });
}

/** @throws InputError where several match, with the ids to choose from. */
async function idOf(
  search: string | undefined,
  journeys: JourneyInsightService,
  credentials: BackstageCredentials,
): Promise<string> {
  if (search === undefined) {
    throw new InputError('journey: is missing; give an id, or search for one');
  }
  const request = journeyQuerySchema.parse({ search, limit: 6 });
  const { items } = await journeys.listJourneys(request, { credentials });
  const [found] = items;
  if (!found) {
    throw new NotFoundError(
      `search: no journey that you may see in the last 90 days has '${search}' in key or title; give its id`,
    );
  }
  const exact = items.find(({ id }) => id === search);
  if (items.length > 1 && !exact) {
    throw new InputError(
      `search: '${search}' is in several journeys; give one id as journey: ${items
        .slice(0, 5)
        .map(({ id }) => id)
        .join(', ')}`,
    );
  }
  return (exact ?? found).id;
}

function told({ journey, spans, byFunction, anomalies }: JourneyDetail) {
  const { id, title, status, measured, elapsed } = journey;
  const { flowEfficiency, governanceLatency, milestones } = journey;
  return {
    ...{ id, title, status, measured, elapsed },
    ...{ flowEfficiency, governanceLatency },
    milestones: milestones.map(({ name, at, after, provenance }) => ({
      ...{ name, at, after, provenance },
    })),
    byFunction: byFunction.map(({ title: name, seconds }) => ({
      function: name,
      seconds,
    })),
    spans: spans.slice(0, MOST_SPANS).map(span => ({
      kind: span.spanKind,
      function: span.functionTitle,
      ...(span.gateTitle ?? span.step
        ? { what: span.gateTitle ?? span.step }
        : {}),
      start: span.start,
      ...(span.end !== undefined && { end: span.end }),
    })),
    totalSpans: spans.length,
    anomalies: anomalies.map(({ message }) => message),
  };
}
