import {
  CampaignRequest,
  CampaignRequirement,
  campaignRequestSchema,
  CampaignSummary,
  ExemptionRequest,
  exemptionRequestSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';

/** A campaign as it is typed. */
export interface CampaignFields {
  title: string;
  why: string;
  owner: string;
  requirement: CampaignRequirement;
  domain: string;
  scopeOwner: string;
  type: string;
  target: string;
}

/** An exemption as it is typed. */
export interface GrantFields {
  outcome: string;
  reason: string;
  expires: string;
}

/** What is wrong, by the field that it is wrong with. */
export type FieldErrors<T> = Partial<Record<keyof T, string>>;

/** A request, or what keeps it from being one. */
export type FieldReading<T, R> =
  | { ok: true; request: R }
  | { ok: false; errors: FieldErrors<T> };

const CAMPAIGN_CURES: Record<string, [keyof CampaignFields, string]> = {
  title: ['title', 'Name it, in 3 to 200 characters.'],
  why: ['why', 'Say what it is good for, in 10 to 2 000 characters.'],
  owner: ['owner', 'Write a group or user such as group:default/leaders.'],
  'scope.domain': ['domain', 'Choose a domain.'],
  'scope.owner': ['scopeOwner', 'Choose an owner.'],
  'scope.type': ['type', 'Choose a type.'],
  target: ['target', 'Choose a day from today on.'],
};

const GRANT_CURES: Record<string, [keyof GrantFields, string]> = {
  outcome: ['outcome', 'Choose an outcome.'],
  reason: ['reason', 'Say why, in 10 to 2 000 characters.'],
  expires: ['expires', 'Choose a day, at most 366 days ahead.'],
};

/** What a form begins with: an empty campaign, or one to change. */
export function campaignFields(campaign?: CampaignSummary): CampaignFields {
  return {
    title: campaign?.title ?? '',
    why: campaign?.why ?? '',
    owner: campaign?.owner ?? '',
    requirement: campaign?.requirement ?? 'measured',
    domain: campaign?.scope.domain ?? '',
    scopeOwner: campaign?.scope.owner ?? '',
    type: campaign?.scope.type ?? '',
    target: campaign?.target ?? '',
  };
}

/** Reads what was typed; the backend checks it again. */
export function readCampaign(
  fields: CampaignFields,
): FieldReading<CampaignFields, CampaignRequest> {
  const { title, why, owner, requirement, target } = fields;
  const { domain, scopeOwner, type } = fields;
  const read = campaignRequestSchema.safeParse({
    title,
    why,
    owner: owner.trim(),
    requirement,
    target,
    scope: {
      ...(domain && { domain }),
      ...(scopeOwner && { owner: scopeOwner }),
      ...(type && { type }),
    },
  });
  return read.success
    ? { ok: true, request: read.data }
    : { ok: false, errors: errorsOf(read.error.issues, CAMPAIGN_CURES) };
}

/** Reads what was typed; the backend checks it again. */
export function readGrant(
  fields: GrantFields,
): FieldReading<GrantFields, ExemptionRequest> {
  const read = exemptionRequestSchema.safeParse(fields);
  return read.success
    ? { ok: true, request: read.data }
    : { ok: false, errors: errorsOf(read.error.issues, GRANT_CURES) };
}

function errorsOf<T>(
  issues: ReadonlyArray<{ path: PropertyKey[] }>,
  cures: Record<string, [keyof T, string]>,
): FieldErrors<T> {
  const errors: FieldErrors<T> = {};
  for (const { path } of issues) {
    const found = cures[path.map(String).join('.')];
    if (found) {
      const [field, cure] = found;
      errors[field] ??= cure;
    }
  }
  return errors;
}
