import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { ticketStages, type TicketPosition, type TicketStage } from '../../src/domain/ticket.ts';
import { ticketEventSchemas, type AcceptedEventType } from '../../src/tickets/ticket-events.ts';
import { applyEvent } from '../../src/tickets/ticket-lifecycle.ts';
import { isOpenNeed, type TicketState } from '../../src/tickets/ticket-state.ts';

const context = {
  today: '2026-06-15' as CalendarDate,
  timeZone: 'America/Los_Angeles',
  role: 'staff_key',
} as const;

const bodies: Record<AcceptedEventType, Record<string, unknown>> = {
  pharmacy_accepted: {},
  pharmacy_processing: {},
  pharmacy_rejected: { reason: 'not in stock' },
  shipped: { deliveryEta: '2026-06-17' },
  delivered: {},
  delivery_failed: { reason: 'nobody at home' },
  provider_approved: {},
  provider_modified: { change: '90 days', reason: 'stable' },
  provider_denied: { reason: 'needs a visit' },
  escript_received: {},
  identify: { patientId: 'p-1' },
  dispose: { to: 'provider', reason: 'called' },
  withdraw: {},
  resolve: { outcomeText: 'answered by phone' },
  close: {},
  reopen: { reason: 'wrong' },
  split: { messageId: '0192f0c1-2222-7000-8000-000000000001' },
  merge: { into: '0192f0c1-2222-7000-8000-000000000002' },
  assign: { assignee: 'Ana' },
  note: { text: 'called twice' },
  reply: { template: 'status' },
  raise_priority: {},
  lower_priority: { reason: 'has a month left' },
  acknowledge: {},
};

const people: TicketStage[] = [
  'identity_review',
  'clarifying',
  'review',
  'clinical_review',
  'new_prescription',
];
const disposable = people.slice(1);
const pharmacy: TicketStage[] = ['pharmacy_submitted', 'pharmacy_processing'];
const openStages = ticketStages.filter(
  (stage) => !['delivered', 'denied', 'withdrawn', 'merged'].includes(stage),
);
const anyButMerged = ticketStages.filter((stage) => stage !== 'merged');

/** From which stages each event is taken, and where it leads. */
const table: Record<AcceptedEventType, { from: TicketStage[]; to: TicketStage | 'same' }> = {
  pharmacy_accepted: { from: pharmacy, to: 'pharmacy_processing' },
  pharmacy_processing: { from: pharmacy, to: 'pharmacy_processing' },
  pharmacy_rejected: { from: pharmacy, to: 'review' },
  shipped: { from: pharmacy, to: 'shipped' },
  delivered: { from: ['pharmacy_processing', 'shipped'], to: 'delivered' },
  delivery_failed: { from: ['shipped'], to: 'review' },
  provider_approved: { from: ['authorization_requested'], to: 'awaiting_escript' },
  provider_modified: { from: ['authorization_requested'], to: 'awaiting_escript' },
  provider_denied: { from: ['authorization_requested'], to: 'denied' },
  escript_received: { from: ['authorization_requested', 'awaiting_escript'], to: 'pharmacy_submitted' },
  identify: { from: people, to: 'same' },
  dispose: { from: disposable, to: 'authorization_requested' },
  withdraw: {
    from: [...people, 'too_early', 'authorization_requested', 'awaiting_escript', 'pharmacy_submitted'],
    to: 'withdrawn',
  },
  resolve: { from: people, to: 'same' },
  close: { from: ['denied', 'too_early'], to: 'same' },
  reopen: { from: ['too_early', 'shipped', 'delivered', 'denied', 'withdrawn'], to: 'same' },
  split: { from: anyButMerged, to: 'same' },
  merge: { from: openStages, to: 'same' },
  assign: { from: anyButMerged, to: 'same' },
  note: { from: anyButMerged, to: 'same' },
  reply: { from: anyButMerged, to: 'same' },
  raise_priority: { from: anyButMerged, to: 'same' },
  lower_priority: { from: anyButMerged, to: 'same' },
  acknowledge: { from: anyButMerged, to: 'same' },
};

/** The status in which tickets are at a stage. */
function stateAt(stage: TicketStage, changes: Partial<TicketState> = {}): TicketState {
  const resolved: TicketStage[] = ['too_early', 'shipped', 'denied'];
  const closed: TicketStage[] = ['delivered', 'withdrawn', 'merged'];
  const status = resolved.includes(stage) ? 'resolved' : closed.includes(stage) ? 'closed' : 'open';
  const position: TicketPosition = { stage, status, queue: 'concierge', priority: 'routine' };
  return {
    ...position,
    outcome: null,
    decision: { eligibleOn: null, runOutOn: null },
    identified: true,
    schedule: null,
    barred: null,
    expiresOn: null,
    ...changes,
  };
}

function apply(state: TicketState, type: AcceptedEventType, fields: Record<string, unknown> = bodies[type]) {
  return applyEvent(state, { type, ...fields }, context);
}

const types = Object.keys(bodies) as AcceptedEventType[];
const pairs = types.flatMap((type) => ticketStages.map((stage) => ({ type, stage })));

describe('the table of events', () => {
  it('knows every accepted event', () => {
    expect(types.sort()).toEqual(Object.keys(ticketEventSchemas).sort());
  });

  it.each(pairs)('$type at $stage', ({ type, stage }) => {
    const result = apply(stateAt(stage), type);
    const { from, to } = table[type];
    expect(result.kind).toBe(from.includes(stage) ? 'moved' : 'refused');
    if (result.kind === 'moved') expect(result.move.position.stage).toBe(to === 'same' ? stage : to);
    if (result.kind === 'refused') expect(result.allowedFrom.length).toBeGreaterThan(0);
  });

  it.each(types)('%s is not taken by a merged ticket', (type) => {
    expect(apply(stateAt('merged'), type).kind).toBe('refused');
  });
});

describe('what becomes of the ticket', () => {
  it.each([
    ['pharmacy_accepted', 'pharmacy_submitted', { status: 'in_progress', queue: 'pharmacy' }],
    ['delivered', 'shipped', { status: 'closed' }],
    ['provider_approved', 'authorization_requested', { status: 'waiting', queue: 'provider' }],
    ['provider_denied', 'authorization_requested', { status: 'resolved' }],
    ['escript_received', 'awaiting_escript', { status: 'in_progress', queue: 'pharmacy' }],
    ['delivery_failed', 'shipped', { status: 'open', queue: 'concierge' }],
    ['withdraw', 'review', { status: 'closed' }],
    ['resolve', 'clinical_review', { status: 'resolved' }],
    ['close', 'denied', { status: 'closed' }],
    ['raise_priority', 'review', { priority: 'urgent' }],
  ] as const)('%s at %s', (type, stage, position) => {
    expect(apply(stateAt(stage), type)).toMatchObject({ kind: 'moved', move: { position } });
  });

  it('says the outcome in the exact words', () => {
    function textOf(stage: TicketStage, type: AcceptedEventType, fields?: Record<string, unknown>) {
      const result = apply(stateAt(stage), type, fields);
      return result.kind === 'moved' ? result.move.outcome?.text : null;
    }
    expect(textOf('pharmacy_processing', 'shipped')).toBe('Refill processed, delivery ETA: 2026-06-17');
    const night = { deliveryEta: '2026-06-18T05:00:00Z' };
    expect(textOf('pharmacy_processing', 'shipped', night)).toBe(
      'Refill processed, delivery ETA: 2026-06-17',
    );
    expect(textOf('authorization_requested', 'provider_denied')).toBe(
      'Provider denied refill: needs a visit',
    );
    const later = { to: 'too_early', reason: 'has enough', eligibleOn: '2026-07-01' };
    expect(textOf('review', 'dispose', later)).toBe('Too early for refill, reminder set for 2026-07-01');
  });

  it('disposes to the pharmacy, to the provider, or to a reminder', () => {
    function to(target: string, eligibleOn: CalendarDate | null = null) {
      return apply(stateAt('review', { decision: { eligibleOn, runOutOn: null } }), 'dispose', {
        to: target,
        reason: 'called',
      });
    }
    expect(to('pharmacy')).toMatchObject({
      move: { position: { stage: 'pharmacy_submitted', queue: 'pharmacy' } },
    });
    expect(to('provider')).toMatchObject({ move: { disposed: { code: 'PROVIDER_AUTHORIZATION' } } });
    expect(to('too_early', '2026-07-01' as CalendarDate)).toMatchObject({
      move: { position: { stage: 'too_early', status: 'resolved' } },
    });
    expect(to('too_early')).toMatchObject({ kind: 'invalid', errors: [{ path: 'eligibleOn' }] });
  });

  it('never hands a schedule II refill to the pharmacy', () => {
    const state = stateAt('clinical_review', { schedule: 2 });
    expect(apply(state, 'dispose', { to: 'pharmacy', reason: 'urgent' }).kind).toBe('refused');
    expect(apply(state, 'dispose', { to: 'provider', reason: 'urgent' })).toMatchObject({
      move: { disposed: { code: 'PROVIDER_NEW_RX' } },
    });
  });

  it('asks for a confirmation when a refill under way is withdrawn', () => {
    expect(apply(stateAt('pharmacy_processing'), 'withdraw')).toMatchObject({
      kind: 'refused',
      confirmFirst: true,
    });
    expect(apply(stateAt('delivered'), 'withdraw')).toMatchObject({ kind: 'refused', confirmFirst: false });
  });

  it('takes no work on a ticket that was ended by resolve, but can be reopened', () => {
    const state = stateAt('review', { status: 'resolved', outcome: 'resolved' });
    for (const type of ['dispose', 'identify', 'resolve', 'withdraw'] as const) {
      expect(apply(state, type).kind).toBe('refused');
    }
    expect(apply(state, 'reopen').kind).toBe('moved');
    expect(apply(state, 'close').kind).toBe('moved');
  });

  it('does not close what is on the way before it is delivered', () => {
    expect(apply(stateAt('shipped'), 'close').kind).toBe('refused');
  });
});

describe('fields', () => {
  const required: [AcceptedEventType, string][] = [
    ['shipped', 'deliveryEta'],
    ['provider_denied', 'reason'],
    ['provider_modified', 'change'],
    ['provider_modified', 'reason'],
    ['identify', 'patientId'],
    ['dispose', 'to'],
    ['dispose', 'reason'],
    ['pharmacy_rejected', 'reason'],
    ['delivery_failed', 'reason'],
    ['resolve', 'outcomeText'],
    ['reopen', 'reason'],
    ['assign', 'assignee'],
    ['note', 'text'],
    ['lower_priority', 'reason'],
  ];
  it.each(required)('%s without %s is invalid, with the field named', (type, field) => {
    const fields = Object.fromEntries(Object.entries(bodies[type]).filter(([name]) => name !== field));
    const result = apply(stateAt('review'), type, fields);
    expect(result).toMatchObject({ kind: 'invalid', errors: [{ path: field }] });
  });

  it.each([
    ['an unknown type', { type: 'teleport' }],
    ['a name that every object has', { type: 'constructor' }],
    ['no type', {}],
    ['no object', 'shipped'],
    ['null', null],
  ])('%s is invalid', (_what, body) => {
    const result = applyEvent(stateAt('review'), body, context);
    expect(result).toMatchObject({ kind: 'invalid', errors: [{ path: 'type' }] });
  });

  it.each([
    ['an empty reason', 'provider_denied', { reason: ' ' }],
    ['a NUL character', 'note', { text: 'a\u0000b' }],
    [
      'shipping that has not happened',
      'resolve',
      { outcomeText: 'Refill processed, delivery ETA: 2026-06-17' },
    ],
    ['a denial that nobody gave', 'resolve', { outcomeText: 'Provider denied refill: no visit' }],
    [
      'a reminder that is not set',
      'resolve',
      { outcomeText: 'too early for refill, reminder set for 2026-07-01' },
    ],
    ['a day that does not exist', 'shipped', { deliveryEta: '2026-02-30' }],
    ['another target', 'dispose', { to: 'moon', reason: 'x' }],
  ] as const)('%s is invalid, and is not repeated', (_what, type, fields) => {
    const result = apply(stateAt('review'), type, fields);
    expect(result.kind).toBe('invalid');
    expect(JSON.stringify(result)).not.toMatch(/moon|02-30/);
  });
});

it.each(['2026-06-14', '2026-06-15T01:00:00Z'])('nothing is expected to have come on %s', (deliveryEta) => {
  const result = apply(stateAt('pharmacy_submitted'), 'shipped', { deliveryEta });
  expect(result).toMatchObject({ kind: 'invalid', errors: [{ path: 'deliveryEta' }] });
});

it.each(['9000-01-01', '9500-01-01T00:00:00Z', '9999-12-31', '9999-12-31T23:59:59-05:00'])(
  'no delivery is announced for %s, where no clock can run',
  (deliveryEta) => {
    const result = apply(stateAt('pharmacy_submitted'), 'shipped', { deliveryEta });
    expect(result).toMatchObject({ kind: 'invalid', errors: [{ path: 'deliveryEta' }] });
    expect(apply(stateAt('pharmacy_submitted'), 'shipped', { deliveryEta: '8999-12-31' }).kind).toBe('moved');
  },
);

it.each([
  ['after the supply has ended', '2026-06-26', '2026-06-25'],
  ['near the end of the calendar', '9000-01-01', null],
  ['at the end of the calendar', '9999-12-31', null],
  ['near the end of the calendar, the record’s own end gone by', '9000-01-01', '2026-06-01'],
])('nobody is told to wait for a day %s', (_what, eligibleOn, runOutOn) => {
  function waitUntil(day: string) {
    const decision = { eligibleOn: null, runOutOn: runOutOn as CalendarDate | null };
    const event = { to: 'too_early', reason: 'has enough', eligibleOn: day };
    return apply(stateAt('review', { decision }), 'dispose', event);
  }
  expect(waitUntil(eligibleOn)).toMatchObject({ kind: 'invalid', errors: [{ path: 'eligibleOn' }] });
  expect(waitUntil('2026-06-25').kind).toBe('moved');
});

it('one need has one ticket until it is delivered, denied, withdrawn, merged or ended', () => {
  const open = ticketStages.filter((stage) => isOpenNeed({ stage, outcome: null }));
  expect(ticketStages.filter((stage) => !open.includes(stage))).toEqual([
    'delivered',
    'denied',
    'withdrawn',
    'merged',
  ]);
  expect(isOpenNeed({ stage: 'review', outcome: 'resolved' })).toBe(false);
});
