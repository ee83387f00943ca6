import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  campaignRequestSchema,
  parseRefOfKind,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { z } from 'zod';
import { dayOf, isoDay } from '../projection/days';
import { CampaignContent } from './CampaignStore';

/** A campaign as somebody says it. */
export type CampaignInput = z.output<typeof campaignRequestSchema>;

/** Refs say kind and namespace, whatever was left out of them. */
export function contentOf(input: CampaignInput): CampaignContent {
  const { target, scope, owner, ...rest } = input;
  const whole = (text: string, kinds: [string, ...string[]]) => {
    const ref = parseRefOfKind(text, kinds);
    return ref ? stringifyEntityRef(ref) : text;
  };
  return {
    ...rest,
    owner: whole(owner, ['group', 'user']),
    scope: {
      ...scope,
      ...(scope.domain && { domain: whole(scope.domain, ['domain']) }),
      ...(scope.owner && { owner: whole(scope.owner, ['group', 'user']) }),
    },
    targetDay: dayOf(Date.parse(target)),
  };
}

/** @throws InputError for a target day that is over. */
export function requireToCome(day: number, now: number): void {
  if (day < dayOf(now)) {
    throw new InputError(
      `target: ${isoDay(day)} has passed; name a day from today on`,
    );
  }
}
