import {
  FrameRequest,
  GateInsightService,
  InsightOptions,
} from '../insight/services';
import { ScopeAccess } from './ScopeAccess';
import { withholdGate, withholdGates } from './withhold';

/** Shows gates to whoever may see the scope. @internal */
export class AuthorizedGateInsightService implements GateInsightService {
  readonly #inner: GateInsightService;
  readonly #access: ScopeAccess;

  constructor(inner: GateInsightService, access: ScopeAccess) {
    this.#inner = inner;
    this.#access = access;
  }

  async listGates(request: FrameRequest, options: InsightOptions) {
    const { withheld, naming } = await this.#access.admit(
      request.scope,
      options,
    );
    const list = await this.#inner.listGates(
      { ...request, ...naming },
      options,
    );
    return withheld ? withholdGates(list) : list;
  }

  async getGate(
    request: FrameRequest & { id: string },
    options: InsightOptions,
  ) {
    const { withheld, naming } = await this.#access.admit(
      request.scope,
      options,
    );
    const detail = await this.#inner.getGate(
      { ...request, ...naming },
      options,
    );
    return withheld ? withholdGate(detail) : detail;
  }
}
