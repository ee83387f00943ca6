import { FlowConfig, flowConfigSchema } from '@delivery-stack/flow';

/** What of the delivery configuration the reading of payloads depends on. @public */
export type ReadingConfig = Pick<
  FlowConfig,
  'bots' | 'scaffolderAuthors' | 'inputs'
>;

/** Takes it from a `delivery:` section. @public */
export function readingConfigOf(section: unknown): ReadingConfig {
  const { bots, scaffolderAuthors, inputs } = flowConfigSchema.parse(
    section ?? {},
  );
  return { bots, scaffolderAuthors, inputs };
}
