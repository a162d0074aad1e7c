import { tryOut } from '../../db/try-out.ts';
import { isId } from '../../domain/id.ts';
import type { TicketView } from '../../tickets/present-ticket.ts';
import { readTicket } from '../../tickets/ticket-store.ts';
import { applyInTransaction, audienceOf } from '../apply-event.ts';
import { differences, type Difference } from './compare-tickets.ts';
import { isSameMedicine } from './merge-tickets.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { TicketTrial, TicketWorkResult } from '../work/ticket-work.ts';

/** What a merge would do, or why it is not allowed. Nothing has been changed. */
export type MergePreview = {
  allowed: boolean;
  /** As the event itself would be answered. */
  refusal: Exclude<TicketWorkResult, { kind: 'applied' | 'not_found' | 'forbidden' | 'stale' }> | null;
  /** What a person should look at before: codes. */
  warnings: string[];
  ticket: Side;
  into: Side;
};

type Side = { id: string; reference: string; version: number; changes: Difference[] };

/**
 * Merges two tickets in a transaction that is given up, and tells what would be different: the very same code decides,
 * so that the preview cannot promise anything else. Null when there is no such ticket to see.
 */
export async function previewMerge(
  deps: PipelineDeps,
  { ticketId, into, actor }: Pick<TicketTrial, 'ticketId' | 'actor'> & { into: string },
): Promise<MergePreview | null> {
  if (!isId(ticketId) || !isId(into)) return null;
  const audience = audienceOf(actor);
  const work: TicketTrial = { ticketId, version: null, body: { type: 'merge', into }, actor };
  return tryOut(deps.db, async (tx) => {
    const before = await readBoth(
      () => readTicket(tx, ticketId, audience),
      () => readTicket(tx, into, audience),
    );
    if (!before) return null;
    const result = await applyInTransaction(tx, deps, work);
    const after = await readBoth(
      () => readTicket(tx, ticketId, audience),
      () => readTicket(tx, into, audience),
    );
    return after && previewOf(result, before, after);
  });
}

type Both = { ticket: TicketView; into: TicketView };

async function readBoth(
  readFirst: () => Promise<TicketView | null>,
  readSecond: () => Promise<TicketView | null>,
): Promise<Both | null> {
  const [ticket, into] = [await readFirst(), await readSecond()];
  return ticket && into ? { ticket, into } : null;
}

function previewOf(result: TicketWorkResult, before: Both, after: Both): MergePreview {
  const refused = result.kind === 'refused' || result.kind === 'invalid';
  return {
    allowed: result.kind === 'applied',
    refusal: refused ? result : null,
    warnings: warningsOf(before),
    ticket: side(before.ticket, after.ticket),
    into: side(before.into, after.into),
  };
}

function side(before: TicketView, after: TicketView): Side {
  const { id, reference, version } = before;
  return { id, reference, version, changes: differences(before, after) };
}

function warningsOf({ ticket, into }: Both): string[] {
  const same = isSameMedicine(medicineOf(ticket), medicineOf(into));
  const worked = ['pharmacy_processing', 'shipped'].includes(ticket.stage);
  return [...(same ? [] : ['different_medicine']), ...(worked ? ['pharmacy_is_working_on_it'] : [])];
}

function medicineOf({ medication }: TicketView) {
  const { text, name, strength, prescriptionId, rxNumber } = medication;
  return { medicationText: text, medicationName: name, strength, prescriptionId, rxNumber };
}
