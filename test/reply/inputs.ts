import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { TicketStage } from '../../src/domain/ticket.ts';
import type { ReplyInput, ReplyTicket } from '../../src/reply/compose-replies.ts';

let count = 0;

export function ticket(changes: Partial<ReplyTicket> = {}): ReplyTicket {
  count += 1;
  return {
    id: `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`,
    reference: 'RG-7KMA4Q9',
    code: 'PHARMACY_PROCESS',
    stage: 'pharmacy_submitted',
    priority: 'routine',
    joined: false,
    openedAt: new Date('2026-03-08T20:00:00Z'),
    eligibleOn: null,
    ask: [],
    ...changes,
  };
}

export function input(changes: Partial<ReplyInput> = {}): ReplyInput {
  return {
    channel: 'sms',
    language: 'en',
    org: { name: 'Harbor Pharmacy Refill Line', phone: '(415) 555-0100' },
    introduce: false,
    flags: [],
    keyword: null,
    confirmOptOut: false,
    mayTell: true,
    tickets: [],
    statusAsked: false,
    withdrawn: false,
    timeZone: 'America/Los_Angeles',
    ...changes,
  };
}

/** A ticket as news of it is told: by its reference, and by its medicine where that may be named. */
export function newsOf(stage: TicketStage, medicine: string | null = null) {
  const { id, reference } = ticket();
  const references = { references: [reference], most: 1 };
  return { id, stage, requests: { ...references, medicine }, references };
}

export const eligibleOn = '2026-12-04' as CalendarDate;
