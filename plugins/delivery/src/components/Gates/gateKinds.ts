import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import { KindSeconds, NO_SECONDS } from '../../kinds';

/** Decided time at a gate, by kind. */
export function gateKinds(gate: GateInsight): KindSeconds {
  return {
    ...NO_SECONDS,
    queue: gate.queue.sum,
    processing: gate.processing.sum,
    return: gate.return.sum,
  };
}
