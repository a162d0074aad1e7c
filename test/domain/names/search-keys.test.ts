import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar-date.ts';
import { claimKeys, searchKeys } from '../../../src/domain/names/search-keys.ts';

const birthDate = '1952-03-04' as CalendarDate;

function isFound(claim: string, given: string[], family: string, otherNames: string[] = []): boolean {
  const kept = new Set(searchKeys({ givenNames: given, familyName: family, otherNames, birthDate }));
  return claimKeys(claim, [birthDate]).dated.some((key) => kept.has(key));
}

describe('by birth date and name', () => {
  it.each<[claim: string, given: string[], family: string, other?: string[]]>([
    ['Mary Johnson', ['Mary', 'Ann'], 'Johnson'],
    ['Jonson, Marie', ['Mary'], 'Johnson'],
    ['Johnson Mary', ['Mary'], 'Johnson'],
    ['Bill Smyth', ['William'], 'Smith'],
    ['Catherine Miller', ['Kathryn'], 'Mueller'],
    ['Jose Nunez', ['José'], 'Núñez de la Cruz'],
    ['Jose Delacruz', ['José'], 'de la Cruz'],
    ['Sean OBrien', ['Sean'], "O'Brien"],
    ['Maryann Lee', ['Mary', 'Ann'], 'Li'],
    ['Mary Baker', ['Mary'], 'Johnson', ['Mary Baker']],
    ['Robert Baker', ['Mary'], 'Johnson', ['Mary Baker']],
    ['Io Ay', ['Io'], 'Ay'],
    ['Мария Иванова', ['Мария'], 'Иванова'],
    ['李 小龍', ['小龍'], '李'],
    ['Zzyzx Johnson', ['Mary'], 'Johnson'],
  ])('%s is found', (claim, given, family, other) => {
    expect(isFound(claim, given, family, other)).toBe(true);
  });

  it.each<[claim: string]>([['Robert Miller'], [''], ['...'], ['J'], ['🙂🙂']])('%s is not', (claim) => {
    expect(isFound(claim, ['Mary'], 'Johnson')).toBe(false);
  });
});

it('a name alone is looked up in either order', () => {
  const kept = new Set(
    searchKeys({ givenNames: ['Mary', 'Ann'], familyName: 'Johnson', otherNames: [], birthDate: null }),
  );
  for (const claim of ['Mary Johnson', 'Johnson Mary', 'Johnson, Mary', 'Mary Ann Johnson'])
    expect(
      claimKeys(claim, []).paired.some((key) => kept.has(key)),
      claim,
    ).toBe(true);
});

it('a person is kept under few keys, whatever the name', () => {
  const long = Array.from({ length: 60 }, (_, at) => `name${String(at)}x`).join(' ');
  const keys = searchKeys({ givenNames: [long, long], familyName: long, otherNames: [long], birthDate });
  expect(keys.length).toBeLessThan(120);
  expect(claimKeys(long, [birthDate, '1952-04-03' as CalendarDate]).dated.length).toBeLessThan(60);
});
