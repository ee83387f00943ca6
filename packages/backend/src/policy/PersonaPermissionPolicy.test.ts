import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import { PersonaPermissionPolicy } from './PersonaPermissionPolicy';

const organisationRead = createPermission({
  name: 'delivery.organisation.read',
  attributes: { action: 'read' },
});

const scaffolderTaskCreate = createPermission({
  name: 'scaffolder.task.create',
  attributes: { action: 'create' },
});
const scaffolderManagement = createPermission({
  name: 'scaffolder.template.management',
  attributes: {},
});
const patternSign = createPermission({
  name: 'delivery.pattern.sign',
  attributes: { action: 'update' },
});
const patternAsk = createPermission({
  name: 'delivery.pattern.ask',
  attributes: { action: 'create' },
});
const campaignManage = createPermission({
  name: 'delivery.campaign.manage',
  attributes: { action: 'update' },
});
const exemptionApprove = createPermission({
  name: 'delivery.exemption.approve',
  attributes: { action: 'update' },
});

const groups = {
  leader: 'group:default/leaders',
  'security-lead': 'group:default/security',
  'pod-member': 'group:default/pod-payments',
  'compliance-lead': 'group:default/compliance',
  'pattern-author': 'group:default/pod-developer-platform',
};

type PersonaId = keyof typeof groups;

async function decide(permission: Permission, persona?: PersonaId) {
  const credentials = mockCredentials.user(`user:default/${persona}`);
  const info = {
    userEntityRef: `user:default/${persona}`,
    ownershipEntityRefs: persona ? [groups[persona]] : [],
  };
  const userInfo = mockServices.userInfo.mock({
    getUserInfo: async () => info,
  });
  const policy = PersonaPermissionPolicy.create({ userInfo });
  const { result } = await policy.handle(
    { permission },
    persona ? { credentials, info } : undefined,
  );
  return result;
}

describe('PersonaPermissionPolicy', () => {
  const { ALLOW, DENY } = AuthorizeResult;

  it.each<[Permission, PersonaId | undefined, AuthorizeResult]>([
    [catalogEntityReadPermission, 'leader', ALLOW],
    [catalogEntityReadPermission, 'security-lead', ALLOW],
    [catalogEntityReadPermission, 'pod-member', ALLOW],
    [catalogEntityReadPermission, undefined, DENY],
    [catalogEntityDeletePermission, 'leader', DENY],
    [catalogEntityDeletePermission, 'pod-member', DENY],
    [organisationRead, 'leader', ALLOW],
    [organisationRead, 'security-lead', ALLOW],
    [organisationRead, 'pod-member', DENY],
    [organisationRead, undefined, DENY],
    [scaffolderTaskCreate, 'pod-member', ALLOW],
    [scaffolderTaskCreate, undefined, DENY],
    [scaffolderManagement, 'leader', DENY],
    [patternAsk, 'pattern-author', ALLOW],
    [patternAsk, 'compliance-lead', DENY],
    [patternAsk, 'pod-member', DENY],
    [patternSign, 'compliance-lead', ALLOW],
    [patternSign, 'security-lead', ALLOW],
    [patternSign, 'pod-member', DENY],
    [organisationRead, 'compliance-lead', DENY],
    [campaignManage, 'leader', ALLOW],
    [campaignManage, 'pattern-author', ALLOW],
    [campaignManage, 'compliance-lead', DENY],
    [campaignManage, 'pod-member', DENY],
    [exemptionApprove, 'leader', ALLOW],
    [exemptionApprove, 'pattern-author', ALLOW],
    [exemptionApprove, 'pod-member', DENY],
  ])('should decide %p for %s: %s', async (permission, persona, expected) => {
    expect(await decide(permission, persona)).toBe(expected);
  });
});
