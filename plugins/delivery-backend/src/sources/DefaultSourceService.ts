import { NotFoundError } from '@backstage/errors';
import {
  Linking as LinkingShare,
  RunSourceResult,
  SourceList,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { EventSource } from '@delivery-stack/backstage-plugin-delivery-node';
import { SourceRunStore } from '../database/SourceRunStore';
import { iso } from '../insight/window';
import { sourceItem } from './sourceItem';
import { SourceService } from './SourceService';

/** See {@link DefaultSourceService.create}. @internal */
export interface SourceServiceOptions {
  sources: readonly EventSource[];
  runs: Pick<SourceRunStore, 'list'>;
  linking: { share(): Promise<LinkingShare> };
  clock: () => number;
  /** False where the source is running already. */
  trigger: (sourceId: string) => Promise<boolean>;
}

/** Says how fetching goes. @internal */
export class DefaultSourceService implements SourceService {
  readonly #options: SourceServiceOptions;

  static create(options: SourceServiceOptions): DefaultSourceService {
    return new DefaultSourceService(options);
  }

  private constructor(options: SourceServiceOptions) {
    this.#options = options;
  }

  /** Sources that are registered now; one that was removed keeps its memory, unseen. */
  async listSources(): Promise<SourceList> {
    const { sources, runs, linking, clock } = this.#options;
    const now = clock();
    const known = new Map(
      (await runs.list()).map(run => [run.sourceId, run] as const),
    );
    return {
      asOf: iso(now),
      items: sources.map(source =>
        sourceItem(source, known.get(source.id), now),
      ),
      linking: await linking.share(),
    };
  }

  async runSource({ id }: { id: string }): Promise<RunSourceResult> {
    const { sources, trigger } = this.#options;
    if (!sources.some(source => source.id === id)) {
      throw new NotFoundError(`There is no source '${id}'`);
    }
    return { started: await trigger(id) };
  }
}
