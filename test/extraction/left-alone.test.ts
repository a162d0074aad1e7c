import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

function read(text: string) {
  return extractRequest(text, { today: '2026-11-21' as CalendarDate, profile: [] });
}

describe('who wants to be left alone', () => {
  test.each([
    ...['stop immediately', 'stop right now', 'make these texts stop', 'paren de inmediato'],
    ...['who gave you my number delete it', 'delete my number', 'stop calling me and texting me'],
    ...['enough with the messages', "that's enough texts", 'stop this immediately', 'sin mensajes por favor'],
    'how did you get my number, delete it',
  ])('%s: no more texts', (text) => {
    expect(read(text).intents).toContain('opt_out');
  });

  test.each([
    ...['can i opt out of the auto refill', 'unsubscribe me from automatic refills', 'make it stop'],
    ...['stop calling me', 'stop asking me for my birthday', 'stop sending me pills i dont need'],
  ])('%s: a person sees to it, and texts go on', (text) => {
    expect(read(text).intents).toContain('non_clinical');
    expect(read(text).intents).not.toContain('opt_out');
  });
});

describe('who wants no texts, and a medicine', () => {
  test.each([
    'STOP. Amanda Lee 2/24/1950 metformin',
    'STOP sending to this phone. refill metformin Amanda Lee 2/24/1950',
    'need metformin. no texts please',
    'pls dont text me call me instead Amanda Lee 2/24/1950 metformin refill',
  ])('%s: both', (text) => {
    expect(read(text)).toMatchObject({
      intents: expect.arrayContaining(['opt_out', 'refill']) as string[],
      medications: [{ asked: true }],
    });
  });

  test('no texts came', () => {
    expect(read('i have no texts from you, refill metformin').intents).not.toContain('opt_out');
  });
});

describe('ordinary words and figures are no medicine', () => {
  test.each([
    'rash all over since starting metformin',
    'over since monday without metformin',
    'me duele desde ayer por la metformina',
  ])('%s: one medicine', (text) => {
    expect(read(text).medications.map(({ name }) => name)).toEqual(['metformin']);
  });

  test.each([
    'quit sendin the metformin to the old address',
    'me queda una cajita de metformina y ya no alcanzo',
    'fue la nuera quien mojó la metformina',
    'Lorena needs her metformin refilled, ever so nice of you',
    'otra tandita de metformina, que lo sepan todos',
    'dejo constancia para lo que proceda: me restan dos de la metformina',
  ])('%s: no medicine but that', (text) => {
    expect(read(text).medications.map(({ name }) => name)).toEqual(['metformin']);
  });

  test.each(['ran out of amlodipine 2 days ago bp is 190/110', 'amlodipine, mi presión salió en 180/100'])(
    '%s: no strength',
    (text) => {
      expect(read(text).medications.map(({ strength }) => strength)).toEqual([null]);
    },
  );

  test('a strength in two figures is one', () => {
    const [mention] = read('my blood pressure med losartan hctz 100/25').medications;
    expect(mention?.strength).toBe('100-25');
  });

  test.each(['started metformin last week and rash', 'empecé la metformina el lunes y tengo ronchas'])(
    '%s: a clinician sees it',
    (text) => {
      expect(read(text).intents).toContain('clinical_question');
    },
  );
});
