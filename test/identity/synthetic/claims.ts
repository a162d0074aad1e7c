import type { CalendarDate } from '../../../src/domain/calendar-date.ts';
import nicknames from '../../../src/domain/names/data/nicknames.json' with { type: 'json' };
import type { Patient } from '../../../src/domain/patient.ts';
import { nearDates } from '../../../src/identity/near-dates.ts';
import { familyName } from '../../../src/entry/synthetic-roster/names.ts';
import { below, happens, pick, type Random } from '../../../src/entry/synthetic-roster/random.ts';

export type SyntheticClaim = {
  name: string;
  birthDate: CalendarDate;
  sender: string | null;
  rxNumbers: string[];
};

/**
 * How often something is wrong with what people say and write of themselves. Nearly half of all claims carry at least
 * one of these; slips in a name come twice in a tenth of the cases.
 */
const errors = {
  slipInGiven: 0.09,
  slipInFamily: 0.12,
  secondSlip: 0.1,
  nickname: 0.06,
  initial: 0.01,
  middleForFirst: 0.01,
  swapped: 0.04,
  otherFamily: 0.02,
  noDiacritics: 0.5,
  noHyphen: 0.3,
  middleSaid: 0.2,
  suffixSaid: 0.3,
  slipInDate: 0.05,
  ownPhone: 0.8,
  slipInRxNumber: 0.03,
};

const table = new Map(
  (nicknames.rows as [string, string][]).map(([name, list]) => [name, list.split('|')] as const),
);

/** What somebody says of themselves: mostly right. */
export function claimOf(random: Random, person: Patient): SyntheticClaim {
  return {
    name: claimedName(random, person),
    birthDate: claimedDate(random, person.birthDate),
    sender: happens(random, errors.ownPhone) ? (person.phones[0]?.number ?? null) : null,
    rxNumbers: person.prescriptions.map(({ rxNumber }) =>
      happens(random, errors.slipInRxNumber) ? String(9_000_000 + below(random, 999_999)) : (rxNumber ?? ''),
    ),
  };
}

function claimedName(random: Random, person: Patient): string {
  const [first = '', ...middle] = person.givenNames;
  const called = middle[0] !== undefined && happens(random, errors.middleForFirst) ? middle[0] : first;
  const given = claimedGiven(random, called);
  const family = claimedFamily(random, person.familyName);
  const between = called === first && happens(random, errors.middleSaid) ? middle : [];
  const suffix = person.suffix !== null && happens(random, errors.suffixSaid) ? [person.suffix] : [];
  if (happens(random, errors.swapped)) return [family, given].join(happens(random, 0.5) ? ', ' : ' ');
  return [given, ...between, family, ...suffix].join(' ');
}

function claimedGiven(random: Random, name: string): string {
  const called = table.get(name.toLowerCase());
  if (called && happens(random, errors.nickname)) return pick(random, called);
  if (happens(random, errors.initial)) return name.slice(0, 1);
  return withSlips(random, name, errors.slipInGiven);
}

function claimedFamily(random: Random, name: string): string {
  if (happens(random, errors.otherFamily)) return familyName(random);
  let written = name;
  if (happens(random, errors.noDiacritics)) written = written.normalize('NFD').replace(/\p{M}/gu, '');
  if (happens(random, errors.noHyphen)) written = written.replaceAll('-', ' ').replaceAll("'", '');
  return withSlips(random, written, errors.slipInFamily);
}

function claimedDate(random: Random, date: CalendarDate | null): CalendarDate {
  if (date === null) throw new Error('synthetic people have a birth date');
  return happens(random, errors.slipInDate) ? pick(random, nearDates(date)) : date;
}

function withSlips(random: Random, name: string, chance: number): string {
  if (!happens(random, chance)) return name;
  const once = slip(random, name);
  return happens(random, errors.secondSlip) ? slip(random, once) : once;
}

const heard: [said: RegExp, written: string][] = [
  [/ph/i, 'f'],
  [/ck/i, 'k'],
  [/c(?=[aou])/i, 'k'],
  [/ll/i, 'l'],
  [/tt/i, 't'],
  [/nn/i, 'n'],
  [/y$/i, 'ie'],
  [/ie/i, 'y'],
  [/ee/i, 'ea'],
  [/sch/i, 'sh'],
  [/z/i, 's'],
  [/sen$/i, 'son'],
  [/ai/i, 'ay'],
];

/** A letter lost, doubled, exchanged with its neighbour, another in its place, or the name as the ear has it. */
function slip(random: Random, name: string): string {
  const at = below(random, name.length);
  const letter = name[at] ?? '';
  const other = pick(random, [...'abcdefghijklmnopqrstuvwxyz']);
  const ways = [
    () => name.slice(0, at) + name.slice(at + 1),
    () => name.slice(0, at) + letter + name.slice(at),
    () => name.slice(0, at) + (name[at + 1] ?? '') + letter + name.slice(at + 2),
    () => name.slice(0, at) + other + name.slice(at + 1),
    () => heard.reduce((text, [said, written]) => (text === name ? text.replace(said, written) : text), name),
  ];
  return pick(random, ways)();
}
