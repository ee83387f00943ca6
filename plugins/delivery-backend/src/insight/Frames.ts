import { InputError } from '@backstage/errors';
import { GateList } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityStore } from '../database/EntityStore';
import { EventStore } from '../database/EventStore';
import {
  FigureFrame,
  FigureScope,
  organisation,
} from '../database/FigureScope';
import { JourneyFigureStore } from '../database/JourneyFigureStore';
import { ProjectionStore } from '../database/ProjectionStore';
import { ORGANISATION_SCOPE } from '../database/SketchStore';
import { Clock } from './Clock';
import { elapsedRuler, Ruler } from './Ruler';
import { Scope, scopeOf } from './scope';
import { iso, windowOf } from './window';

/** Stands for an entity that no event has led to yet: its figures are empty. */
const NO_ENTITY = -1;

/** Share of journeys that may wait for their projection without a word. */
const QUIET_SHARE = 0.01;

interface FrameQuery {
  scope?: string;
  since?: string;
  until?: string;
  calendar: 'elapsed' | 'working';
}

/** A request's scope and window, looked up. */
export interface Frame extends FigureFrame {
  asOf: number;
  ruler: Ruler;
  /** What the request named. */
  about: Scope;
  /** Scope id of the sketches that hold the same, where there are any. */
  sketchScope?: number;
}

/** Looks up what a request is about, and says so in the answer. */
export class Frames {
  readonly #stores: FrameStores;
  readonly #clock: Clock;
  readonly #workingRuler: Ruler | undefined;

  static create(options: FramesOptions): Frames {
    return new Frames(options);
  }

  private constructor(options: FramesOptions) {
    this.#stores = options.stores;
    this.#clock = options.clock;
    this.#workingRuler = options.workingRuler;
  }

  /**
   * Looks up scope, window and calendar.
   *
   * @param options - `asOf`: the instant that an earlier page was computed for.
   * @throws InputError that names the field that cannot be understood.
   */
  async resolve(
    request: FrameQuery,
    options: { asOf?: number } = {},
  ): Promise<Frame> {
    const now = this.#clock();
    const asOf = Math.min(options.asOf ?? now, now);
    const window = windowOf(request, asOf);
    const ruler = this.#rulerOf(request.calendar);
    const scope = scopeOf(request.scope);
    const found = await this.#find(scope);
    return {
      ...found,
      window,
      asOf,
      ruler,
      about: scope,
    };
  }

  /** The frame as an answer shows it. */
  async describe(frame: Frame): Promise<GateList['frame']> {
    const [bare, timestamps] = await Promise.all([
      this.describeBare(frame),
      this.#stores.journeyFigures.timestamps(frame),
    ]);
    return { ...bare, timestamps };
  }

  /** The frame without what it says about the scope's timestamps. */
  async describeBare(
    frame: Frame,
  ): Promise<Omit<GateList['frame'], 'timestamps'>> {
    const { events, projection } = this.#stores;
    const [dataThrough, progress] = await Promise.all([
      events.dataThrough(),
      projection.progress(),
    ]);
    const { pending, total } = progress;
    return {
      ...('entityRef' in frame.about && { scope: frame.about.entityRef }),
      since: iso(frame.window.since),
      until: iso(frame.window.until),
      asOf: iso(frame.asOf),
      calendar: frame.ruler.calendar,
      ...(dataThrough !== undefined && { dataThrough: iso(dataThrough) }),
      ...(pending > total * QUIET_SHARE && {
        refolding: { done: Math.max(0, total - pending), total },
      }),
    };
  }

  #rulerOf(calendar: FrameQuery['calendar']): Ruler {
    if (calendar === 'elapsed') {
      return elapsedRuler;
    }
    if (!this.#workingRuler) {
      throw new InputError(
        'calendar: working time needs delivery.calendars.default in the configuration',
      );
    }
    return this.#workingRuler;
  }

  async #find(
    scope: Scope,
  ): Promise<{ scope: FigureScope; sketchScope?: number }> {
    if (scope.kind === 'organisation') {
      return { scope: organisation, sketchScope: ORGANISATION_SCOPE };
    }
    const entity = await this.#stores.entities.byRef(scope.entityRef);
    const entityId = entity?.id ?? NO_ENTITY;
    return {
      scope: {
        type: scope.kind === 'entity' ? 'entity' : 'aggregate',
        entityId,
      },
      ...(scope.kind === 'domain' && entity && { sketchScope: entityId }),
    };
  }
}

/** What frames are looked up in. */
export interface FrameStores {
  entities: EntityStore;
  events: EventStore;
  journeyFigures: JourneyFigureStore;
  projection: ProjectionStore;
}

/** See {@link Frames.create}. */
export interface FramesOptions {
  stores: FrameStores;
  clock: Clock;
  /** Absent where no default calendar is configured. */
  workingRuler?: Ruler;
}
