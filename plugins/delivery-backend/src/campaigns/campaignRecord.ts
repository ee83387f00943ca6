import {
  CampaignForecastView,
  CampaignRecord,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { campaignForecast } from '@delivery-stack/flow';
import { dayOf, endOfDay, isoDay } from '../projection/days';
import { StoredCampaign } from './CampaignStore';
import { askedOf, StandingCounts } from './standingItems';
import { StandingDay } from './StandingStore';

/**
 * How far a campaign was day by day, and when it is done if it goes on so.
 *
 * @param now - How far it is at `asOf`, over the whole scope.
 */
export function campaignRecord(
  campaign: StoredCampaign,
  days: readonly StandingDay[],
  { now, asOf }: { now: StandingCounts; asOf: number },
): CampaignRecord {
  const asked = askedOf(campaign);
  return {
    days: days.map(({ day, met, unmet, exempt, unknown, total, ...rest }) => ({
      day: isoDay(day),
      met,
      unmet,
      exempt,
      unknown,
      total,
      comparable: rest.asked === asked,
    })),
    ...(campaign.endedAt === undefined && {
      forecast: forecastOf(
        campaign,
        days.filter(each => each.asked === asked),
        { now, asOf },
      ),
    }),
  };
}

/** What is unknown is not met: no figure is no good figure. */
function forecastOf(
  { targetDay }: StoredCampaign,
  days: readonly StandingDay[],
  { now, asOf }: { now: StandingCounts; asOf: number },
): CampaignForecastView {
  // A day on which nothing was asked of anything has no share.
  const asking = days.filter(({ exempt, total }) => total > exempt);
  const { at, ...forecast } = campaignForecast(
    { met: now.met, open: now.unmet + now.unknown },
    asking.map(({ countedAt, met, exempt, total }) => ({
      at: countedAt,
      value: met / (total - exempt),
    })),
    // Its last instant: a campaign is missed only after its target.
    { target: endOfDay(targetDay) - 1, asOf },
  );
  // One share a day: those that it is concluded from are the latest n.
  const totals = asking.slice(-forecast.n).map(({ total }) => total);
  const [least, most] = [Math.min(...totals), Math.max(...totals)];
  return {
    ...forecast,
    ...(at !== undefined && { at: isoDay(dayOf(at)) }),
    ...(least < most && { totals: { least, most } }),
  };
}
