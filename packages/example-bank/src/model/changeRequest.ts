import { Component } from '../organisation/types';
import { Ticket } from './ticket';

/** States of a change request, as ServiceNow stores them. */
export const changeStates = {
  new: '-5',
  authorize: '-3',
  scheduled: '-2',
  implement: '-1',
  closed: '3',
} as const;

/** One of {@link changeStates}. */
export type ChangeState = keyof typeof changeStates;

/** An answer of the board's group: what its approval is from then on. */
export interface BoardAnswer {
  at: number;
  state: 'requested' | 'approved' | 'rejected';
  by: string;
  comment?: string;
}

/** A change request as the bank's service desk remembers it; epoch milliseconds. */
export interface ChangeRequest {
  /** Set when the history is numbered. */
  number?: string;
  component: Component;
  /** What it is raised for: its correlation id. */
  ticket: Ticket;
  summary: string;
  raised: number;
  by: string;
  moves: Array<{ at: number; to: ChangeState; by: string }>;
  answers: BoardAnswer[];
  /** When its plan was corrected. */
  corrections: Array<{ at: number; by: string }>;
}
