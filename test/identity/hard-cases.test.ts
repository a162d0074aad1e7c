import { describe, expect, it } from 'vitest';
import { countTries } from '../../src/identity/count-tries.ts';
import { resolveIdentity } from '../../src/identity/resolve-identity.ts';
import { day, marysPhone, message, patient } from './people.ts';

const born = day('1952-03-04');
const near = day('1952-04-03');
const rxNumbers = ['7001234'];
const other = { id: '00000000-0000-7000-8000-000000000009', phones: [], prescriptions: [] };

type Changes = Parameters<typeof message>[0];

describe('one more field that agrees bridges what differs', () => {
  it.each<[what: string, changes: Changes, rule: string, level: string]>([
    [
      'a misheard date, by Rx number',
      { claims: { name: 'Mary Johnson', birthDates: [near], rxNumbers } },
      'rx_number',
      'L0',
    ],
    [
      '…with a nickname',
      { claims: { name: 'Molly Johnson', birthDates: [near], rxNumbers } },
      'rx_number',
      'L0',
    ],
    [
      'two slips in the name, by Rx number',
      { claims: { name: 'Mery Jonson', birthDates: [born], rxNumbers } },
      'rx_number',
      'L2',
    ],
    [
      'a name beyond recognition, by Rx number',
      { claims: { name: 'Mary Jxnsn', birthDates: [born], rxNumbers } },
      'rx_number',
      'L0',
    ],
    [
      'a married name, by Rx number',
      { claims: { name: 'Mary Williams', birthDates: [born], rxNumbers } },
      'rx_number',
      'L0',
    ],
    [
      'an initial, from the phone on file',
      { sender: marysPhone, claims: { name: 'M Johnson', birthDates: [born] } },
      'initial_with_third_fact',
      'L2',
    ],
  ])('%s', (_, changes, rule, level) => {
    const identity = resolveIdentity(message(changes));
    expect(identity).toMatchObject({ result: 'exact', level });
    expect(identity.reasons).toContain(`rule:${rule}`);
  });
});

describe('what stays with people', () => {
  it.each<[what: string, changes: Changes, result: string, failed: string]>([
    [
      'a misheard date',
      { claims: { name: 'Mary Johnson', birthDates: [near] } },
      'none',
      'birth_date_differs',
    ],
    [
      '…from the phone on file',
      { sender: marysPhone, claims: { name: 'Mary Johnson', birthDates: [near] } },
      'none',
      'birth_date_differs',
    ],
    [
      'a married name alone',
      { claims: { name: 'Mary Williams', birthDates: [born] } },
      'none',
      'name_differs',
    ],
    [
      '…from the phone on file',
      { sender: marysPhone, claims: { name: 'Mary Williams', birthDates: [born] } },
      'none',
      'name_differs',
    ],
    [
      'another person with her date and Rx number',
      { claims: { name: 'Robert Williams', birthDates: [born], rxNumbers } },
      'none',
      'name_differs',
    ],
    [
      'the same patient twice in the roster',
      { claims: { name: 'Mary Johnson', birthDates: [born] }, candidates: [patient(), patient(other)] },
      'several',
      'fits_several',
    ],
    [
      'a slip that makes two people equally near',
      {
        claims: { name: 'Mary Johnson', birthDates: [born] },
        candidates: [patient({ familyName: 'Jonson' }), patient({ ...other, birthDate: near })],
      },
      'several',
      'close_second',
    ],
    [
      'father and son of one name and day',
      {
        claims: { name: 'Mary Johnson', birthDates: [born] },
        candidates: [patient({ suffix: 'Sr' }), patient({ ...other, suffix: 'Jr' })],
      },
      'several',
      'fits_several',
    ],
  ])('%s', (_, changes, result, failed) => {
    const identity = resolveIdentity(message(changes));
    expect(identity).toMatchObject({ result, level: 'L0', patientId: null });
    expect(identity.reasons).toContain(`failed:${failed}`);
    expect(identity.candidates?.map(({ patientId }) => patientId)).toContain(patient().id);
  });

  it('both records of a patient who stands twice are shown, with what speaks for each', () => {
    const twice = [patient(), patient(other)];
    const { candidates = [] } = resolveIdentity(
      message({ claims: { name: 'Mary Johnson', birthDates: [born] }, candidates: twice }),
    );
    expect(candidates.map(({ patientId }) => patientId)).toEqual(twice.map(({ id }) => id));
    for (const { score, reasons } of candidates) {
      expect(score).toBeGreaterThan(0.9);
      expect(reasons.join(' ')).toMatch(
        /given:equal family:equal birth_date:equal .* rule:name_and_birth_date/,
      );
      expect(reasons.join(' ')).not.toMatch(/mary|johnson|1952/i);
    }
  });
});

describe('names that are hardly names', () => {
  const long = 'Maximiliana '.repeat(20);
  const oneWord = 'wolfeschlegelsteinhausenbergerdorff'.repeat(4);
  it.each([
    [''],
    [' '],
    ['M'],
    ['M J'],
    ['J.'],
    [long],
    ['\u0000'],
    ['🙂 🙂'],
    ['Мария Иванова'],
    ['محمد علي'],
    ['李 小龍'],
    ["O'"],
    ['- -'],
    ['Jr'],
    ['null'],
    ['%_%'],
  ])('%j finds nobody else and does not stop anything', (name) => {
    const identity = resolveIdentity(message({ claims: { name, birthDates: [born], rxNumbers: [] } }));
    expect(identity.result).toBe('none');
  });

  it('a person whose name is long, short or in another script is found by it', () => {
    for (const [given, family] of [
      ['O', 'U'],
      [oneWord, 'Li'],
      ['Мария', 'Иванова'],
      ['محمد', 'علي'],
      ['小龍', '李'],
    ] as const) {
      const asked = patient({ givenNames: [given], familyName: family });
      const claims = { name: `${given} ${family}`, birthDates: [born] };
      expect(resolveIdentity(message({ claims, candidates: [asked] })).result, family).toBe('exact');
    }
  });
});

describe('three wrong tries in a day', () => {
  const claims = { name: 'Mary Johnson', birthDates: [born], rxNumbers: [] };
  const right = resolveIdentity(message({ claims }));
  const wrong = resolveIdentity(message({ claims: { ...claims, birthDates: [day('1961-09-12')] } }));

  it('the third hands over to a person; after it not even the right answer is believed', () => {
    expect(countTries(wrong, claims, 1)).toMatchObject({ isWrong: true, handToPerson: false });
    expect(countTries(wrong, claims, 2)).toMatchObject({ isWrong: true, handToPerson: true });
    const late = countTries(right, claims, 3);
    expect(late).toMatchObject({
      identity: { result: 'none', level: 'L0', patientId: null },
      handToPerson: true,
    });
    expect(late.identity.candidates?.map(({ patientId }) => patientId)).toEqual([right.patientId]);
  });

  it('what names nobody is no try', () => {
    for (const part of [{ name: 'Mary' }, { birthDates: [born] }, { rxNumbers: ['7009999'] }]) {
      const nothing = { name: null, birthDates: [], rxNumbers: [], ...part };
      const unknown = resolveIdentity(message({ claims: nothing }));
      expect(countTries(unknown, nothing, 3)).toEqual({
        identity: unknown,
        isWrong: false,
        handToPerson: false,
      });
    }
    expect(countTries(right, claims, 2)).toMatchObject({
      identity: right,
      isWrong: false,
      handToPerson: false,
    });
  });
});
