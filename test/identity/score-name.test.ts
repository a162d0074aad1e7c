import { describe, expect, it } from 'vitest';
import { scoreName } from '../../src/identity/score-name.ts';
import { matchingPolicy } from '../../src/identity/matching-policy.ts';
import { patient } from './people.ts';

type Names = { given: string[]; family: string; suffix?: string; other?: string[] };

function score(claim: string, { given, family, suffix, other }: Names) {
  return scoreName(
    claim,
    patient({ givenNames: given, familyName: family, suffix: suffix ?? null, otherNames: other ?? [] }),
  );
}

const mary: Names = { given: ['Mary', 'Ann'], family: 'Johnson' };
const jose: Names = { given: ['José', 'Luis'], family: 'Núñez de la Cruz' };

describe('a name that fits', () => {
  it.each<[claim: string, names: Names]>([
    ['Mary Johnson', mary],
    ['MARY ANN JOHNSON', mary],
    ['Johnson, Mary A.', mary],
    ['Mrs. Mary Johnson', mary],
    ['Johnson Mary', mary],
    ['Mary-Ann Johnson', mary],
    ['Maryann Johnson', mary],
    ['Mary Jonson', mary],
    ['Mary Johnston', mary],
    ['Mary Jhonson', mary],
    ['Jose Nunez', jose],
    ['José Luis Núñez de la Cruz', jose],
    ['Jose Delacruz', { given: ['Jose'], family: 'de la Cruz' }],
    ['Jose Cruz', { given: ['Jose'], family: 'de la Cruz' }],
    ["Sean O'Brien", { given: ['Sean'], family: 'OBrien' }],
    ['Sean O’Brien', { given: ['Sean'], family: "O'Brien" }],
    ['Anna Smith-Jones', { given: ['Anna'], family: 'Smith Jones' }],
    ['Anna Smith', { given: ['Anna'], family: 'Smith-Jones' }],
    ['Sarah Lee', { given: ['Sara'], family: 'Lee' }],
    ['Stephen Miller', { given: ['Steven'], family: 'Miller' }],
    ['Kathryn Miller', { given: ['Catherine'], family: 'Miller' }],
    ['Micheal Miller', { given: ['Michael'], family: 'Miller' }],
    ['John Smith Jr', { given: ['John'], family: 'Smith', suffix: 'Jr.' }],
    ['John Smith', { given: ['John'], family: 'Smith', suffix: 'Jr.' }],
    ['John Smith III', { given: ['John'], family: 'Smith, III' }],
    ['Mary Baker', { ...mary, other: ['Mary Ann Baker'] }],
    ['Мария Иванова', { given: ['Мария'], family: 'Иванова' }],
    ['Ann Johnson', mary],
    ['Łukasz Wójcik', { given: ['Lukasz'], family: 'Wojcik' }],
  ])('%s', (claim, names) => {
    const found = score(claim, names);
    expect(found.by).toBe('full');
    expect(found.score).toBeGreaterThanOrEqual(matchingPolicy.nameThreshold);
  });
});

describe("a name that is somebody else's", () => {
  it.each<[claim: string, names: Names]>([
    ['Mario Garcia', { given: ['Maria'], family: 'Garcia' }],
    ['Daniela Garcia', { given: ['Daniel'], family: 'Garcia' }],
    ['Joan Smith', { given: ['John'], family: 'Smith' }],
    ['Jan Smith', { given: ['Jon'], family: 'Smith' }],
    ['Emma Stone', { given: ['Ella'], family: 'Stone' }],
    ['Mary Martinez', { given: ['Mary'], family: 'Martin' }],
    ['Robert Johnson', mary],
    ['Mary Williams', mary],
    ['John Smith Sr', { given: ['John'], family: 'Smith', suffix: 'Jr' }],
    ['Мария Иванова', { given: ['Мария'], family: 'Петрова' }],
    ['', mary],
    ['...', mary],
    ['Williams', mary],
  ])('%s', (claim, names) => {
    expect(score(claim, names)).toEqual({ score: 0, by: 'none' });
  });

  it('two errors at once, or another middle name, stay below the threshold', () => {
    expect(score('Mery Jonson', mary).score).toBeLessThan(matchingPolicy.nameThreshold);
    expect(score('Mary Beth Johnson', mary).score).toBeLessThan(matchingPolicy.nameThreshold);
  });
});

describe('a name that only proposes', () => {
  it.each<[claim: string, names: Names, by: string]>([
    ['Bill Johnson', { given: ['William'], family: 'Johnson' }, 'nickname'],
    ['William Johnson', { given: ['Bill'], family: 'Johnson' }, 'nickname'],
    ['Pepe Garcia', { given: ['José'], family: 'Garcia' }, 'nickname'],
    ['M. Johnson', mary, 'initial'],
    ['Mary', mary, 'partial'],
    ['Mrs. Johnson', mary, 'partial'],
    ['Jonson', mary, 'partial'],
  ])('%s', (claim, names, by) => {
    expect(score(claim, names).by).toBe(by);
  });
});

it('takes a name of 200 characters and more without slowing down', () => {
  const long = Array.from({ length: 500 }, (_, index) => `name${String(index)}`).join(' ');
  const started = performance.now();
  expect(score(long, { given: [long], family: long }).score).toBeLessThanOrEqual(1);
  expect(performance.now() - started).toBeLessThan(200);
});
