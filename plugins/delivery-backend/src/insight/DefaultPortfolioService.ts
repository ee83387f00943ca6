import { Portfolio } from '@delivery-stack/backstage-plugin-delivery-common';
import { finishSpells } from '@delivery-stack/flow';
import { EntityStore, ScopeMembers } from '../database/EntityStore';
import { GateStore } from '../database/GateStore';
import {
  JourneyFigureStore,
  MemberCellSum,
  MemberLength,
} from '../database/JourneyFigureStore';
import { Frame, Frames } from './Frames';
import { memberIds, Membership } from './Membership';
import { periodSpells } from './periodSpells';
import { InsightOptions, PortfolioRequest, PortfolioService } from './services';

/** See {@link DefaultPortfolioService.create}. */
export interface PortfolioOptions {
  frames: Frames;
  entities: EntityStore;
  gates: GateStore;
  journeyFigures: JourneyFigureStore;
  membership: Membership;
}

type Group = Portfolio['items'][number];

/** Puts groups beside each other, by name: nobody is ranked. @internal */
export class DefaultPortfolioService implements PortfolioService {
  readonly #options: PortfolioOptions;

  static create(options: PortfolioOptions): DefaultPortfolioService {
    return new DefaultPortfolioService(options);
  }

  private constructor(options: PortfolioOptions) {
    this.#options = options;
  }

  async getPortfolio(
    request: PortfolioRequest,
    _options: InsightOptions,
  ): Promise<Portfolio> {
    const { frames, entities, membership } = this.#options;
    const { by } = request;
    const frame = await frames.resolve(request);
    const snapshot = await membership.snapshot();
    const groups = await entities.scopes(by);
    const scope = new Set(memberIds(frame.about, snapshot));
    const isWithin = ({ entity }: ScopeMembers) =>
      request.scope === undefined ||
      [...(snapshot.groups[by].get(entity.ref) ?? [])].some(id =>
        scope.has(id),
      );
    const rows = await this.#rows(by, frame);
    return {
      frame: await frames.describe(frame),
      items: groups
        .filter(group => !group.entity.gone && isWithin(group))
        .map(({ entity }) => ({
          entityRef: entity.ref,
          title: entity.title,
          components: snapshot.groups[by].get(entity.ref)?.size ?? 0,
          ...figuresOf(entity.id, rows, frame),
          suppressed: false,
        }))
        .sort(byTitle),
    };
  }

  async #rows(by: PortfolioRequest['by'], frame: Frame): Promise<Rows> {
    const { gates, journeyFigures } = this.#options;
    const { window } = frame;
    const [cells, lengths, waiting] = await Promise.all([
      journeyFigures.memberCellSums({ by, window }),
      journeyFigures.memberLengths({ by, window }),
      gates.memberWaiting({ by }),
    ]);
    return {
      cells: grouped(cells),
      lengths: grouped(lengths),
      waiting: new Map(waiting.map(({ scopeId, n }) => [scopeId, n])),
    };
  }
}

interface Rows {
  cells: Map<ScopeMembers['entity']['id'], MemberCellSum[]>;
  lengths: Map<number, MemberLength[]>;
  waiting: Map<number, number>;
}

function figuresOf(id: number, rows: Rows, frame: Frame): Partial<Group> {
  const lengths = rows.lengths.get(id) ?? [];
  const cells = rows.cells.get(id) ?? [];
  const closed = lengths.filter(
    ({ to }) => to !== undefined && to < frame.window.until,
  );
  const elapsed = closed.reduce((sum, { from, to }) => sum + to! - from, 0);
  const governance = closed.reduce((sum, each) => sum + each.governance, 0);
  const active = cells
    .filter(({ spanKind }) =>
      ['work', 'processing', 'return'].includes(spanKind),
    )
    .reduce((sum, { ms }) => sum + ms, 0);
  const all = cells.reduce((sum, { ms }) => sum + ms, 0);
  return {
    closed: closed.length,
    // As the scope's own page has it, with what is still open.
    elapsed: finishSpells(
      periodSpells(
        lengths.map(({ from, to, working }) => ({
          opened: from,
          ended: to,
          working,
        })),
        frame,
      ),
    ),
    governanceLatencyShare: elapsed > 0 ? governance / elapsed : null,
    flowEfficiency: active > 0 ? active / all : null,
    waiting: rows.waiting.get(id) ?? 0,
  };
}

function byTitle(left: Group, right: Group): number {
  const order = left.title.localeCompare(right.title, 'en-US');
  return order || (left.entityRef < right.entityRef ? -1 : 1);
}

function grouped<T extends { scopeId: number }>(
  rows: readonly T[],
): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.scopeId) ?? [];
    group.push(row);
    groups.set(row.scopeId, group);
  }
  return groups;
}
