import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { senderRoles, type SenderRole } from '../../src/domain/ticket-sender.ts';
import { ticketStages } from '../../src/domain/ticket.ts';
import { ticketEventSchemas, type AcceptedEventType } from '../../src/tickets/ticket-events.ts';
import { applyEvent } from '../../src/tickets/ticket-lifecycle.ts';
import type { TicketState } from '../../src/tickets/ticket-state.ts';

const columns: SenderRole[] = [
  ...(['concierge', 'pharmacy_intake', 'clinical_reviewer', 'supervisor', 'administrator'] as const),
  ...([
    'staff_key',
    'facility_user',
    'facility_key',
    'auditor',
    'on_call',
    'patient',
    'system',
    'pharmacy_system',
    'ehr',
  ] as const),
];

/** `x`: may; `c`: may but where a clinician has to look; `.`: never. In the order of the columns above. */
const declared: Record<AcceptedEventType, string> = {
  pharmacy_accepted: 'xx.xxx......x.',
  pharmacy_processing: 'xx.xxx.....xx.',
  pharmacy_rejected: 'xx.xxx......x.',
  shipped: 'xx.xxx......x.',
  delivered: 'xx.xxx......x.',
  delivery_failed: 'xx.xxx......x.',
  provider_approved: 'x.xxxx.....x.x',
  provider_modified: 'x.xxxx.......x',
  provider_denied: 'x.xxxx.......x',
  escript_received: 'xxxxxx.....x..',
  identify: 'xxxxxxxx......',
  dispose: 'c.xxcx........',
  withdraw: 'xxxxxxxx..x...',
  resolve: 'ccxxcx........',
  close: 'xxxxxx........',
  reopen: 'xxxxxxxx......',
  split: 'xxxxxx........',
  merge: 'xxxxxx........',
  assign: 'xxxxxx........',
  note: 'xxxxxxxx......',
  reply: 'xxxxxx........',
  raise_priority: 'xxxxxxxx......',
  lower_priority: 'xxxxxx........',
  acknowledge: 'xxxxxxxx.x....',
};

function forbidden(type: string, role: SenderRole, stage: TicketState['stage']): boolean {
  const state: TicketState = {
    ...{ stage, status: 'open', queue: 'concierge', priority: 'routine', outcome: null, identified: true },
    ...{ decision: { eligibleOn: null, runOutOn: null }, schedule: null, barred: null, expiresOn: null },
  };
  const today = '2026-06-15' as CalendarDate;
  return applyEvent(state, { type }, { today, timeZone: 'America/Los_Angeles', role }).kind === 'forbidden';
}

describe('who may send an event', () => {
  it('is declared for every event and everybody', () => {
    expect(Object.keys(declared).sort()).toEqual(Object.keys(ticketEventSchemas).sort());
    expect([...columns].sort()).toEqual([...senderRoles].sort());
  });

  it.each(Object.entries(declared))('%s', (type, marks) => {
    for (const [place, role] of columns.entries()) {
      const mark = marks[place] ?? '.';
      for (const stage of ticketStages) {
        const may = mark === 'x' || (mark === 'c' && stage !== 'clinical_review');
        expect(forbidden(type, role, stage), `${role} at ${stage}`).toBe(!may);
      }
    }
  });

  it('is no question for what is no event: it is invalid for everybody', () => {
    for (const role of senderRoles) expect(forbidden('approve', role, 'review')).toBe(false);
  });
});
