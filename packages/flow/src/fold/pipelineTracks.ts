import { AnyFact } from '../events/fact';
import { ApprovalTrack, approvalTrack } from './approvalTrack';
import { RunTrack, runTrack, RunTrackOptions } from './runTrack';
import { TimerTrack, timerTrack } from './timerTrack';

/** Runs, with what held them. */
export interface PipelineTracks {
  timers: TimerTrack;
  approvals: ApprovalTrack;
  runs: RunTrack;
}

/**
 * Reads runs together with the approvals and timers that held them: neither
 * can be told without the others.
 *
 * @param facts - deduplicated and in order of time
 */
export function pipelineTracks(
  facts: readonly AnyFact[],
  options: Omit<RunTrackOptions, 'waits'>,
): PipelineTracks {
  const timers = timerTrack(facts, options.rules);
  const approvals = approvalTrack(facts, timers.waits, options.rules);
  const waits = [...approvals.waits, ...timers.waits];
  return { timers, approvals, runs: runTrack(facts, { ...options, waits }) };
}
