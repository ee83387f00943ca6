import { Component } from '../organisation/types';
import { Ticket } from './ticket';

export interface Commit {
  sha: string;
  at: number;
  by: string;
  message: string;
}

export interface Review {
  at: number;
  by: string;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED';
  body: string;
}

/** A pull request as the bank remembers it; instants in epoch milliseconds. */
export interface Change {
  component: Component;
  /** Set when the history is numbered. */
  number?: number;
  ticket?: Ticket;
  /** Without the ticket's key. */
  subject: string;
  author: string;
  bot?: boolean;
  scaffolded?: boolean;
  opened: number;
  /** Until when it was a draft. */
  draftUntil?: number;
  /** When a draft was never finished. */
  stillDraft?: boolean;
  commits: Commit[];
  reviews: Review[];
  merged?: number;
  mergeSha?: string;
  /** Closed without a merge. */
  abandoned?: number;
}
