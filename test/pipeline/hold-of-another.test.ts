import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { flagsOfMedicine, holdsAll } from '../../src/pipeline/reading/hold-of-another.ts';
import { readMessage } from '../../src/pipeline/reading/read-message.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;

function read(text: string) {
  const message = { channel: 'sms' as const, text, structured: null, original: '' };
  return readMessage(message, { today, patientsOfSender: [] });
}

function isDanger(flag: string): boolean {
  return flag === 'self_harm' || flag === 'overdose';
}

describe('self-harm or an overdose of a relative, beside medicines for somebody else', () => {
  test.each([
    'my dad took too many of his pills. can you refill my lisinopril',
    'my wife wants to die, need my metoprolol',
    'I think my son took too many of his pills and I need my warfarin refilled',
    'Refill my lasix please. My mother swallowed a whole bottle of pills',
    'this is Gerald Underhill 5/17/1942. my wife took too many pills. I still need my lasix',
    'mi hermana se quiere matar, necesito mi metformina',
    'mi papá se tomó todo el frasco. surtan mi losartán',
    "my wife wants to die. refill my dad's furosemide",
  ])('%j holds none of these, and pages', (text) => {
    for (const request of read(text)) {
      expect(request.flags.some(isDanger)).toBe(true);
      expect(request.medicines).not.toEqual([]);
      expect(holdsAll(request)).toBe(false);
      expect(flagsOfMedicine(request).some(isDanger)).toBe(false);
    }
  });

  test.each([
    'I took too many of my pills. can you refill my lisinopril',
    'my dad took too many of his pills. refill his lisinopril',
    'my dad took too many of his pills. refill lisinopril',
    'my wife wants to die and so do I, need my metoprolol',
    'my wife wants to die. refill metoprolol for Mary Underhill 3/4/1952',
    'my dad Gerald Underhill 5/17/1942 took too many pills. I need my lisinopril',
    'Gerald Underhill 5/17/1942, my dad took too many pills, need my lisinopril',
    'my sister says I took too many of my pills, need my lisinopril',
    'mi papá se tomó todo el frasco. surtan su losartán',
    'me quiero matar, necesito mi metformina para mi hermana',
  ])('%j holds them', (text) => {
    for (const request of read(text)) {
      expect(holdsAll(request)).toBe(true);
      expect(flagsOfMedicine(request).some(isDanger)).toBe(true);
    }
  });
});
