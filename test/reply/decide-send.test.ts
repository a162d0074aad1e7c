import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zonesOfNumber } from '../../src/domain/area-code-zones.ts';
import type { PhoneNumber } from '../../src/domain/phone-number.ts';
import { defaultTexting } from '../../src/domain/texting-policy.ts';
import { decideSend, textKind, type SendFacts, type SendVerdict } from '../../src/reply/decide-send.ts';
import { isTextingHour, nextTextingHour } from '../../src/reply/texting-hours.ts';

const pacific = 'America/Los_Angeles';
const eastern = 'America/New_York';

/** A moment of Monday, March 2, 2026 in California (eight hours behind UTC). */
function at(hour: number, minute = 0, day = 2): Date {
  return new Date(Date.UTC(2026, 2, day, hour + 8, minute));
}

function decide(changes: Partial<SendFacts>): SendVerdict {
  const facts: SendFacts = {
    kind: 'news',
    template: 'shipped',
    block: null,
    texts: null,
    answersAt: null,
    startedAt: [],
    calledOff: null,
    overtaken: false,
    earlier: null,
    stopUnread: false,
    zones: [pacific],
    now: at(12),
    ...changes,
  };
  return decideSend(facts, defaultTexting);
}

const go = { kind: 'send', proactive: false };
const goAsNews = { kind: 'send', proactive: true };
function until(reason: string, moment: Date) {
  return { kind: 'wait', reason, until: moment };
}

describe('whether a text may leave', () => {
  it.each<[situation: string, facts: Partial<SendFacts>, expected: object]>([
    ['news at noon', {}, goAsNews],
    [
      'news behind a text that the vendor did not take',
      { earlier: { tried: true, until: at(12, 1) } },
      until('earlier_text', at(12, 1)),
    ],
    [
      'an answer behind a text that is just leaving',
      { kind: 'answer', answersAt: at(12), earlier: { tried: false, until: at(12, 1) } },
      { kind: 'wait', reason: null, until: at(12, 1) },
    ],
    ...(['safety', 'consent', 'page'] as const).map((kind): [string, Partial<SendFacts>, object] => [
      `${kind}, which waits for nothing`,
      { kind, earlier: { tried: true, until: at(13) } },
      go,
    ]),
    ...(['news', 'answer'] as const).map((kind): [string, Partial<SendFacts>, object] => [
      `${kind} while a STOP of theirs is still to be read`,
      { kind, answersAt: at(12), stopUnread: true },
      { kind: 'wait', reason: null, until: new Date(at(12).getTime() + 1_000) },
    ]),
    [
      'the words for a danger while a STOP is to be read',
      { kind: 'safety', template: 'emergency', stopUnread: true },
      go,
    ],
    [
      'the confirmation of an opt-out while another STOP is to be read',
      {
        kind: 'consent',
        template: 'opt_out_confirmed',
        texts: 'opt_out',
        block: 'opted_out',
        stopUnread: true,
      },
      go,
    ],
    ['news at eight sharp', { now: at(8) }, goAsNews],
    ['news a minute before eight', { now: at(7, 59) }, until('quiet_hours', at(8))],
    ['news a minute before nine', { now: at(20, 59) }, goAsNews],
    ['news at nine in the evening', { now: at(21) }, until('quiet_hours', at(8, 0, 3))],
    [
      'news at six in California is at nine in New York',
      { now: at(18), zones: [eastern, pacific] },
      until('quiet_hours', at(8, 0, 3)),
    ],
    [
      'news at six in the morning, to New York',
      { now: at(6), zones: [eastern, pacific] },
      until('quiet_hours', at(8)),
    ],
    ['an answer to a fresh message at night', { kind: 'answer', now: at(2), answersAt: at(1, 46) }, go],
    [
      'an answer that comes late at night',
      { kind: 'answer', now: at(2), answersAt: at(1, 45) },
      until('quiet_hours', at(8)),
    ],
    [
      'an answer that comes late by day counts towards no cap',
      { kind: 'answer', answersAt: at(9), startedAt: [at(9)] },
      go,
    ],
    ['news within a lively exchange', { now: at(18), answersAt: at(17, 50), startedAt: [at(17)] }, go],
    [
      'news at night, although the recipient wrote a moment ago',
      { now: at(23), answersAt: at(22, 50) },
      until('quiet_hours', at(8, 0, 3)),
    ],
    ['what to do in an emergency, at night', { kind: 'safety', template: 'emergency', now: at(3) }, go],
    [
      'the confirmation of a STOP at night',
      { kind: 'consent', template: 'opt_out_confirmed', texts: 'opt_out', block: 'opted_out', now: at(3) },
      go,
    ],
    ['a page at night', { kind: 'page', template: 'page', now: at(3) }, go],
    ['a second piece of news on one day', { startedAt: [at(9)] }, until('daily_cap', at(8, 0, 3))],
    ['news on the day after', { startedAt: [at(20, 0, 1)] }, goAsNews],
    [
      'a fourth within a week',
      { now: at(12, 0, 6), startedAt: [at(12, 0, 2), at(12, 0, 3), at(12, 0, 5)] },
      until('weekly_cap', at(7, 0, 9)),
    ],
    [
      'a fourth a week after the first',
      { now: at(12, 0, 9), startedAt: [at(12, 0, 2), at(12, 0, 3), at(12, 0, 5)] },
      goAsNews,
    ],
  ])('%s', (_, facts, expected) => {
    expect(decide(facts)).toEqual(expected);
  });

  const out = { block: 'opted_out', texts: 'opt_out' } as const;
  it.each<[situation: string, facts: Partial<SendFacts>, reason: string | null]>([
    ['news after a STOP', out, 'opted_out'],
    ['an answer to a fresh message after a STOP', { ...out, kind: 'answer', answersAt: at(12) }, 'opted_out'],
    ['news to one who is not to be texted', { block: 'do_not_text' }, 'do_not_text'],
    ['a page to one of us who sent STOP', { ...out, kind: 'page', template: 'page' }, 'opted_out'],
    [
      'a confirmation of a STOP that was taken back meanwhile',
      { kind: 'consent', template: 'opt_out_confirmed', texts: 'opt_in' },
      'opted_in_again',
    ],
    [
      'a confirmation of coming back after another STOP',
      { ...out, kind: 'consent', template: 'opted_in' },
      'opted_out',
    ],
    ['news that waited and is no longer so', { overtaken: true }, 'overtaken'],
    [
      'an answer of which the readings of a call now differ',
      { kind: 'answer', calledOff: 'readings_differ' },
      'readings_differ',
    ],
    ['what to do in an emergency, after a STOP', { ...out, kind: 'safety', template: 'emergency' }, null],
  ])('%s', (_, facts, reason) => {
    const verdict = decide(facts);
    expect(verdict.kind === 'suppress' ? verdict.reason : null).toBe(reason);
  });

  it('safety texts after a STOP are a matter of policy', () => {
    const facts = { kind: 'safety', template: 'emergency', ...out } as const;
    const base: SendFacts = {
      answersAt: null,
      startedAt: [],
      calledOff: null,
      overtaken: false,
      earlier: null,
      stopUnread: false,
      zones: [pacific],
      now: at(12),
      ...facts,
    };
    const policy = { ...defaultTexting, safetyAfterOptOut: { value: false, reason: 'a test' } };
    expect(decideSend(base, policy)).toEqual({ kind: 'suppress', reason: 'opted_out' });
  });
});

it.each([
  ['emergency', 'message:1:emergency', 'safety'],
  ['emergency+received', 'message:1:answer', 'answer'],
  ['opt_out_confirmed', 'message:1:opt_out_confirmed', 'consent'],
  ['received', 'message:1:answer', 'answer'],
  ['received', 'again:message:1:answer', 'answer'],
  ['received', 'split:1', 'answer'],
  ['shipped', 'event:1:2', 'news'],
  ['shipped', 'again:event:1:2', 'news'],
  ['page', 'page:1', 'page'],
])('%s as %s is %s', (template, slot, kind) => {
  expect(textKind({ template, slot })).toBe(kind);
});

describe('hours for texts', () => {
  it.each([
    ['+14155550123', [pacific]],
    ['+12125550123', [eastern]],
    ['+18085550123', ['Pacific/Honolulu']],
    ['+18005550123', []],
    ['+447700900123', []],
    ['+18505550123', [eastern, 'America/Chicago']],
  ])('the zones of %s', (number, zones) => {
    expect(zonesOfNumber(number as PhoneNumber)).toEqual(zones);
  });

  it('the morning on which the clocks go forward begins at eight all the same', () => {
    expect(nextTextingHour(new Date('2026-03-08T06:00:00Z'), [pacific], defaultTexting)).toEqual(
      new Date('2026-03-08T15:00:00Z'),
    );
  });

  it('whatever moment and zones: never before it is asked for, and always a decent hour', () => {
    const zones = [
      eastern,
      'America/Chicago',
      'America/Denver',
      pacific,
      'America/Anchorage',
      'Pacific/Honolulu',
      'Pacific/Guam',
    ];
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.subarray(zones, { minLength: 1, maxLength: 2 }), (from, asked) => {
        const next = nextTextingHour(from, asked, defaultTexting);
        expect(next.getTime()).toBeGreaterThanOrEqual(from.getTime());
        expect(next.getTime() - from.getTime()).toBeLessThan(25 * 3_600_000);
        expect(isTextingHour(next, asked, defaultTexting)).toBe(true);
      }),
    );
  });
});
