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
    'i took all my oxy, theres no oxy left',
    'dont refill the ambien, took too many of it',
    'i couldnt sleep so i took another ambien and then another one, everything is wavy',
  ])('a medicine that is told of is not asked for: %s', (text) => {
    expect(read(text)).toMatchObject({ asked: 0 });
    expect(read(text).intents).not.toContain('refill');
  });

  test.each([
    'I have chest pain and please refill my metoprolol',
    'need my lisinopril refilled, also i want to die',
    'my sugar dropped to 45 took juice need my humalog refill',
    'took double humalog by mistake need refill of it',
    'my kid cant stop coughing and no albuterol left',
    'havent had insulin in 2 days and throwing up',
    'se me bajó el azúcar a 45, tomé jugo, necesito mi humalog',
    'mi hijo no puede respirar y ya no tiene albuterol',
    'no he tenido insulina en 2 días y estoy vomitando',
    'me duele el pecho y necesito que me surtan el metoprolol',
  ])('one that is plainly asked for is: %s', (text) => {
    expect(read(text)).toMatchObject({ asked: 1 });
    expect(read(text).intents).toContain('refill');
  });
});
