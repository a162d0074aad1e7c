import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Patient } from '../../src/domain/patient.ts';
import { readMessage } from '../../src/pipeline/reading/read-message.ts';
import { day, patient, prescription } from '../identity/people.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;
const owner: Patient = patient({
  givenNames: ['Adele', 'Rosa'],
  familyName: 'Thackeray',
  birthDate: day('1973-08-10'),
  prescriptions: ['furosemide', 'lisinopril'].map((drugName) => ({ ...prescription('7001234'), drugName })),
});

function read(text: string, patientsOfSender: Patient[] = [owner]) {
  const message = { channel: 'sms' as const, text, structured: null, original: '' };
  const [request] = readMessage(message, { today, patientsOfSender });
  return request;
}

/** On the phone of one patient. */
describe('says that somebody else writes', () => {
  test.each([
    ...['its bob, lasix', "it's Bob. lasix please", 'This is Bob, need lasix', 'Bob here, lasix refill'],
    ...['hi im bob i need lasix', 'my name is bob, lisinopril please', 'This is Mrs. Peterson, refill lasix'],
    ...['B Peterson lasix', 'lasix for B. Peterson', 'peterson, refill lasix', 'lasix 4 bob'],
    ...['soy Bob, furosemida', 'habla Maria, resurtir furosemida', 'me llamo pedro y necesito furosemida'],
    ...['im not Adele Thackeray. refill lisinopril', 'this is not adele, refill lasix'],
    ...['my name isnt Adele Thackeray, lisinopril 8/10/1973', 'no soy Adele, necesito furosemida'],
    ...['mi nombre no es Adele Thackeray, furosemida 10 de agosto de 1973'],
    ...[
      'this isnt my phone. lasix please',
      'not my phone but need lasix',
      "this isn't my number, refill lasix",
    ],
    ...[
      'I got this number recently. refill lasix',
      'new number who dis. lasix',
      'wrong number? anyway lasix refill',
    ],
    ...[
      'using my friends phone, need lasix',
      'im on somebody elses phone, lasix',
      'borrowed a phone. need lasix',
    ],
    ...[
      'my wifes phone, need lasix',
      "from my husband's phone: refill lasix",
      'this phone belongs to my aunt. lasix',
    ],
    ...['este no es mi telefono, furosemida', 'este numero no es mio, resurtir furosemida'],
    ...['acabo de recibir este numero, furosemida', 'le escribo del celular de mi vecina, furosemida'],
    ...['estoy usando el telefono de mi amiga, furosemida', 'telefono prestado, furosemida'],
    'its bob. refill lasix, Adele Thackeray 8/10/1973',
  ])('%j', (text) => {
    expect(read(text)?.extraction?.speaksOfAnother).toBe(true);
  });
});

describe('says nothing of the kind', () => {
  test.each([
    ...['its adele, lasix', 'This is Rosa, need lasix', 'Adele here, lasix refill', 'soy Adele, furosemida'],
    ...[
      'this is Mrs Thackeray, refill lasix',
      'thackeray, lasix',
      'A Thackeray, lasix',
      'lasix, A. Thackeray',
    ],
    ...['its lisinopril i need', 'its urgent, lasix', 'its Monday, need lasix', 'soy diabetica, furosemida'],
    ...[
      'this is my new phone, refill lasix',
      'lost my phone got a new one. lasix refill',
      'this is my cell. lasix',
    ],
    ...['call me on my wifes phone. refill my lasix', 'I got this number from my doctor, need lasix'],
    ...['need 4 lasix', 'lasix 4 me', 'lasix 4 sure', 'the doctor has a new number. lasix please'],
    ...['my name is Adele Thackeray, 8/10/1973, lisinopril', 'no, es Adele Thackeray 8/10/1973, lisinopril'],
    ...['llameme al celular de mi hija. mi furosemida por favor'],
    'using my friends phone. Adele Thackeray 8/10/1973, need lasix',
  ])('%j', (text) => {
    expect(read(text)?.extraction?.speaksOfAnother).toBe(false);
  });
});

test('whoever is named as not writing is not claimed', () => {
  for (const text of [
    "my name isn't Adele Thackeray, lisinopril 8/10/1973",
    'no soy Adele Thackeray, lisinopril',
  ])
    expect(read(text, [])?.claims.name).toBeNull();
  expect(read('my name is not Adele Thackeray, its Bob Peterson, lisinopril', [])?.claims.name).toBe(
    'Bob Peterson',
  );
});

test('a phone that is nobody’s says nothing of who writes', () => {
  expect(read('its bob, lasix', [])?.extraction?.speaksOfAnother).toBe(false);
  expect(read('this isnt my phone. lasix', [])?.extraction?.speaksOfAnother).toBe(false);
});
