import type { TicketForSystems } from '../effect-target.ts';

/** A ticket as it stands in the helpdesk. */
export type HelpdeskTicket = {
  id: string;
  /** Our reference, where it is one of ours (`RG-…`, and `RG-…/intake` for the pharmacy intake's); null for others. */
  ours: string | null;
  status: number;
  priority: number;
  groupId: number | null;
  /** The stage that we have told it; null where it has no field for it. */
  stage: string | null;
  /** Resolved, closed, deleted or spam: nobody works on it. */
  ended: boolean;
  createdAt: Date;
  changedAt: Date;
  /** Subject and description, without markup. */
  text: string;
};

/** `stage`: null where the account has no field for it. */
export type HelpdeskStand = { status: number; priority: number; stage: string | null };

export type HelpdeskTrouble = { kind: 'trouble'; code: string };

/** The helpdesk, as it is read. */
export interface Helpdesk {
  /** `unreadable`: it is there, and not as its interface describes. */
  read(
    id: string,
  ): Promise<
    { kind: 'found'; ticket: HelpdeskTicket } | { kind: 'gone' } | { kind: 'unreadable' } | HelpdeskTrouble
  >;
  /** Pages of tickets that have changed since then, those that changed first at first; `odd`: ids of what cannot be read. */
  changedSince(
    since: Date,
  ): AsyncGenerator<{ kind: 'page'; tickets: HelpdeskTicket[]; odd: string[] } | HelpdeskTrouble>;
  /** Of which of our effects, by their ids, no note of a ticket tells. */
  missingNotes(id: string, effectIds: readonly string[]): Promise<string[] | HelpdeskTrouble>;
  /** How a ticket of ours is to stand there. */
  expected(ticket: TicketForSystems): Promise<HelpdeskStand | HelpdeskTrouble>;
}
