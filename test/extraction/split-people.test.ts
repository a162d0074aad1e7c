import { describe, expect, it } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { readMessage } from '../../src/pipeline/reading/read-message.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;
const oscar = 'Oscar Dalton 05/16/1942';
const nadine = 'Nadine Dalton 07/18/1952';

/** `name: medicines`, person by person. */
function linesOf(text: string): string[] {
  const read = readMessage(
    { channel: 'sms', text, structured: null, original: '{}' },
    { today, patientsOfSender: [] },
  );
  return read.map(({ claims, medicines }) =>
    `${claims.name ?? '-'}: ${medicines.map(({ mention }) => mention.name ?? '?').join(' ')}`.trim(),
  );
}

describe('a text about several people', () => {
  it.each<[text: string, oscars: string, nadines: string]>([
    [`metformin ${oscar}\namlodipine ${nadine}`, 'metformin', 'amlodipine'],
    [`metformin for ${oscar} and for ${nadine}`, 'metformin', 'metformin'],
    [`refill metformin and losartan for ${oscar} and ${nadine}`, 'metformin losartan', 'metformin losartan'],
    [`${oscar} metformin, ${nadine} amlodipine`, 'metformin', 'amlodipine'],
    [`${oscar} needs metformin. ${nadine} needs amlodipine and losartan`, 'metformin', 'amlodipine losartan'],
    [`${oscar} and ${nadine} need metformin`, 'metformin', 'metformin'],
    [`refill metformin for ${oscar}. ${nadine} needs amlodipine`, 'metformin', 'amlodipine'],
    [`metformina para ${oscar} y amlodipino para ${nadine}`, 'metformin', 'amlodipine'],
    [`refills for ${oscar} and ${nadine}`, '', ''],
    [`metformin ${oscar} amlodipine ${nadine} losartan`, '', ''],
    [`${oscar} metformin and i need amlodipine ${nadine}`, 'metformin', 'amlodipine'],
    [`my husband ${oscar} needs metformin and i need amlodipine. im ${nadine}`, 'metformin', 'amlodipine'],
    [
      `mi esposo ${oscar} necesita metformina y yo necesito amlodipino, soy ${nadine}`,
      'metformin',
      'amlodipine',
    ],
    [`i need metformin ${oscar} and amlodipine ${nadine}`, 'metformin', 'amlodipine'],
    [`my metformin and my wifes amlodipine. ${oscar} and my wife ${nadine}`, 'metformin', 'amlodipine'],
    [`my metformin and my wifes amlodipine. ${oscar} and ${nadine}`, '', ''],
    [`mi metformina y el amlodipino de mi esposa. ${oscar} y ${nadine}`, '', ''],
    [`my wife needs metformin and amlodipine. ${oscar}, ${nadine}, and losartan for me`, '', ''],
    [`${oscar} metformin and amlodipine ${nadine}`, '', ''],
    [`metformin for ${oscar} and ${nadine}, also amlodipine`, '', ''],
  ])('%s', (text, oscars, nadines) => {
    expect(linesOf(text)).toEqual([`Oscar Dalton: ${oscars}`.trim(), `Nadine Dalton: ${nadines}`.trim()]);
  });

  it.each([
    `metformin ${oscar}`,
    `metformin ${oscar}, last filled 10/01/2026`,
    `metformin ${oscar}. I said ${oscar}`,
  ])('%s is about one', (text) => {
    expect(linesOf(text)).toEqual(['Oscar Dalton: metformin']);
  });

  it.each<[text: string, first: string, second: string]>([
    ['i need my metformin and nadine needs her amlodipine', '-: metformin', '-: amlodipine'],
    ['my metformin and oscars amlodipine please', '-: metformin', '-: amlodipine'],
    ['metformin for nadine, amlodipine for me', '-: metformin', '-: amlodipine'],
    ['mi metformina y el amlodipino de mi esposo', '-: metformin', '-: amlodipine'],
    [`amlodipine for ${oscar} and i need my metformin`, 'Oscar Dalton: amlodipine', '-: metformin'],
  ])('%s is about two, and the other is not named', (text, first, second) => {
    expect(linesOf(text)).toEqual([first, second]);
  });

  it.each([
    [`${oscar} metformin and i need amlodipine too`, 'Oscar Dalton: metformin amlodipine'],
    [
      `my metformin and amlodipine, ${oscar}, my wife will pick them up`,
      'Oscar Dalton: metformin amlodipine',
    ],
    [
      `metformin and amlodipine for my husband ${oscar}, i need them today`,
      'Oscar Dalton: metformin amlodipine',
    ],
    ['refill my metformin and my amlodipine for me please', '-: metformin amlodipine'],
  ])('%s is about one', (text, line) => {
    expect(linesOf(text)).toEqual([line]);
  });

  it.each([
    '05/16/1942 Oscar Dalton metformin\n07/18/1952 Nadine Dalton amlodipine',
    'metformin dob 05/16/1942 Oscar Dalton, amlodipine dob 07/18/1952 Nadine Dalton',
    'nacido el 05/16/1942 Oscar Dalton metformina, nacida el 07/18/1952 Nadine Dalton amlodipino',
    'date of birth 05/16/1942 Oscar Dalton needs metformin and date of birth 07/18/1952 Nadine Dalton needs amlodipine',
  ])('%s gives each birth date before its name', (text) => {
    expect(linesOf(text)).toEqual(['Oscar Dalton: metformin', 'Nadine Dalton: amlodipine']);
  });

  it.each([
    [`${oscar} metformin, Ibarra 04/06/1979 needs amlodipine`, 'Ibarra: amlodipine'],
    [`${oscar}: metformin. G. Underhill 05/17/1952: amlodipine`, 'G. Underhill: amlodipine'],
    [`${oscar} metformina. Norman A. 03/11/1968: amlodipino`, 'Norman A.: amlodipine'],
  ])('%s tells of the second by part of a name', (text, second) => {
    expect(linesOf(text)).toEqual(['Oscar Dalton: metformin', second]);
  });

  it.each([
    `${oscar} metformin. Mr Winslow amlodipine`,
    `${oscar} metformin, room 12 amlodipine`,
    `${oscar} metformina, la de la cama 4 amlodipino`,
    `${oscar} metformin. Bob: amlodipine`,
    `${oscar} metformin, amlodipine (Bob)`,
    `${oscar} metformin. husband: amlodipine`,
    `${oscar} metformin. another resident needs amlodipine`,
    `${oscar} metformin. other guy: amlodipine`,
    `${oscar} metformin. next: amlodipine`,
    `${oscar} metformin. resident 2 amlodipine`,
    `${oscar} metformin. his wife needs amlodipine`,
    `${oscar} metformin. Peterson amlodipine`,
    `${oscar} metformin; G. Peterson amlodipine`,
    `${oscar} metformin. Ruth P amlodipine`,
    `${oscar} metformin, amlodipine for Peterson`,
    `${oscar} metformin, amlodipine for rm 7`,
    `${oscar} metformin, amlodipine goes to room 7`,
    `${oscar} metformin. amlodipine for the new lady`,
    `${oscar} metformin. amlodipine for somebody else`,
    `${oscar} metformina, amlodipino para otra residente`,
    `${oscar} metformina, su esposa necesita amlodipino`,
  ])('%s tells of the second by a place, a title or a label', (text) => {
    expect(linesOf(text)).toEqual(['Oscar Dalton: metformin', '-: amlodipine']);
  });

  it.each([
    `rm 7 amlodipine, ${oscar} metformin`,
    `amlodipine for rm 7 and metformin for ${oscar}`,
    `amlodipine (rm 7), ${oscar} metformin`,
    `another resident amlodipine, ${oscar} metformin`,
    `his roommate needs amlodipine, ${oscar} needs metformin`,
    `Peterson amlodipine. ${oscar} metformin`,
    `somebody else needs amlodipine, ${oscar} metformin`,
    `la de la cama 4 amlodipino, ${oscar} metformina`,
  ])('%s tells of somebody before the one named', (text) => {
    expect(linesOf(text)).toEqual(['-: amlodipine', 'Oscar Dalton: metformin']);
  });

  it.each([
    `${oscar} room 12: metformin, amlodipine`,
    `${oscar}: metformin. Also: amlodipine`,
    `${oscar} metformin, Mr Dalton also needs amlodipine`,
    `${oscar} metformin. Dalton amlodipine`,
    `${oscar} metformin. Refil amlodipine`,
    `${oscar} metformin, another amlodipine please`,
    `${oscar} metformin, amlodipine - Nina`,
    `${oscar} metformin, amlodipine in room 7`,
  ])('%s is about the one named', (text) => {
    expect(linesOf(text)).toEqual(['Oscar Dalton: metformin amlodipine']);
  });

  it.each([
    `${oscar} metformin, 07/18/1952 amlodipine`,
    `05/16/1942 Oscar Dalton metformin, ${nadine} amlodipine`,
    'metformin 05/16/1942 and amlodipine 07/18/1952',
  ])('%s is of nobody until a person has read it', (text) => {
    expect(linesOf(text)).toEqual(['-:']);
  });

  it('tells twins of one birth date apart', () => {
    const asked = 'albuterol for Oscar Dalton 05/16/2012 and Oliver Dalton 05/16/2012';
    expect(linesOf(asked)).toEqual(['Oscar Dalton: albuterol', 'Oliver Dalton: albuterol']);
  });

  it('keeps the place of every word', () => {
    const text = `metformin ${oscar}\namlodipine ${nadine}`;
    const read = readMessage(
      { channel: 'sms', text, structured: null, original: '{}' },
      { today, patientsOfSender: [] },
    );
    const words = read.flatMap(({ medicines }) =>
      medicines.map(({ mention }) => text.slice(mention.start, mention.end)),
    );
    expect(words).toEqual(['metformin', 'amlodipine']);
  });
});
