import { Component } from '../organisation/types';

/** Types of tickets that the bank's Jira knows. */
export type TicketType =
  | 'Initiative'
  | 'Feature'
  | 'Epic'
  | 'Story'
  | 'Task'
  | 'Security Review'
  | 'Incident';

/** How much harm a mistake could do. */
export type Risk = 'Low' | 'Medium' | 'High';

/** A status left for another one. */
export interface Move {
  at: number;
  to: string;
  by: string;
}

/** An edit of a ticket's text. */
export interface Edit {
  at: number;
  by: string;
  field: string;
}

/** A remark on a ticket. */
export interface Remark {
  at: number;
  by: string;
  text: string;
}

/** A ticket as the bank remembers it; instants in epoch milliseconds. */
export interface Ticket {
  /** Set when the history is numbered, unless the story fixes it. */
  key?: string;
  project: string;
  type: TicketType;
  summary: string;
  component?: Component;
  risk?: Risk;
  priority: 'High' | 'Medium' | 'Low';
  parent?: Ticket;
  links: Array<{ outward: string; inward: string; to: Ticket }>;
  labels: string[];
  created: number;
  reporter: string;
  /** Status at birth. */
  status: string;
  moves: Move[];
  edits: Edit[];
  remarks: Remark[];
}
