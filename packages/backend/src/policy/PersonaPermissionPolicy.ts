import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { everybodyMay, groupRules } from './personaRules';

/** Decides by the groups of whoever asks; what no rule allows is denied. */
export class PersonaPermissionPolicy implements PermissionPolicy {
  readonly #userInfo: UserInfoService;

  static create(options: { userInfo: UserInfoService }) {
    return new PersonaPermissionPolicy(options.userInfo);
  }

  private constructor(userInfo: UserInfoService) {
    this.#userInfo = userInfo;
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const allowed = user !== undefined && (await this.#may(request, user));
    return { result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
  }

  async #may(request: PolicyQuery, user: PolicyQueryUser): Promise<boolean> {
    const { permission } = request;
    if (everybodyMay(permission)) {
      return true;
    }
    const rules = groupRules.filter(({ allows }) => allows(permission));
    if (rules.length === 0) {
      return false;
    }
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      user.credentials,
    );
    return rules.some(({ group }) => ownershipEntityRefs.includes(group));
  }
}
