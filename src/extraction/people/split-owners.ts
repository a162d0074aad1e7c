import type { NameClaim, Span } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { birthDatesIn } from '../dates/birth-date.ts';
import { readByRules } from '../read-by-rules.ts';
import { startReading, type ReadingContext } from '../reading.ts';
import { assignOwners, nextPair, type Owned, parts } from './assign-owners.ts';
import { blankSpans } from './blank-spans.ts';
import { isOwn, takersOf, takersTogether } from './by-record.ts';
import type { OwnerCue } from './owner-cue.ts';
import { findOwnerCues } from './owner-cues.ts';
import { relativePhrase } from './people-words.ts';
import { type Pair, pairsOf } from './pairs-of.ts';
import { calledAndBorn, type PersonPart } from './split-people.ts';

const relative = new RegExp(`\\b(${relativePhrase})\\b`);
const mostMedicines = 12;

/**
 * The people of a text that says for its medicines whose they are, as "me", "my husband" or by name: what one of them is
 * asked for is not the other's. Where it gives full names and birth dates too, each owner is one of these if that is
 * said, or if nobody else is left; otherwise nobody can tell. Empty for a text about one, and where it does not say.
 */
export function splitOwners(
  text: string,
  context: ReadingContext,
  called: readonly string[] = [],
): PersonPart[] {
  const { mentions, readIntents, reading } = readByRules(text, context);
  const asked = mentions.filter((_, place) => readIntents.wanted[place] ?? false);
  if (asked.length < 2 || asked.length > mostMedicines) return [];
  const dated = birthDatesIn(startReading(text, context)).length > 0;
  const pairs = dated ? differentPairs(pairsOf(text, context)) : [];
  if (dated && pairs.length === 0) return [];
  const names = namesBetween(text, asked, pairs, context);
  const cues = findOwnerCues(reading, { medicines: asked, pairs, names, called });
  const owned = assignOwners(text, asked, cues);
  const people = peopleOf(text, cues, pairs, { asked, owned });
  const keys = [...new Set(owned.map(({ cue }) => (cue ? (people.get(cue.key) ?? cue.key) : null)))];
  if (keys.length < 2) return [];
  const saysWhose = owned.some(({ cue }) => cue !== null && cue.pair === null);
  if (!saysWhose || (keys.includes(null) && pairs.length < 2)) return [];
  const unknown = keys.some((key) => key === null || (pairs.length > 1 && !key.startsWith('#')));
  if (unknown && pairs.length > 1) {
    const isApart = owned.some(({ cue }) => cue?.isApart);
    const known = isApart ? null : byRecord(text, pairs, { asked, owned }, context);
    return known ?? pairs.map((pair) => mixed(text, pair, pairs, asked));
  }
  const others = pairs.flatMap((_, place) => (keys.includes(`#${String(place)}`) ? [] : `#${String(place)}`));
  return [...keys, ...others].flatMap((key) =>
    key === null ? [] : partOf(text, key, { cues, owned, pairs, people }),
  );
}

/** How a text speaks of one person: `self`, a relative, or a name in small letters; null where it does not. */
export function ownerSaid(text: string): string | null {
  const words = normaliseText(text);
  const kin = relative.exec(words)?.[1];
  if (kin !== undefined) return kin;
  return /\b(?:i am|i m|im|me|myself|this is|my name is|soy|me llamo|yo)\b/.test(words) ? 'self' : null;
}

function differentPairs(pairs: Pair[]): Pair[] {
  const told = pairs.map(calledAndBorn);
  return pairs.filter((_, place) => told.indexOf(told[place] ?? '') === place);
}

/** Full names without a birth date, between the medicines. */
function namesBetween(
  text: string,
  asked: readonly Span[],
  pairs: readonly Span[],
  context: ReadingContext,
): NameClaim[] {
  const ends = [0, ...asked.map(({ end }) => end)];
  return ends.flatMap((start, place) => {
    const end = asked[place]?.start ?? text.length;
    const outside = [
      { start: 0, end: start },
      { start: end, end: text.length },
    ];
    const { name } = readByRules(blankSpans(text, [...outside, ...pairs]), context).patient;
    return name && /\s/.test(name.value) ? [name] : [];
  });
}

/** Who of the dated people is meant by the words for an owner; what is said of nobody is left out. */
function peopleOf(
  text: string,
  cues: readonly OwnerCue[],
  pairs: readonly Pair[],
  { asked, owned }: { asked: readonly Span[]; owned: readonly Owned[] },
): Map<string, string> {
  const people = new Map<string, string>();
  for (const [place, medicine] of asked.entries()) {
    const cue = owned[place]?.cue ?? null;
    const next = nextPair(text, medicine, asked[place + 1], cues);
    const isBeside =
      next && !parts.test(text.slice(medicine.end, next.start)) && !isAnother(text, next, cues);
    if (cue && cue.pair === null && isBeside) people.set(cue.key, next.key);
  }
  const told = cues.filter(({ pair }) => pair !== null);
  for (const { pair, start } of told) {
    const before = cues.filter((cue) => cue.pair === null && cue.end <= start).at(-1);
    const isBeside = before && /^[\s,:]*(?:is|es|,|:)?[\s,]*$/i.test(text.slice(before.end, start));
    if (isBeside && isIntroduced(text, before)) people.set(before.key, `#${String(pair)}`);
  }
  for (const { key } of cues) {
    const named = pairs.flatMap(({ name }, place) =>
      key !== 'self' && isPartOf(key, name.value) ? [`#${String(place)}`] : [],
    );
    const [one, ...others] = named;
    if (one !== undefined && others.length === 0) people.set(key, one);
  }
  return withLast(people, pairs, owned, isWriter(text, cues));
}

const ofAnother = /(?:^|[^\p{L}])(?:for|para|de|of)\s*$/iu;
const asksThirdly =
  /^[\s,]*(?:also |really |just )*(?:needs|wants|takes|uses|ran|has|is|necesita|ocupa|quiere|toma|tiene|pide)(?!\p{L})/iu;

/** Said to be somebody else than the writer. */
function isAnother(text: string, { start, end }: OwnerCue, cues: readonly OwnerCue[]): boolean {
  const before = cues.filter((cue) => cue.pair === null && cue.end <= start).at(-1);
  const isKin =
    before !== undefined && before.key !== 'self' && /^[\s,:]*$/.test(text.slice(before.end, start));
  return isKin || ofAnother.test(text.slice(0, start)) || asksThirdly.test(text.slice(end));
}

/** The only one whom the text dates says no more than who writes. */
function isWriter(text: string, cues: readonly OwnerCue[]): boolean {
  const dated = cues.filter(({ pair }) => pair !== null);
  return dated.length === 1 && dated.every((cue) => !isAnother(text, cue, cues));
}

/** "My wife Lisa Dixon 1/16/1956", "im Andrew Dixon": not "i need tamsulosin", which introduces nobody. */
function isIntroduced(text: string, { key, start, end }: OwnerCue): boolean {
  return key !== 'self' || /^(?:am|im|i'm|i’m|is|soy|llamo|habla|mine)$/i.test(text.slice(start, end));
}

/** Of the people whom it dates, the one whom no other owner is. */
function withLast(
  known: Map<string, string>,
  pairs: readonly Pair[],
  owned: readonly Owned[],
  isWriter: boolean,
): Map<string, string> {
  const people = new Map(known);
  if (isWriter) people.set('self', people.get('self') ?? '#0');
  const keys = [...new Set(owned.flatMap(({ cue }) => cue?.key ?? []))];
  const open = keys.filter((key) => !key.startsWith('#') && !people.has(key));
  const taken = new Set([...people.values(), ...keys]);
  const left = pairs.flatMap((_, place) => (taken.has(`#${String(place)}`) ? [] : `#${String(place)}`));
  const [key, ...more] = open;
  const [person, ...further] = left;
  if (key !== undefined && person !== undefined && more.length + further.length === 0 && pairs.length > 1)
    people.set(key, person);
  return people;
}

function isPartOf(key: string, name: string): boolean {
  const parts = normaliseText(name).split(' ');
  return key
    .split(' ')
    .every(
      (part) => parts.includes(part) || (part.length === 1 && parts.some((one) => one.startsWith(part))),
    );
}

/** Whose each medicine is the words leave open, and the lists of those who are named do not. */
function byRecord(
  text: string,
  pairs: readonly Pair[],
  { asked, owned }: { asked: readonly (Span & { name: string | null })[]; owned: readonly Owned[] },
  { onFile = [] }: ReadingContext,
): PersonPart[] | null {
  const owners = owned.flatMap(({ cue }) => cue?.key ?? []);
  const together = owners.length === asked.length ? takersTogether(pairs, asked, owners, onFile) : null;
  const takers = together ?? takersOf(pairs, asked, onFile);
  return (
    takers &&
    pairs.map(({ name, birthDate }, place) => {
      const foreign = asked.filter((_, medicine) => takers[medicine] !== place);
      const isWriter = asked.some(
        (one, medicine) =>
          takers[medicine] === place && (isOwn(text, one) || owned[medicine]?.cue?.key === 'self'),
      );
      return {
        text: blankSpans(text, [...pairs.filter((_, other) => other !== place), ...foreign]),
        patient: { name, birthDate },
        isMixed: false,
        wanted: asked.map(({ start }) => start),
        ...(isWriter ? { isWriter: true as const } : {}),
      };
    })
  );
}

function mixed(text: string, pair: Pair, pairs: readonly Pair[], asked: readonly Span[]): PersonPart {
  const others = pairs.filter((other) => other !== pair);
  const { name, birthDate } = pair;
  return { text: blankSpans(text, [...others, ...asked]), patient: { name, birthDate }, isMixed: true };
}

type Split = {
  cues: readonly OwnerCue[];
  owned: readonly Owned[];
  pairs: readonly Pair[];
  people: Map<string, string>;
};

function partOf(text: string, key: string, { cues, owned, pairs, people }: Split): PersonPart {
  function isTheirs(cue: OwnerCue | null): boolean {
    return cue !== null && (people.get(cue.key) ?? cue.key) === key;
  }
  const pair = pairs.find((_, place) => key === `#${String(place)}`) ?? null;
  const foreign = [
    ...owned.filter(({ cue }) => !isTheirs(cue)),
    ...cues.filter((cue) => !isTheirs(cue)),
    ...pairs.filter((other) => other !== pair),
  ];
  const own = cues.find((cue) => isTheirs(cue) && cue.name !== null)?.name ?? null;
  return {
    text: blankSpans(text, foreign),
    patient: { name: pair?.name ?? own, birthDate: pair?.birthDate ?? null },
    owner: cues.find((cue) => isTheirs(cue) && cue.pair === null)?.key ?? key,
    ...(pair === null && cues.some((cue) => isTheirs(cue) && cue.isApart) ? { isWriter: false } : {}),
    isMixed: false,
  };
}
