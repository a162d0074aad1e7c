import { expect, test } from 'vitest';
import { earlierText, type Waiting } from '../../src/pipeline/sending/earlier-text.ts';

const now = new Date('2026-03-02T18:00:00Z');

function inSeconds(seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}

function waiting(given: Partial<Waiting>): Waiting {
  return {
    id: '01890000-0000-7000-8000-000000000001',
    template: 'submitted',
    slot: 'message:01890000-0000-7000-8000-000000000002:answer',
    state: 'queued',
    reason: null,
    attempts: 0,
    attemptedAt: null,
    sendAfter: null,
    createdAt: now,
    ...given,
  };
}

const refused = { reason: 'rate_limited', attempts: 1, attemptedAt: now, sendAfter: inSeconds(60) };

test.each([
  ['nothing was made before', [], null],
  ['one is about to leave', [waiting({})], { tried: false, until: inSeconds(1) }],
  [
    'one waits for its own turn',
    [waiting({ sendAfter: inSeconds(20) }), waiting({ sendAfter: inSeconds(21) })],
    { tried: false, until: inSeconds(1) },
  ],
  ['the vendor asked for a pause', [waiting(refused)], { tried: true, until: inSeconds(61) }],
  ['one waits for the morning', [waiting({ reason: 'quiet_hours', sendAfter: inSeconds(36_000) })], null],
  ['it is what to do in an emergency', [waiting({ ...refused, template: 'emergency' })], null],
] as const)('what goes before a text, when %s', (_, earlier, expected) => {
  expect(earlierText(earlier, now)).toEqual(expected);
});
