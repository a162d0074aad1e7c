import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { decisionCodes, type Decision } from '../../src/domain/decision.ts';
import { flags, type Flag } from '../../src/domain/message.ts';
import { routingRules, type RoutingRule, type RulesInForce } from '../../src/domain/routing-rules.ts';
import {
  priorities,
  queues,
  ticketStages,
  ticketStatuses,
  type TicketPosition,
} from '../../src/domain/ticket.ts';
import { applyRules, type RoutingFacts } from '../../src/routing/apply-rules.ts';
import { findCircles, findCoverage } from '../../src/routing/find-coverage.ts';
import { routeDecision } from '../../src/routing/route-decision.ts';
import { ticketEventSchemas } from '../../src/tickets/ticket-events.ts';
import { applyEvent } from '../../src/tickets/ticket-lifecycle.ts';

const review: TicketPosition = { stage: 'review', status: 'open', queue: 'concierge', priority: 'routine' };
const facts: RoutingFacts = {
  text: 'My INSURANCE card has changed, ¿qué hago?',
  sender: '+14155550100',
  facilityIds: ['oak'],
  class: 'statin',
  channel: 'sms',
  code: 'NEEDS_HUMAN',
  flags: [],
};

function inForce(...rules: Omit<RoutingRule, 'name'>[]): RulesInForce {
  return { version: 7, coverage: [], rules: rules.map((rule, at) => ({ name: `rule ${at + 1}`, ...rule })) };
}

describe('a rule', () => {
  it.each([
    ['a word of the request, in any case', { keywords: ['insurance'] }, true],
    ['words with accents, without them', { keywords: ['que hago'] }, true],
    ['a part of a word does not count', { keywords: ['insur'] }, false],
    ['the sender', { senders: ['+14155550100'] }, true],
    ['another sender', { senders: ['+14155550101'] }, false],
    ['the facility', { facilities: ['elm', 'oak'] }, true],
    ['the class of the medicine', { classes: ['statin'] }, true],
    ['the channel', { channels: ['voice'] }, false],
    ['the decision', { codes: ['NEEDS_HUMAN'] }, true],
    ['all that it names', { channels: ['sms'], classes: ['insulin'] }, false],
  ] as [string, RoutingRule['when'], boolean][])('looks at %s', (_what, when, applies) => {
    const routed = applyRules(inForce({ when, then: { tags: ['found'] } }), facts, review);
    expect(routed.tags).toEqual(applies ? ['found'] : []);
    expect(routed.applied).toEqual(applies ? ['rule 1'] : []);
  });

  it('that stands first gives queue and assignee; tags add up, and any raises the priority', () => {
    const when = { channels: ['sms' as const] };
    const rules = inForce(
      { when, then: { queue: 'supervisor', tags: ['one', 'both'] } },
      { when, then: { queue: 'pharmacy', assignee: 'Ana', tags: ['both', 'two'], priority: 'urgent' } },
      { when, then: { assignee: 'Ben' } },
    );
    expect(applyRules(rules, facts, review)).toEqual({
      position: { ...review, queue: 'supervisor', priority: 'urgent' },
      assignee: 'Ana',
      tags: ['one', 'both', 'two'],
      applied: ['rule 1', 'rule 2', 'rule 3'],
      raising: ['rule 2'],
      version: 7,
    });
  });

  it('that wants only what a danger does not give does not apply; its tags and urgency do', () => {
    const when = { channels: ['sms' as const] };
    const rules = inForce(
      { when, then: { queue: 'supervisor', assignee: 'Ana' } },
      { when, then: { queue: 'supervisor', tags: ['seen'] } },
    );
    const danger = { ...review, stage: 'clinical_review' as const, queue: 'clinical' as const };
    const routed = applyRules(rules, { ...facts, flags: ['emergency'] }, danger);
    expect(routed).toMatchObject({ position: danger, assignee: null, applied: ['rule 2'], raising: [] });
  });

  it.each([
    ['a lowered priority', { priority: 'routine' }],
    ['no effect', {}],
    ['an unknown queue', { queue: 'billing' }],
    ['an unknown effect', { stage: 'delivered' }],
  ])('with %s is refused', (_what, then) => {
    const rules = [{ name: 'x', when: { keywords: ['x'] }, then }];
    expect(routingRules.safeParse({ rules, coverage: [] }).success).toBe(false);
  });

  it.each([
    ['without a condition', {}],
    ['with a keyword of dots', { keywords: ['...'] }],
    ['with a number that is none', { senders: ['home'] }],
    ['with an empty list', { channels: [] }],
  ])('%s is refused', (_what, when) => {
    const rules = [{ name: 'x', when, then: { tags: ['x'] } }];
    expect(routingRules.safeParse({ rules, coverage: [] }).success).toBe(false);
  });
});

/** A rule for everything that goes as far as a rule can. */
const greedy = queues.map((queue) =>
  inForce({ when: { channels: ['sms'] }, then: { queue, assignee: 'Ana', priority: 'urgent' } }),
);
const flagSets: Flag[][] = [[], ...flags.map((flag) => [flag]), [...flags]];
const safety: Flag[] = ['emergency', 'self_harm', 'overdose', 'safety_review', 'unscreened'];

function decided(code: Decision['code'], priority: Decision['priority']): Decision {
  const eligibleOn = code === 'TOO_EARLY' ? ('2026-07-01' as CalendarDate) : null;
  const rest = { eligibleOn, runOutOn: null, pharmacistReview: false, reasons: [] };
  return { code, rule: 'test', policyVersion: 'test', priority, ...rest };
}

const combinations = decisionCodes.flatMap((code) =>
  flagSets.flatMap((given) =>
    priorities.flatMap((priority) =>
      [true, false].map((canAsk) => ({
        code,
        given,
        position: routeDecision(decided(code, priority), { canAsk, flags: given }),
      })),
    ),
  ),
);

describe('every combination of decision, flags, priority and channel', () => {
  it('has an owner, with every rule that there could be', () => {
    for (const { code, given, position } of combinations) {
      for (const rules of [inForce(), ...greedy]) {
        const routed = applyRules(rules, { ...facts, code, flags: given }, position);
        expect(queues).toContain(routed.position.queue);
        expect(ticketStages).toContain(routed.position.stage);
        expect(ticketStatuses).toContain(routed.position.status);
      }
    }
    expect(combinations.length).toBeGreaterThan(500);
  });

  it('is never lowered, and never taken from the pharmacy, the prescriber or the clinic', () => {
    for (const { code, given, position } of combinations) {
      for (const rules of greedy) {
        const routed = applyRules(rules, { ...facts, code, flags: given }, position);
        expect(routed.position.priority).toBe('urgent');
        expect({ ...routed.position, queue: '', priority: '' }).toEqual({
          ...position,
          queue: '',
          priority: '',
        });
        if (['pharmacy', 'provider', 'clinical'].includes(position.queue))
          expect(routed.position.queue).toBe(position.queue);
        if (!given.some((flag) => safety.includes(flag)) && position.stage !== 'clinical_review') continue;
        expect(routed).toMatchObject({ position: { queue: position.queue }, assignee: null });
      }
    }
  });

  it('keeps an owner whatever event comes next', () => {
    const bodies: Record<string, Record<string, unknown>[]> = {
      shipped: [{ deliveryEta: '2026-06-17' }],
      provider_modified: [{ change: '90 days', reason: 'x' }],
      identify: [{ patientId: 'p' }],
      dispose: ['pharmacy', 'provider', 'too_early'].map((to) => ({
        to,
        reason: 'x',
        eligibleOn: '2027-01-01',
      })),
      resolve: [{ outcomeText: 'x' }],
      split: [{ messageId: '0192f0c1-2222-7000-8000-000000000001' }],
      merge: [{ into: '0192f0c1-2222-7000-8000-000000000002' }],
      assign: [{ assignee: 'Ana' }],
      note: [{ text: 'x' }],
      reply: [{ template: 'status' }],
    };
    let moved = 0;
    for (const stage of ticketStages) {
      for (const status of ticketStatuses) {
        const state = {
          ...review,
          stage,
          status,
          outcome: null,
          decision: { eligibleOn: null, runOutOn: null },
          identified: true,
          schedule: null,
          barred: null,
          expiresOn: null,
        };
        for (const type of Object.keys(ticketEventSchemas)) {
          for (const fields of bodies[type] ?? [{ reason: 'x' }]) {
            const today = '2026-06-15' as CalendarDate;
            const result = applyEvent(
              state,
              { type, ...fields },
              { today, timeZone: 'America/Los_Angeles', role: 'staff_key' },
            );
            expect(result.kind, `${type} at ${stage}`).not.toBe('invalid');
            if (result.kind !== 'moved') continue;
            moved += 1;
            expect(queues).toContain(result.move.position.queue);
          }
        }
      }
    }
    expect(moved).toBeGreaterThan(500);
  });
});

describe('who answers for a prescriber', () => {
  const from = '2026-06-10' as CalendarDate;
  const until = '2026-06-20' as CalendarDate;
  const coverage = [
    { prescriberId: 'chen', coveredBy: 'diaz', from, until },
    { prescriberId: 'diaz', coveredBy: 'evans', from: '2026-06-15' as CalendarDate, until },
    { prescriberId: 'evans', coveredBy: 'chen', from: '2026-06-18' as CalendarDate, until },
  ];
  it.each([
    ['they themselves while they are there', '2026-06-09', { kind: 'there' }],
    ['the cover from the first day', '2026-06-10', { kind: 'covered', by: 'diaz' }],
    ['the cover of the cover', '2026-06-15', { kind: 'covered', by: 'evans' }],
    ['nobody of a circle in which all are away', '2026-06-18', { kind: 'nobody' }],
    ['still nobody on the last day', '2026-06-20', { kind: 'nobody' }],
    ['they themselves afterwards', '2026-06-21', { kind: 'there' }],
  ])('%s', (_what, today, covering) => {
    expect(findCoverage('chen', coverage, today as CalendarDate)).toEqual(covering);
  });

  it('nobody, when somebody is covered by a circle of which they are no part', () => {
    const ford = { prescriberId: 'ford', coveredBy: 'chen', from, until };
    expect(findCoverage('ford', [ford, ...coverage], '2026-06-18' as CalendarDate)).toEqual({
      kind: 'nobody',
    });
  });

  it('a circle in which all are away on some day is found, a row of people is none', () => {
    expect(findCircles(coverage)).toEqual([0, 1, 2]);
    expect(findCircles(coverage.slice(0, 2))).toEqual([]);
    const before = { ...coverage[2], from: '2026-06-01', until: '2026-06-09' } as (typeof coverage)[number];
    expect(findCircles([...coverage.slice(0, 2), before])).toEqual([]);
    const beside = { prescriberId: 'ford', coveredBy: 'chen', from, until };
    expect(findCircles([beside, ...coverage])).toEqual([1, 2, 3]);
  });
});
