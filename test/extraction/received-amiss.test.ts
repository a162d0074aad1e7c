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
    'the bag has another ladys pills in it',
    'theres someone elses medicine in my bag',
    'me llego la medicina de otra señora',
    'las pastillas que me llegaron son de mi vecina',
    'the name on the bottle isnt mine',
    "there's some other guy's meds mixed in with my order",
    "in my bag is another patient's prescription",
    'my package came with a strangers pills in it',
    'found my neighbors inhaler in the delivery',
    'the pills you dropped... the pills i got are for a different lady',
    'the meds that came belong to my roommate',
    'those are somebody elses tablets',
    'these pills arent mine',
    'this medicine belongs to someone else',
    "that's not my name on the label",
    'the bottle doesnt have my name on it',
    'the bag had my wifes pills in it',
    "i opened the bag and it's for a Mrs Alvarez",
    'you mixed up my order with somebody else, i have her pills',
    'i have some strangers blood pressure pills here',
    'the driver left me the neighbors meds',
    'these were meant for someone else',
    'me dieron la bolsa de otro paciente',
    'la bolsa dice otro nombre',
    'hay pastillas de otra persona en mi bolsa',
    'en la bolsa venian las medicinas de otro señor',
    'estas pastillas no son mías',
    'el nombre del frasco no es el mío',
    'me entregaron la medicina de mi esposo',
    'recibí el frasco de un desconocido',
    'la caja trae las pastillas de mi vecino',
    'estas son las pastillas de otra señora',
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
    'i need my neighbors medicine refilled',
    'can you refill someone elses medicine for me',
    'please put my husbands pills in the same bag',
    'picking up my neighbors pills today',
    'necesito la medicina de mi vecina',
    'quiero surtir las pastillas de mi esposo',
    'recibí la medicina de mi mamá, gracias',
    'i got my wifes pills, thank you',
    'my name is not Harold',
    'that is not my name',
    'this number isnt mine anymore',
    'is there another refill in my order',
    'the other bottle has 5 pills in it',
    'my doctor has other patients',
    "my friend's pills are the same as mine can i take them",
    'is this my prescription or my husbands',
    'the other patient is my wife',
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
