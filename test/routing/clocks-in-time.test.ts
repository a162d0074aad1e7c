import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { defaultPolicy, type Policy } from '../../src/domain/policy.ts';
import type { ClockKind, Priority, TicketPosition } from '../../src/domain/ticket.ts';
import { changeClocks } from '../../src/routing/change-clocks.ts';
import { startClocks } from '../../src/routing/start-clocks.ts';

const timeZone = 'America/Los_Angeles';
const decision: Decision = {
  code: 'NEEDS_HUMAN',
  rule: 'test',
  policyVersion: 'test',
  priority: 'routine',
  eligibleOn: null,
  runOutOn: null,
  pharmacistReview: false,
  reasons: [],
};
const working: Policy = {
  ...defaultPolicy,
  calendar: { ...defaultPolicy.calendar, forRoutineClocks: { value: true, reason: 'test' } },
};

function place(stage: TicketPosition['stage'], priority: Priority = 'routine'): TicketPosition {
  return { stage, status: 'open', queue: 'concierge', priority };
}

function dueTimes(
  position: TicketPosition,
  received: string,
  { policy = defaultPolicy, ...changes }: Partial<Decision> & { policy?: Policy } = {},
): Partial<Record<ClockKind, string>> {
  const given = { ...decision, ...changes };
  const receivedAt = new Date(received);
  const clocks = startClocks({ decision: given, position, receivedAt, policy, timeZone });
  return Object.fromEntries(clocks.map(({ kind, dueAt }) => [kind, dueAt.toISOString()]));
}

describe('in the nights in which the clocks change', () => {
  it.each([
    ['an hour is skipped', '2026-03-08T01:30:00-08:00', '2026-03-09T09:30:00.000Z'],
    ['an hour comes twice', '2026-11-01T00:30:00-07:00', '2026-11-02T07:30:00.000Z'],
  ])('24 hours are 24 hours although %s', (_what, received, dueAt) => {
    expect(dueTimes(place('review'), received).disposition).toBe(dueAt);
  });

  it.each([
    [
      'the Sunday of the skipped hour, announced on Friday at eight',
      '2026-03-08',
      '2026-03-06T16:00:00.000Z',
    ],
    ['the Monday after it', '2026-03-09', '2026-03-09T15:00:00.000Z'],
    ['the Sunday of the hour that comes twice', '2026-11-01', '2026-10-30T15:00:00.000Z'],
  ])('a date is reminded of at eight by the wall: %s', (_what, eligibleOn, dueAt) => {
    const changes = {
      code: 'TOO_EARLY',
      rule: '13-too-early',
      eligibleOn: eligibleOn as CalendarDate,
    } as const;
    expect(dueTimes(place('too_early'), '2026-01-05T18:00:00Z', changes).eligible_reminder).toBe(dueAt);
  });
});

describe('the reminder of a date', () => {
  const tooEarly = { code: 'TOO_EARLY', rule: '13-too-early' } as const;

  it.each([
    ['asked at seven on the Friday before', '2026-06-26T14:00:00Z', '2026-06-26T15:00:00.000Z'],
    ['asked at nine on that Friday', '2026-06-26T16:00:00Z', '2026-06-28T15:00:00.000Z'],
  ])('goes out before a Sunday while it can: %s', (_what, received, dueAt) => {
    const eligibleOn = '2026-06-28' as CalendarDate;
    expect(dueTimes(place('too_early'), received, { ...tooEarly, eligibleOn }).eligible_reminder).toBe(dueAt);
  });

  it('goes out before a holiday', () => {
    // Thanksgiving, a Thursday.
    const eligibleOn = '2026-11-26' as CalendarDate;
    const due = dueTimes(place('too_early'), '2026-11-01T18:00:00Z', { ...tooEarly, eligibleOn });
    expect(due.eligible_reminder).toBe('2026-11-25T16:00:00.000Z');
  });
});

describe('where the calendar counts working hours', () => {
  const fridayNoon = '2026-06-26T12:00:00-07:00';

  it('a weekend is no time for routine clocks', () => {
    expect(dueTimes(place('review'), fridayNoon, { policy: working })).toEqual({
      first_response: '2026-06-29T19:00:00.000Z',
      disposition: '2026-06-29T19:00:00.000Z',
      resolution: '2026-06-30T19:00:00.000Z',
    });
  });

  it('nor is a holiday', () => {
    const due = dueTimes(place('authorization_requested'), '2026-11-25T12:00:00-08:00', { policy: working });
    expect(due.provider_reminder).toBe('2026-11-27T20:00:00.000Z');
  });

  it('urgent clocks never look at it', () => {
    const urgent = place('authorization_requested', 'urgent');
    expect(dueTimes(urgent, fridayNoon, { policy: working })).toEqual(dueTimes(urgent, fridayNoon));
  });

  it('nor does the wait for an e-script', () => {
    const due = dueTimes(place('awaiting_escript'), fridayNoon, { policy: working });
    expect(due.escript).toBe('2026-06-26T19:30:00.000Z');
  });
});

describe('a question to the sender', () => {
  const asked = { ...place('clarifying'), status: 'waiting' } as const;
  const now = new Date('2026-06-15T17:00:00Z');

  function raised(kinds: ClockKind[]) {
    const running = kinds.map((kind) => ({ id: kind, kind, dueAt: new Date(now.getTime() + 86_400_000) }));
    const after = { ...asked, priority: 'urgent' } as const;
    const common = { decision, policy: defaultPolicy, timeZone, openedAt: now, now };
    return changeClocks({ ...common, running, before: asked, after, anew: false, answered: [] });
  }

  it('pauses routine clocks alone', () => {
    expect(Object.keys(dueTimes(asked, now.toISOString()))).toEqual(['callback']);
    const urgent = { ...asked, priority: 'urgent' } as const;
    expect(Object.keys(dueTimes(urgent, now.toISOString())).sort()).toEqual([
      'callback',
      'disposition',
      'first_response',
      'resolution',
    ]);
  });

  it('that becomes urgent runs under all its clocks from then on', () => {
    const { start, move } = raised(['callback']);
    expect(start.map(({ kind }) => kind)).toEqual(['first_response', 'disposition', 'resolution']);
    expect(move.map(({ id }) => id)).toEqual(['callback']);
  });
});

describe('a ticket at the provider that becomes urgent', () => {
  const now = new Date('2026-06-16T23:00:00Z');
  const before = { ...place('authorization_requested'), status: 'waiting' } as const;

  it('is not reminded of a second time: call and first response are new, and the supervisor hears of it earlier', () => {
    const dueAt = new Date(now.getTime() + 18 * 3_600_000);
    const running = [{ id: 'escalation', kind: 'provider_escalation' as const, dueAt }];
    const common = {
      decision,
      policy: defaultPolicy,
      timeZone,
      openedAt: now,
      now,
      anew: false,
      answered: [],
    };
    const change = changeClocks({ ...common, running, before, after: { ...before, priority: 'urgent' } });
    expect(change.start.map(({ kind }) => kind)).toEqual(['first_response', 'provider_call']);
    expect(change.start[0]?.dueAt).toEqual(new Date(now.getTime() + 2 * 3_600_000));
    expect(change.move).toEqual([{ id: 'escalation', dueAt: new Date(now.getTime() + 4 * 3_600_000) }]);
  });
});
