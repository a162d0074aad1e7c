import { isId } from '../../domain/id.ts';
import { readTicketEvent } from '../../tickets/ticket-events.ts';
import { ticketsFor } from '../../tickets/ticket-store.ts';
import { lockTicket } from '../../tickets/ticket-work-store.ts';
import { audienceOf } from '../apply-event.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { planStaffReply, type PlannedStaffReply } from './plan-staff-reply.ts';
import type { TicketTrial, TicketWorkResult } from '../work/ticket-work.ts';

/** The text as it would be sent now. */
export type StaffReplyPreview = {
  template: string;
  language: string;
  channel: string;
  to: string;
  messageId: string;
  text: string;
  segments: number;
  /** How much the recipient may be told. */
  disclosure: string;
  /** Of the ticket; what `If-Match` of the event wants. */
  version: number;
};

/** What a `reply` with these fields would send, or how it would be refused. Nothing is written. */
export async function previewStaffReply(
  deps: PipelineDeps,
  { ticketId, body, actor }: Omit<TicketTrial, 'version'>,
): Promise<
  | { kind: 'planned'; preview: StaffReplyPreview }
  | Extract<TicketWorkResult, { kind: 'not_found' | 'refused' | 'invalid' }>
> {
  if (!isId(ticketId) || actor.facilityId !== null) return { kind: 'not_found' };
  const read = readTicketEvent(body);
  if (read.kind === 'invalid') return read;
  const { event } = read;
  if (event.type !== 'reply')
    return { kind: 'invalid', errors: [{ path: 'type', message: 'must be reply' }] };
  return deps.db.$transaction(async (tx) => {
    const where = { AND: [{ id: ticketId }, ticketsFor(audienceOf(actor))] };
    const seen = await tx.ticket.findFirst({ where, select: { id: true } });
    const ticket = seen && (await lockTicket(tx, seen.id));
    if (!ticket) return { kind: 'not_found' as const };
    if (ticket.stage === 'merged') return { kind: 'refused' as const, allowedFrom: ['any stage but merged'] };
    const planned = await planStaffReply(tx, deps, { ticket, event, now: deps.clock.now() });
    return planned.kind === 'planned'
      ? { kind: planned.kind, preview: previewOf(planned, ticket.version) }
      : planned;
  });
}

function previewOf(
  { reply, message }: Extract<PlannedStaffReply, { kind: 'planned' }>,
  version: number,
): StaffReplyPreview {
  const { template, language, text, segments, disclosure } = reply.draft;
  const { channel, to } = reply;
  return {
    ...{ template, language, channel, to, messageId: message.id },
    ...{ text, segments, disclosure, version },
  };
}
