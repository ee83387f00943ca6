import { DataQuality } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  DataQualityService,
  FrameRequest,
  InsightOptions,
} from '../insight/services';
import { ScopeAccess } from './ScopeAccess';
import { withheldFrame } from './withhold';

/** Shows data quality to whoever may see the scope. @internal */
export class AuthorizedDataQualityService implements DataQualityService {
  readonly #inner: DataQualityService;
  readonly #access: ScopeAccess;

  constructor(inner: DataQualityService, access: ScopeAccess) {
    this.#inner = inner;
    this.#access = access;
  }

  async getDataQuality(
    request: FrameRequest,
    options: InsightOptions,
  ): Promise<DataQuality> {
    const { withheld, naming } = await this.#access.admit(
      request.scope,
      options,
    );
    const quality = await this.#inner.getDataQuality(
      { ...request, ...naming },
      options,
    );
    return withheld
      ? { frame: withheldFrame(quality.frame), sources: [], anomalies: [] }
      : quality;
  }
}
