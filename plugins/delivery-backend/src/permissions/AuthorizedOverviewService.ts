import {
  FrameRequest,
  InsightOptions,
  OverviewService,
} from '../insight/services';
import { ScopeAccess } from './ScopeAccess';
import { withholdOverview } from './withhold';

/** Shows an overview to whoever may see the scope. @internal */
export class AuthorizedOverviewService implements OverviewService {
  readonly #inner: OverviewService;
  readonly #access: ScopeAccess;

  constructor(inner: OverviewService, access: ScopeAccess) {
    this.#inner = inner;
    this.#access = access;
  }

  async getOverview(request: FrameRequest, options: InsightOptions) {
    const { withheld, naming } = await this.#access.admit(
      request.scope,
      options,
    );
    const overview = await this.#inner.getOverview(
      { ...request, ...naming },
      options,
    );
    return withheld ? withholdOverview(overview) : overview;
  }

  async getScorecard(
    request: Omit<FrameRequest, 'scope'> & { entityRef: string },
    options: InsightOptions,
  ) {
    const { withheld, naming } = await this.#access.admit(
      request.entityRef,
      options,
    );
    const card = await this.#inner.getScorecard(
      { ...request, ...naming },
      options,
    );
    return withheld ? withholdOverview(card) : card;
  }
}
