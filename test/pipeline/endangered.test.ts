import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { readMessage } from '../../src/pipeline/reading/read-message.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;

function read(text: string) {
  const message = { channel: 'sms', text, structured: null, original: '' } as const;
  const [request] = readMessage(message, { today, patientsOfSender: [] });
  return { asked: request?.medicines.length ?? 0, intents: request?.extraction?.intents ?? [] };
}

describe('beside a danger', () => {
  test.each([
    'took two ambien by mistake last night',
    'i took 12 tramadol, my tramadol is gone',
    'le di doble dosis de metoprolol a mi papá por error',
    'i couldnt sleep so i took another ambien and then another one, everything is wavy',
  ])('a medicine that is told of is not asked for: %s', (text) => {
    expect(read(text)).toMatchObject({ asked: 0 });
    expect(read(text).intents).not.toContain('refill');
  });

  test.each([
    'I have chest pain and please refill my metoprolol',
    'need my lisinopril refilled, also i want to die',
    'me duele el pecho y necesito que me surtan el metoprolol',
  ])('one that is plainly asked for is: %s', (text) => {
    expect(read(text)).toMatchObject({ asked: 1 });
    expect(read(text).intents).toContain('refill');
  });
});
