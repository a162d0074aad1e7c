import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Patient } from '../domain/patient.ts';
import { nameWords, parsePersonName } from '../domain/person-name.ts';
import { compareBirthDate } from './compare-birth-date.ts';
import type { Likelihood, MatchWeights, NamePart } from './match-weights.ts';
import { type PartLevel, partLevels } from './part-score.ts';
import { scoreFamilyNames } from './score-family-name.ts';
import { scoreGivenNames } from './score-given-name.ts';
import { scoreName, scoreDoubtful } from './score-name.ts';

export type NamedPatient = Pick<Patient, 'givenNames' | 'familyName' | 'suffix' | 'otherNames' | 'birthDate'>;

/** A claim of somebody of whom another field has proved who they are. */
export type ProvenLink = { name: string | null; birthDate: CalendarDate | null; patient: NamedPatient };

export type RosterSample = {
  origin: string;
  people: number;
  today: CalendarDate;
  /** Drawn at random; each is compared with many of the others. */
  sample: NamedPatient[];
  links: ProvenLink[];
  /** The chance that two people of the roster have the birth date, or a phone, in common. */
  shared: { birthDate: number; phone: number };
  /** How many bear each given and each family name, as compared; those of a few only must not be here. */
  bearers: Record<NamePart, Map<string, number>>;
};

const pairsOfEach = 40;
const fewestLinks = 200;
const digits = 4;

/** A few thousand people say nothing of what is rarer than this: nothing is taken for more telling. */
const leastShare = { m: 0.001, u: 0.0001 };

/** Without any common name a name is taken for one of a hundred. */
const leastKnownShare = 0.01;

/**
 * Weights of a roster. How often strangers agree is counted on pairs of it; how often people err about themselves, on
 * links that an Rx number proved. With too few of these, the errors' share is taken from the weights so far.
 */
export function estimateWeights(roster: RosterSample, soFar: MatchWeights): MatchWeights {
  const strangers = countStrangers(roster);
  const own = roster.links.length >= fewestLinks ? countLinks(roster) : null;
  return {
    ...soFar,
    origin: roster.origin,
    people: roster.people,
    given: levels(soFar.given, own?.given ?? null, strangers.given),
    family: levels(soFar.family, own?.family ?? null, strangers.family),
    birthDate: {
      ...levels(soFar.birthDate, own?.birthDate ?? null, strangers.birthDate),
      equal: {
        m: rounded(own?.birthDate.equal ?? soFar.birthDate.equal.m),
        u: rounded(roster.shared.birthDate),
      },
    },
    phone: { ...soFar.phone, own: { m: soFar.phone.own.m, u: rounded(roster.shared.phone) } },
    rxNumber: { ...soFar.rxNumber, own: { m: soFar.rxNumber.own.m, u: rounded(1 / roster.people) } },
    frequencies: {
      given: frequenciesOf(roster, 'given'),
      family: frequenciesOf(roster, 'family'),
    },
  };
}

type Counted = {
  given: Record<PartLevel, number>;
  family: Record<PartLevel, number>;
  birthDate: Record<DateLevel, number>;
};

const dateLevels = ['equal', 'near', 'different'] as const;
type DateLevel = (typeof dateLevels)[number];

type Seen = { given: PartLevel[]; family: PartLevel[]; birthDate: DateLevel[] };

function counted({ given, family, birthDate }: Seen): Counted {
  return {
    given: sharesOf(given, partLevels),
    family: sharesOf(family, partLevels),
    birthDate: sharesOf(birthDate, dateLevels),
  };
}

function seeDates(
  seen: Seen,
  claimed: CalendarDate | null,
  recorded: CalendarDate | null,
  today: CalendarDate,
): void {
  const level = compareBirthDate(claimed === null ? [] : [claimed], recorded, today);
  const known = dateLevels.find((one) => one === level);
  if (known) seen.birthDate.push(known);
}

function countStrangers({ sample, today }: RosterSample): Counted {
  const seen: Seen = { given: [], family: [], birthDate: [] };
  for (const [at, one] of sample.entries()) {
    for (let step = 1; step <= pairsOfEach && step < sample.length; step += 1) {
      const other = sample[(at + step) % sample.length];
      if (other) seeStrangers(seen, one, other, today);
    }
  }
  return counted(seen);
}

function seeStrangers(seen: Seen, one: NamedPatient, other: NamedPatient, today: CalendarDate): void {
  seen.given.push(
    scoreGivenNames(one.givenNames.flatMap(nameWords), other.givenNames.flatMap(nameWords)).level,
  );
  seen.family.push(
    scoreFamilyNames(parsePersonName(one.familyName).words, parsePersonName(other.familyName).words).level,
  );
  seeDates(seen, one.birthDate, other.birthDate, today);
}

function countLinks({ links, today }: RosterSample): Counted {
  const seen: Seen = { given: [], family: [], birthDate: [] };
  for (const { name, birthDate, patient } of links) {
    const agreed = name === null ? null : agreedParts(name, patient);
    if (agreed) {
      seen.given.push(agreed.given);
      seen.family.push(agreed.family);
    }
    seeDates(seen, birthDate, patient.birthDate, today);
  }
  return counted(seen);
}

/** Null where less than a full name was said. */
function agreedParts(name: string, patient: NamedPatient): Record<NamePart, PartLevel> | null {
  if (parsePersonName(name).words.length < 2) return null;
  const parts = (scoreName(name, patient).parts ?? scoreDoubtful(name, patient)?.parts) || null;
  return parts === null
    ? { given: 'differs', family: 'differs' }
    : { given: parts.given.level, family: parts.family.level };
}

/** A level that was never seen counts as half seen: its weight stays finite. */
function sharesOf<L extends string>(seen: readonly L[], all: readonly L[]): Record<L, number> {
  const counts = new Map<L, number>();
  for (const level of seen) counts.set(level, (counts.get(level) ?? 0) + 1);
  const shares = all.map((level) => [level, ((counts.get(level) ?? 0) + 0.5) / (seen.length + 1)]);
  return Object.fromEntries(shares) as Record<L, number>;
}

function levels<L extends string>(
  soFar: Record<L, Likelihood>,
  own: Record<L, number> | null,
  strangers: Record<L, number>,
): Record<L, Likelihood> {
  const entries = (Object.keys(soFar) as L[]).map((level) => [
    level,
    {
      m: rounded(Math.max(own?.[level] ?? soFar[level].m, leastShare.m)),
      u: rounded(Math.max(strangers[level], leastShare.u)),
    },
  ]);
  return Object.fromEntries(entries) as Record<L, Likelihood>;
}

function frequenciesOf(
  { people, bearers }: RosterSample,
  part: NamePart,
): MatchWeights['frequencies'][NamePart] {
  const common = [...bearers[part]]
    .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
    .map(([name, count]) => [name, rounded(count / people)] as const);
  const least = Math.min(...common.map(([, share]) => share), leastKnownShare);
  return { common: Object.fromEntries(common), rare: rounded(least) };
}

function rounded(share: number): number {
  return Number(share.toPrecision(digits));
}
