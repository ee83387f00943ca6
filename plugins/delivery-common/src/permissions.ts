import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Allows figures about the whole organisation, and about any system, domain or
 * group, without reading that entity in the catalog.
 *
 * @remarks
 * Figures about one entity need no permission of their own: whoever may read
 * the entity in the catalog may read them.
 *
 * @public
 */
export const deliveryOrganisationReadPermission = createPermission({
  name: 'delivery.organisation.read',
  attributes: { action: 'read' },
});

/** Allows events, and evidence of environments, to be sent. @public */
export const deliveryEventIngestPermission = createPermission({
  name: 'delivery.event.create',
  attributes: { action: 'create' },
});

/** Allows events that could not be stored to be read. @public */
export const deliveryDeadLetterReadPermission = createPermission({
  name: 'delivery.deadletter.read',
  attributes: { action: 'read' },
});

/**
 * Allows every journey's figures to be computed again, and a source to be run.
 *
 * @public
 */
export const deliveryAdministerPermission = createPermission({
  name: 'delivery.administer',
  attributes: { action: 'update' },
});

/** Allows what the sources of events do, and lack, to be read. @public */
export const deliverySourceReadPermission = createPermission({
  name: 'delivery.source.read',
  attributes: { action: 'read' },
});

/** Allows functions to be asked to sign a pattern off. @public */
export const deliveryPatternAskPermission = createPermission({
  name: 'delivery.pattern.ask',
  attributes: { action: 'create' },
});

/**
 * Allows decisions on patterns, and on values outside their envelope, for the
 * functions to whose group one belongs.
 *
 * @public
 */
export const deliveryPatternSignPermission = createPermission({
  name: 'delivery.pattern.sign',
  attributes: { action: 'update' },
});

/**
 * Allows figures of an outcome to be entered by hand, for outcomes that one
 * owns.
 *
 * @public
 */
export const deliveryOutcomeCheckInPermission = createPermission({
  name: 'delivery.outcome.checkin',
  attributes: { action: 'create' },
});

/** Allows campaigns to be set up, changed and ended. @public */
export const deliveryCampaignManagePermission = createPermission({
  name: 'delivery.campaign.manage',
  attributes: { action: 'update' },
});

/**
 * Allows exemptions from campaigns to be granted, for outcomes that one does
 * not own, and to be withdrawn.
 *
 * @public
 */
export const deliveryExemptionApprovePermission = createPermission({
  name: 'delivery.exemption.approve',
  attributes: { action: 'update' },
});

/** Every permission of the delivery plugin. @public */
export const deliveryPermissions = [
  deliveryOrganisationReadPermission,
  deliveryEventIngestPermission,
  deliveryDeadLetterReadPermission,
  deliveryAdministerPermission,
  deliverySourceReadPermission,
  deliveryPatternAskPermission,
  deliveryPatternSignPermission,
  deliveryOutcomeCheckInPermission,
  deliveryCampaignManagePermission,
  deliveryExemptionApprovePermission,
];
