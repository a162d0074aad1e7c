import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { readMessage } from '../../src/pipeline/reading/read-message.ts';

const today = '2026-11-21' as CalendarDate;
const who = 'Ada Lindqvist 4/18/1977';

function read(text: string) {
  const message = { channel: 'sms', text, structured: null, original: text } as const;
  const [one] = readMessage(message, { today, patientsOfSender: [] });
  return {
    intents: one?.extraction?.intents ?? [],
    asked: one?.medicines.map(({ mention }) => mention.text.toLowerCase()) ?? [],
    flags: one?.flags ?? [],
  };
}

describe('how somebody feels, or what was measured, beside a medicine of which nothing is wished', () => {
  const told = [
    'warfarin bruises everywhere',
    'gabapentin makes me fall',
    'metoprolol hr 44',
    'furosemide leg cramps',
    'furosemide weight up 12 lbs',
    'lisinopril vomit',
    'lisinopril pills are pink',
    'levothyroxine heart racing',
    'levothyroxine tsh 12',
    'metformin azúcar 320',
    'furosemida calambres',
    'amlodipino tobillos hinchados',
    'eliquis moretones por todos lados',
    'lisinopril allergy',
    'soy alérgica al losartán',
  ];
  it.each([...told, ...told.map((words) => `${words} ${who}`)])('%s: a clinician reads it', (text) => {
    const { intents, asked } = read(text);
    expect([intents, asked]).toEqual([['clinical_question'], []]);
  });

  const pages = ['warfarin inr 9', 'presión 200 losartán', 'potassium 7.1', 'lithium level 2.4'];
  it.each([...pages, ...pages.map((words) => `${words} ${who}`), 'furosemide and potassium level 6.8'])(
    '%s: pages, and nothing is sent',
    (text) => {
      const { asked, flags } = read(text);
      expect([asked, flags]).toEqual([[], ['emergency']]);
    },
  );

  it('a slow pulse is looked at, too', () => {
    expect(read(`metoprolol hr 44 ${who}`).flags).toEqual(['safety_review']);
  });

  it.each([
    `lisinopril ${who} out, headaches since`,
    `need my metoprolol ${who} hr 70`,
    `lisinopril 24 hr 30 mg ${who}`,
    `gabapentin 300 mg capsules for nerve pain ${who}`,
    `pain pills tramadol ${who}`,
    `heartburn prilosec ${who}`,
    `potassium 20 ${who}`,
    'prometazina para los mareos',
    'lisinopril Ann Hurts 1/2/1950',
  ])('%s: is asked for as before', (text) => {
    expect(read(text).intents).toContain('refill');
  });
});

describe('what wants none of a medicine that it names', () => {
  const told = [
    'they already refilled lisinopril',
    'ya me surtieron el losartán',
    'lisinopril next month',
    'losartán el próximo mes',
    'am I due for lisinopril',
    'should I refill lisinopril',
  ];
  it.each([...told, ...told.map((words) => `${words} ${who}`), `${who} lisinopril STOP`])('%s', (text) => {
    const { intents, asked } = read(text);
    expect([intents.includes('refill'), intents.includes('withdraw'), asked]).toEqual([false, false, []]);
  });

  it.each([
    ['thank you for the lisinopril! now I need metoprolol', ['metoprolol']],
    ['gracias por el losartán. ahora necesito metoprolol', ['metoprolol']],
    ['lisinopril no scratch that atorvastatin', ['atorvastatin']],
    ['dont stop my lisinopril, refill it', ['lisinopril']],
    ['no suspendan mi losartán, resúrtanlo', ['losartán']],
    ['stop metoprolol and refill lisinopril', ['lisinopril']],
  ])('%s: asks for %j alone', (text, wanted) => {
    const plain = read(text);
    expect([plain.intents.includes('refill'), plain.asked]).toEqual([true, wanted]);
    expect(read(`${text} ${who}`).asked).toEqual(wanted);
  });

  it.each(['stop lisinopril start losartan', 'suspender lisinopril, empezar losartán'])(
    '%s: is a change, which a clinician sees',
    (text) => {
      const { intents, flags } = read(text);
      expect([intents.includes('clinical_question'), flags]).toEqual([true, ['medication_change']]);
    },
  );

  it.each(['thanks for nothing', 'gracias por nada'])('%s: is anger and no thanks', (text) => {
    expect([read(text).intents, read(text).flags]).toEqual([[], ['frustrated']]);
  });

  it.each([
    "I don't want to hurt my husband's feelings",
    'an overdose of paperwork here, refill lisinopril please',
    'no quiero herir sus sentimientos',
  ])('%s: is a saying and no danger', (text) => {
    expect(read(text).flags).toEqual([]);
  });
});

describe('another wish beside a name and a birth date', () => {
  it.each([
    ['lisinopril too expensive', 'non_clinical'],
    ['losartán muy caro', 'non_clinical'],
    ['how many refills of lisinopril left', 'status'],
    ["I didn't get my lisinopril but I did get the atorvastatin", 'status'],
  ])('%s: is no refill for them', (text, intent) => {
    const { intents, asked } = read(`${text} ${who}`);
    expect([intents, asked]).toEqual([[intent], []]);
  });
});
