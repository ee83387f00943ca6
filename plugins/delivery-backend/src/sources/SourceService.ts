import {
  RunSourceResult,
  SourceList,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { InsightOptions } from '../insight/services';

/** Answers how fetching goes, and has a source fetch now. @internal */
export interface SourceService {
  listSources(options: InsightOptions): Promise<SourceList>;
  /** @throws NotFoundError for a source that nobody registered. */
  runSource(
    request: { id: string },
    options: InsightOptions,
  ): Promise<RunSourceResult>;
}
