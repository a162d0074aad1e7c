import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { readRequest } from '../../src/extraction/extract-request.ts';

function read(text: string) {
  const { extraction, amiss } = readRequest(text, { today: '2026-03-02' as CalendarDate, profile: [] });
  return { amiss, intents: extraction.intents, asked: extraction.medications.filter(({ asked }) => asked) };
}

describe('another medicine came, or somebody else’s, or an opened one', () => {
  test.each([
    'you sent metformin instead of lisinopril',
    'this is the wrong medicine',
    'the label says metformin not lisinopril',
    'wrong strength',
    'you sent me the wrong one',
    'this isnt my medicine',
    'it has someone elses name on the bottle',
    'me mandaron la medicina equivocada',
    'el frasco tiene el nombre de otra persona',
    'this bottle is for someone named Harold',
    'i got my neighbors medicine',
    'estas no son mis pastillas',
    'bottle was open',
    'me mandaron metformina en vez de lisinopril',
    'I got metformin not lisinopril',
    'the bottle says metformin but i take lisinopril',
    'these arent my pills',
    'no es mi medicina',
    "that's not what i take",
    "you delivered someone else's package",
    'they gave me another patients pills',
    'wrong name on the bottle',
    'my name isnt on the label',
    'the bottle has a different name on it',
    'the seal was broken',
    'la caja llego abierta',
    'se equivocaron de medicina',
    'me dieron otra medicina',
    'you guys gave me the wrong insulin',
    'the pharmacy sent the incorrect pills',
    'you sent me my husbands pills',
  ])('%j is a pharmacist’s, and no refill', (text) => {
    const { amiss, intents, asked } = read(text);
    expect({ amiss, asked }).toEqual({ amiss: 'wrong', asked: [] });
    expect(intents).toContain('clinical_question');
    for (const intent of ['refill', 'withdraw', 'new_prescription', 'status'])
      expect(intents).not.toContain(intent);
  });
});

describe('fewer came than were due', () => {
  test.each([
    'there was only 10 in it',
    'you sent 15 instead of 30',
    'you only sent me 15 pills',
    'bottle came half empty',
    'i am missing 10 pills',
    'you shorted me 20 pills',
    'faltaban 10 pastillas en el frasco',
    'solo me mandaron 10 pastillas',
    'the count is short',
    'solo venian 10 en el frasco',
  ])('%j is for a person who counts, and no refill', (text) => {
    const { amiss, intents, asked } = read(text);
    expect({ amiss, asked }).toEqual({ amiss: 'short', asked: [] });
    expect(intents).toContain('non_clinical');
    for (const intent of ['refill', 'withdraw', 'new_prescription']) expect(intents).not.toContain(intent);
  });
});

describe('the sender’s own slip, a prescriber’s change, a wish, what is left', () => {
  test.each([
    'please send metformin instead of lisinopril',
    'i need metformin not lisinopril',
    'sorry wrong medicine, i meant lisinopril',
    'oops i said the wrong one',
    'i gave you the wrong rx number',
    'wrong number',
    'my doctor gave me metformin instead of lisinopril',
    'i only have 10 pills left',
    'there are only 10 left',
    'there is only 3 left in it',
    'the bottle is empty',
    'is the pharmacy open',
    'my bottle says lisinopril 10 mg',
    'the label says lisinopril Rx 7001234',
    'refill for my neighbor Harold Miller',
    'this is for someone else',
    'i ordered the wrong one',
    'perdon, me equivoque de medicina',
    'this isnt my phone',
    'you owe me 10 tablets',
    'need a bottle of lisinopril not metformin',
    'got my medicine thanks',
    'the refill is for my husband',
    "can't get the bottle open",
    'hard to open bottles please easy open',
  ])('%j tells of nothing that came', (text) => {
    expect(read(text).amiss).toBeNull();
  });
});

test.each([
  ['you sent me the wrong pills. i need lisinopril refill please', ['lisinopril']],
  ['you sent metformin instead of lisinopril please resend it', []],
  ['you sent me the wrong pills please send the right ones', []],
])('%j asks for %j alone', (text, names) => {
  const { amiss, asked } = read(text);
  expect(amiss).toBe('wrong');
  expect(asked.map(({ name }) => name)).toEqual(names);
});
