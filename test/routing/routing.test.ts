import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { decisionCodes, type Decision, type DecisionCode } from '../../src/domain/decision.ts';
import type { Flag } from '../../src/domain/message.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import type { ClockKind, Priority } from '../../src/domain/ticket.ts';
import { changeClocks } from '../../src/routing/change-clocks.ts';
import { routeDecision } from '../../src/routing/route-decision.ts';
import { startClocks } from '../../src/routing/start-clocks.ts';

const timeZone = 'America/Los_Angeles';
/** A Monday, 10:00 in Los Angeles. */
const receivedAt = new Date('2026-06-15T17:00:00Z');

function decision(code: DecisionCode, changes: Partial<Decision> = {}): Decision {
  return {
    code,
    rule: '15-within-window',
    policyVersion: 'test',
    priority: 'routine',
    eligibleOn: null,
    runOutOn: null,
    pharmacistReview: false,
    reasons: [],
    ...changes,
  };
}

/** Hours from the receipt until each clock is due. */
function hoursOf(given: Decision, options: { canAsk?: boolean; flags?: Flag[] } = {}) {
  const { canAsk = false, flags = [] } = options;
  const position = routeDecision(given, { canAsk, flags });
  const clocks = startClocks({ decision: given, position, receivedAt, policy: defaultPolicy, timeZone });
  return Object.fromEntries(
    clocks.map(({ kind, dueAt }) => [kind, (dueAt.getTime() - receivedAt.getTime()) / 3_600_000]),
  ) as Partial<Record<ClockKind, number>>;
}

describe('where a decision leads', () => {
  it.each([
    ['PHARMACY_PROCESS', 'pharmacy_submitted', 'pharmacy', 'in_progress'],
    ['PHARMACY_COMPLETION', 'pharmacy_submitted', 'pharmacy', 'in_progress'],
    ['PROVIDER_AUTHORIZATION', 'authorization_requested', 'provider', 'waiting'],
    ['PROVIDER_NEW_RX', 'authorization_requested', 'provider', 'waiting'],
    ['PHARMACIST_REVIEW', 'clinical_review', 'clinical', 'open'],
    ['CLINICAL_REVIEW', 'clinical_review', 'clinical', 'open'],
    ['ESCALATE_NOW', 'clinical_review', 'clinical', 'open'],
    ['TOO_EARLY', 'too_early', 'concierge', 'resolved'],
    ['NEEDS_HUMAN', 'review', 'concierge', 'open'],
    ['PROXY_REVIEW', 'review', 'concierge', 'open'],
    ['IDENTITY_REVIEW', 'identity_review', 'concierge', 'open'],
    ['CLARIFY', 'review', 'concierge', 'open'],
    ['NEW_RX', 'new_prescription', 'concierge', 'open'],
  ] as const)('%s to %s', (code, stage, queue, status) => {
    const position = routeDecision(decision(code), { canAsk: false, flags: [] });
    expect(position).toEqual({ stage, queue, status, priority: 'routine' });
  });

  it.each(['IDENTITY_REVIEW', 'CLARIFY'] as const)('%s waits for the sender who can be asked', (code) => {
    const position = routeDecision(decision(code), { canAsk: true, flags: [] });
    expect(position).toMatchObject({ stage: 'clarifying', status: 'waiting' });
  });

  it.each(['emergency', 'self_harm', 'overdose', 'out_of_medicine', 'unscreened'] as const)(
    'the flag %s makes it urgent',
    (flag) => {
      expect(routeDecision(decision('NEEDS_HUMAN'), { canAsk: false, flags: [flag] }).priority).toBe(
        'urgent',
      );
    },
  );
});

describe('clocks', () => {
  it.each([
    ['routine', { first_response: 24, disposition: 24, resolution: 48 }],
    ['urgent', { first_response: 2, disposition: 4, resolution: 24 }],
  ] as [Priority, object][])('%s work of people', (priority, hours) => {
    expect(hoursOf(decision('NEEDS_HUMAN', { priority }))).toEqual(hours);
  });

  it.each([
    ['routine', { resolution: 48, provider_reminder: 24, provider_escalation: 48 }],
    [
      'urgent',
      { first_response: 2, resolution: 24, provider_reminder: 1, provider_call: 2, provider_escalation: 4 },
    ],
  ] as [Priority, object][])('%s authorization', (priority, hours) => {
    expect(hoursOf(decision('PROVIDER_AUTHORIZATION', { priority }))).toEqual(hours);
  });

  it('a routine question to the sender pauses the others, an urgent one does not', () => {
    expect(hoursOf(decision('CLARIFY'), { canAsk: true })).toEqual({ callback: 24 });
    const urgent = hoursOf(decision('CLARIFY', { priority: 'urgent' }), { canAsk: true });
    expect(urgent).toEqual({ first_response: 2, disposition: 4, callback: 2, resolution: 24 });
  });

  it('a danger pages at once', () => {
    expect(hoursOf(decision('ESCALATE_NOW', { priority: 'urgent' })).page).toBe(0);
  });

  it.each(decisionCodes)('every ticket runs under a clock: %s', (code) => {
    const given = decision(code, code === 'TOO_EARLY' ? { eligibleOn: '2026-07-01' as CalendarDate } : {});
    for (const canAsk of [true, false])
      expect(Object.keys(hoursOf(given, { canAsk })).length).toBeGreaterThan(0);
  });
});

describe('the reminder of the eligible date', () => {
  function reminderAt(eligibleOn: string, changes: Partial<Decision> = {}, received = receivedAt) {
    const given = decision('TOO_EARLY', {
      rule: '13-too-early',
      eligibleOn: eligibleOn as CalendarDate,
      ...changes,
    });
    const position = routeDecision(given, { canAsk: false, flags: [] });
    const clocks = startClocks({
      decision: given,
      position,
      receivedAt: received,
      policy: defaultPolicy,
      timeZone,
    });
    return Object.fromEntries(clocks.map(({ kind, dueAt }) => [kind, dueAt.toISOString()]));
  }

  it.each([
    ['a weekday', '2026-06-24', '2026-06-24T15:00:00.000Z'],
    ['a Saturday is announced on Friday', '2026-06-27', '2026-06-26T15:00:00.000Z'],
    ['a Sunday is announced on Friday', '2026-06-28', '2026-06-26T15:00:00.000Z'],
    ['in winter, at the same hour of the day', '2026-12-02', '2026-12-02T16:00:00.000Z'],
    ['the Monday after the clocks went back', '2026-11-02', '2026-11-02T16:00:00.000Z'],
  ])('%s', (_what, eligibleOn, dueAt) => {
    expect(reminderAt(eligibleOn)).toEqual({ eligible_reminder: dueAt });
  });

  it('does not fall before the request', () => {
    const friday = new Date('2026-06-26T20:00:00Z');
    expect(reminderAt('2026-06-27', {}, friday)).toEqual({ eligible_reminder: '2026-06-27T15:00:00.000Z' });
  });

  it('without refills the prescriber is asked a week before', () => {
    expect(reminderAt('2026-07-01', { rule: '12-no-refills-left' })).toEqual({
      eligible_reminder: '2026-07-01T15:00:00.000Z',
      authorization_start: '2026-06-24T15:00:00.000Z',
    });
  });
});

describe('clocks of a ticket that moves', () => {
  const review = { stage: 'review', status: 'open', queue: 'concierge', priority: 'routine' } as const;
  function running(kind: ClockKind, hours: number) {
    return { id: kind, kind, dueAt: new Date(receivedAt.getTime() + hours * 3_600_000) };
  }
  const common = {
    decision: decision('NEEDS_HUMAN'),
    policy: defaultPolicy,
    timeZone,
    running: [running('first_response', 24), running('disposition', 24), running('resolution', 48)],
    before: review,
    anew: false,
    answered: [] as ClockKind[],
    openedAt: receivedAt,
    now: receivedAt,
  };

  it('a disposition stops its clock and starts those of the new place', () => {
    const after = {
      ...review,
      stage: 'authorization_requested',
      status: 'waiting',
      queue: 'provider',
    } as const;
    const change = changeClocks({ ...common, after, answered: ['first_response'] });
    expect(change.stop).toEqual(['first_response', 'disposition']);
    expect(change.start.map(({ kind }) => kind)).toEqual(['provider_reminder', 'provider_escalation']);
  });

  it('a raised priority brings clocks forward', () => {
    const change = changeClocks({ ...common, after: { ...review, priority: 'urgent' } });
    expect(change.move.map(({ id }) => id)).toEqual(['first_response', 'disposition', 'resolution']);
    expect(change.move[0]?.dueAt).toEqual(new Date(receivedAt.getTime() + 2 * 3_600_000));
  });

  it('a raised priority never puts a clock back', () => {
    const late = [running('first_response', 1)];
    expect(changeClocks({ ...common, running: late, after: { ...review, priority: 'urgent' } }).move).toEqual(
      [],
    );
  });

  it('an ended ticket runs under no clock, its page included', () => {
    const after = { ...review, stage: 'withdrawn', status: 'closed' } as const;
    const change = changeClocks({ ...common, running: [...common.running, running('page', 0)], after });
    expect(change.stop).toHaveLength(4);
    expect(change.start).toEqual([]);
  });

  it('a page goes on while the ticket moves', () => {
    const after = { ...review, stage: 'clinical_review', queue: 'clinical' } as const;
    expect(changeClocks({ ...common, running: [running('page', 0)], after }).stop).toEqual([]);
  });
});
