import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { plainDecision } from '../../src/pipeline/needs/plain-decision.ts';
import { isDangerOfRelative } from '../../src/pipeline/reading/danger-of-relative.ts';
import { readMessage } from '../../src/pipeline/reading/read-message.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;

function read(text: string) {
  const message = { channel: 'sms' as const, text, structured: null, original: '' };
  return readMessage(message, { today, patientsOfSender: [] });
}

describe('a danger that is told of a relative, beside somebody who is named', () => {
  test.each([
    'my sister wants to die. refill for Gerald Underhill 5/17/1942 lasix',
    'Gerald Underhill 5/17/1942 refill lasix. my wife has chest pain',
    'my brother took all her pills. Gerald Underhill 5/17/1942 refill lasix',
    'mi hermana se quiere matar. resurtir furosemida de Gerald Underhill 17 de mayo de 1942',
  ])('%j', (text) => {
    for (const request of read(text)) expect(isDangerOfRelative(text, request)).toBe(true);
  });

  test.each([
    'I want to die. refill for Gerald Underhill 5/17/1942 lasix',
    'Gerald Underhill 5/17/1942 wants to die. lasix refill',
    'my dad Gerald Underhill 5/17/1942 has chest pain. refill lasix',
    'my sister wants to die and so do i. refill for Gerald Underhill 5/17/1942 lasix',
    'my sister wants to die',
    'my sister will pick up the lasix for Gerald Underhill 5/17/1942. chest pain',
  ])('not in %j', (text) => {
    for (const request of read(text)) expect(isDangerOfRelative(text, request)).toBe(false);
  });

  test('is as urgent, and says that it is not known whose it is', () => {
    const grounds = { plain: 'danger', flags: ['self_harm'] } as const;
    const plain = plainDecision({ ...grounds, flags: ['self_harm'] }, 'v1');
    const told = plainDecision({ ...grounds, flags: ['self_harm'], ofRelative: true }, 'v1');
    expect(told).toEqual({
      ...plain,
      reasons: [...plain.reasons, expect.stringMatching(/^told of a relative/)],
    });
  });
});
