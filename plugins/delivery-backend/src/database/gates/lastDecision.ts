/**
 * SQL of the ledger's unit, the initiative: a round `t` counts if it is the
 * last that was decided at its gate for its journey.
 */
export const isLastDecision = `not exists (select 1 from round later
  where later.journey_id = t.journey_id
    and later.gate = t.gate and later.decided_ms > t.decided_ms)`;

/** SQL that counts the journeys of rounds `t` of which their gate caught something. */
export const caughtJourneys = `count(distinct case when exists (
  select 1 from round c where c.journey_id = t.journey_id
    and c.gate = t.gate and c.caught) then t.journey_id end)`;
