import { parseCalendarDate } from '../../src/domain/calendar-date.ts';
import { describe, expect, it } from 'vitest';
import { composeEventReply, type EventReplyInput } from '../../src/reply/compose-event-reply.ts';
import {
  ticketEventTypes,
  ticketStages,
  type TicketEventType,
  type TicketStage,
} from '../../src/domain/ticket.ts';
import { input, newsOf } from './inputs.ts';

function compose(event: TicketEventType, stage: TicketStage, changes: Partial<EventReplyInput> = {}) {
  return composeEventReply({
    event,
    ticket: newsOf(stage),
    language: 'en',
    org: input().org,
    disclosure: 'outcome',
    deliveryEta: null,
    reason: 'metoprolol is no longer right for Mary Johnson',
    isText: true,
    ...changes,
  });
}

const told: [event: TicketEventType, stage: TicketStage, text: string][] = [
  ['pharmacy_accepted', 'pharmacy_processing', 'the pharmacy has accepted this and is working on it.'],
  ['shipped', 'shipped', 'shipped.'],
  ['delivered', 'delivered', 'delivered. If you do not have it, please call (415) 555-0100.'],
  [
    'provider_approved',
    'awaiting_escript',
    'your provider approved this. We are waiting for the e-prescription to reach the pharmacy.',
  ],
  [
    'provider_modified',
    'awaiting_escript',
    'your provider answered with a change. We are waiting for the e-prescription. Questions? Please call (415) 555-0100.',
  ],
  ['provider_denied', 'denied', 'please call (415) 555-0100 about your request.'],
  [
    'escript_received',
    'pharmacy_submitted',
    'the prescription has come in and was sent to the pharmacy team.',
  ],
  ['withdraw', 'withdrawn', 'withdrawn, as you asked.'],
  [
    'dispose',
    'too_early',
    'too early to refill now. Our team will contact you when it can be refilled. Running out sooner? Reply or call (415) 555-0100.',
  ],
  [
    'pharmacy_rejected',
    'review',
    'there is a delay. A member of our team is looking into it and will contact you.',
  ],
  [
    'delivery_failed',
    'review',
    'there is a delay. A member of our team is looking into it and will contact you.',
  ],
];

describe('what happened to a ticket', () => {
  it.each(told)('%s is told', (event, stage, text) => {
    expect(compose(event, stage)?.text).toBe(`Request RG-7KMA4Q9: ${text}`);
  });

  it.each([
    ['2026-12-04', 'Request RG-7KMA4Q9: shipped. Expected delivery December 4.'],
    ['2026-12-04T10:00:00Z', 'Request RG-7KMA4Q9: shipped. Expected delivery December 4.'],
    ['tomorrow, at Mary Johnson’s', 'Request RG-7KMA4Q9: shipped.'],
    ['2026-02-31', 'Request RG-7KMA4Q9: shipped.'],
  ])('a delivery expected %s', (deliveryEta, text) => {
    expect(compose('shipped', 'shipped', { deliveryEta })?.text).toBe(text);
  });

  it('names the day until which a person has them wait', () => {
    const eligibleOn = parseCalendarDate('2026-12-04');
    expect(compose('dispose', 'too_early', { eligibleOn })?.text).toContain('December 4');
  });

  it('is never told ahead of the stage that it leads to, nor of what concerns staff alone', () => {
    for (const event of ticketEventTypes) {
      for (const stage of ticketStages) {
        const expected = told.some((row) => row[0] === event && row[1] === stage);
        expect(compose(event, stage) !== null, `${event} at ${stage}`).toBe(expected);
      }
    }
  });

  it('is only news to someone unverified, the same words for all', () => {
    const texts = told.map(
      ([event, stage]) => compose(event, stage, { disclosure: 'neutral', deliveryEta: '2026-12-04' })?.text,
    );
    expect(new Set(texts)).toEqual(
      new Set([
        "There is news about RG-7KMA4Q9. To hear it, call (415) 555-0100 or reply with the patient's full name, date of birth and an Rx number from a label.",
      ]),
    );
  });

  it('never repeats the reason that staff wrote', () => {
    for (const [event, stage] of told) expect(compose(event, stage)?.text).not.toMatch(/Mary|metoprolol/);
  });
});
