import {
  LinkShare,
  Linking,
} from '@delivery-stack/backstage-plugin-delivery-common';

/** Says what share of what came in lately belongs to journeys. */
export interface LinkingService {
  share(): Promise<Linking>;
}

/** Between which instants something was heard of, epoch milliseconds. */
export interface LinkWindow {
  since: number;
  until: number;
}

/** Why something could not be linked. */
export type LinkReason = LinkShare['reasons'][number];
