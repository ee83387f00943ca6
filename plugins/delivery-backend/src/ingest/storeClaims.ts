import { AnyFact, CdEvent, pseudonymise } from '@delivery-stack/flow';
import canonicalize from 'canonicalize';
import { Knex } from 'knex';
import {
  eventKey,
  insertEvents,
  NewEvent,
} from '../database/events/insertEvents';
import { ensureNodes } from '../database/events/nodes';
import {
  contentOf,
  findEvents,
  KnownEvent,
  replaceEvent,
} from '../database/events/replaceEvent';
import { ensureSources } from '../database/events/sources';
import { Claim } from './claims';
import { withoutPersons } from './Pseudonymiser';

/** What became of a batch's claims. */
export interface Stored {
  /** In the order of the claims. */
  outcomes: Array<{
    claim: Claim;
    /** Hash of the body that was stored before; undefined: none was. */
    before?: string;
  }>;
  /** Facts that are new, or say something else now. */
  changed: AnyFact[];
  /** Nodes that lost a fact to another body. */
  abandonedNodes: number[];
}

/**
 * Stores the claims of a batch: new ones are inserted, greater bodies replace.
 *
 * @remarks Call it under `lockLinks`: what is decided on must not change.
 */
export async function storeClaims(
  knex: Knex,
  claims: readonly Claim[],
  options: { now: number },
): Promise<Stored> {
  const rows = await rowsOf(knex, claims, options.now);
  const inserted = await insertEvents(knex, rows);
  const present = rows.filter(row => !inserted.has(eventKey(row)));
  const known = await findEvents(knex, present);
  const stored: Stored = { outcomes: [], changed: [], abandonedNodes: [] };
  for (const [index, claim] of claims.entries()) {
    const row = rows[index];
    const before = known.get(eventKey(row));
    const { fact } = claim.candidate;
    stored.outcomes.push({ claim, before: before?.bodyHash });
    if (!before || (await replaceIfGreater(knex, claim, row, before))) {
      stored.changed.push(...(fact ? [fact] : []));
      if (before?.nodeId !== undefined) {
        stored.abandonedNodes.push(before.nodeId);
      }
    }
  }
  return stored;
}

async function rowsOf(
  knex: Knex,
  claims: readonly Claim[],
  now: number,
): Promise<NewEvent[]> {
  const candidates = claims.map(claim => claim.candidate);
  const sources = await ensureSources(
    knex,
    candidates.map(each => each.source),
  );
  const nodes = await ensureNodes(
    knex,
    candidates.flatMap(each => each.node ?? []),
  );
  return candidates.map(each => ({
    sourceId: sources.get(each.source)!,
    extId: each.extId,
    type: each.type,
    nodeId: each.node === undefined ? undefined : nodes.get(each.node)!.id,
    time: each.time,
    received: now,
    bodyHash: each.bodyHash,
    content: each.content,
  }));
}

/** Of two bodies for one id the greater one counts, whichever came first. */
async function replaceIfGreater(
  knex: Knex,
  claim: Claim,
  row: NewEvent,
  before: KnownEvent,
): Promise<boolean> {
  const { candidate } = claim;
  if (candidate.bodyHash === before.bodyHash) {
    return false;
  }
  const value: CdEvent = JSON.parse(await contentOf(knex, before.id));
  const stored = { source: candidate.source, value, replace: pseudonymise };
  if (candidate.body <= (canonicalize(withoutPersons(stored)) ?? '')) {
    return false;
  }
  await replaceEvent(knex, before.id, row);
  return true;
}
