import { expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';
import { startReading } from '../../src/extraction/reading.ts';
import { speltWords } from '../../src/extraction/medicines/spelt-words.ts';

const context = { today: calendarDate(2026, 11, 21) as CalendarDate, profile: [] };

test.each<[text: string, words: string[]]>([
  ['J-O-H-N-S-O-N', ['johnson']],
  ['s m i t h', ['smith']],
  ['S, M, I, T, H', ['smith']],
  ['J as in John, O as in Oscar, H as in hotel, N, S, O, N', ['johnson']],
  ['n for nancy g for george o', ['ngo']],
  ['jay oh aitch en ess oh en', ['johnson']],
  ['double u o o d', ['wood']],
  ['ell double ee, metoprolol', ['lee']],
  ['L double E', ['lee']],
  ['jota, o, ene, e, ese', ['jones']],
  ['ene de Navidad u eñe e zeta', ['nunez']],
  ['be i griega erre de Roma d', ['byrd']],
  ['M-A-R-Y J-O-H-N-S-O-N', ['mary', 'johnson']],
  ['with a y, S-M-Y-T-H', ['smyth']],
  ['why are you out of it', []],
  ['I see you are here', []],
  ['de la cruz', []],
  ['vitamin b and vitamin c', []],
  ['refill x r 50', []],
  ['ya se me acabo', []],
])('the letters of %j spell %j', (text, words) => {
  expect(speltWords(startReading(text, context)).map(({ letters }) => letters)).toEqual(words);
});

test.each<[text: string, name: string]>([
  ['My name is Johnson, J-O-H-N-S-O-N, first name Mary. Birthday 3/4/52. Atorvastatin.', 'Mary Johnson'],
  ['My name is Mary Jonson, last name is spelled J O H N S O N, I need metoprolol', 'Mary Johnson'],
  [
    'This is Mary, last name J as in John, O as in Oscar, H as in hotel, N, S, O, N. Refill it',
    'Mary Johnson',
  ],
  ['this is mary jonson thats jay oh aitch en ess oh en i need metoprolol', 'Mary Johnson'],
  ['this is mary jay oh aitch en ess oh en born march fourth nineteen fifty two', 'Mary Johnson'],
  ['Smith s m i t h first name John, refill lisinopril', 'John Smith'],
  ['john smyth s m i t h i need lisinopril', 'John Smith'],
  ['My name is Mary Smith with a y, S-M-Y-T-H. metoprolol refill', 'Mary Smyth'],
  ['M-A-R-Y J-O-H-N-S-O-N, 3/4/1952, metoprolol', 'Mary Johnson'],
  ['Soy Rosa Peña, apellido pe e eñe a, necesito mi metformina', 'Rosa Peña'],
  ['Soy Juan Nunes, ene u eñe e zeta, necesito mi metformina', 'Juan Nunez'],
  ['Mary Johnson needs metoprolol E R 50 mg', 'Mary Johnson'],
])('%j is about %s', (text, name) => {
  expect(extractRequest(text, context).patient.name?.value).toBe(name);
});
