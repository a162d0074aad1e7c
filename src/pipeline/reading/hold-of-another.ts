import type { Extraction, Flag, Span } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { kinPhrase } from '../../extraction/people/people-words.ts';
import { sexSpokenOf } from '../../extraction/people/spoken-sex.ts';
import { screenText } from './screen-text.ts';

/** A danger to oneself: the refills of whoever is in it are held. */
export function tellsDangerToSelf(flags: readonly Flag[]): boolean {
  return flags.includes('self_harm') || flags.includes('overdose');
}

/** What a message says of one person, as far as it holds refills. */
type Holding = { flags: Flag[]; holdsNone?: true };

/** Whether it holds every refill of whom it asks for. */
export function holdsAll({ flags, holdsNone }: Holding): boolean {
  return !holdsNone && tellsDangerToSelf(flags);
}

/** What of it concerns the medicines that it asks for. */
export function flagsOfMedicine({ flags, holdsNone }: Holding): Flag[] {
  return holdsNone ? flags.filter((flag) => !tellsDangerToSelf([flag])) : flags;
}

const kin = new RegExp(`(?<!\\p{L})${kinPhrase}(?!\\p{L})`, 'u');
const ofRelative = new RegExp(
  `(?<!\\p{L})(?:my|our|mi|mis|nuestr[oa]) (?:\\p{L}+ )?${kinPhrase}(?!\\p{L})`,
  'u',
);
/** Who tells of it, and is not in it. */
const telling =
  /(?<!\p{L})(?:i (?:just )?(?:think|believe|found(?: out)?|saw|heard|know)|(?:help|call|told|tell|texted|called) me|me dijo|me llamo|llamenme|ayudenme|creo que)(?!\p{L})/gu;
const ofWriter = /(?<!\p{L})(?:i|im|ive|me|myself|we|us|yo|estoy|tengo|siento|quiero|tome|me)(?!\p{L})/u;
const own = /(?<!\p{L})(?:my|mine|mi|mis)(?!\p{L})/u;
const ofThird = /(?<!\p{L})(?:his|her|hers|their|theirs|him|them|he|she|they|su|sus|ella|le|les)(?!\p{L})/u;
const wish =
  /(?<!\p{L})(?:need|needs|want|refills?|refilled|necesito|ocupo|quiero|resurt\p{L}*|surt\p{L}*)(?!\p{L})/u;

const betweenClauses = /[.!?;,\n]+|(?<!\p{L})(?:and|but|also|y|pero|también|tambien)(?!\p{L})/giu;

/**
 * For whom the medicines are asked where self-harm or an overdose is told of a relative alone: as the writer's own (`my
 * dad took too many of his pills. I need my lisinopril`), or for another relative, of the other sex (`my wife wants to
 * die, refill my dad's lasix`). Null where they may be meant for whoever is in danger, as whoever is named beside them may
 * be.
 */
export function askedBesideDanger(
  text: string,
  { medications, patient }: Extraction,
): 'writer' | 'another' | null {
  const asked = medications.filter((mention) => mention.asked);
  if (asked.length === 0 || [patient.name, patient.birthDate].some((named) => standsByDanger(text, named)))
    return null;
  const clauses = clausesOf(text);
  const asking = clauses.filter(
    (clause) =>
      asked.some((one) => one.start < clause.end && one.end > clause.start) ||
      wish.test(normaliseText(clause.text)),
  );
  const told = joined(clauses.filter((clause) => !asking.includes(clause)));
  const wanted = joined(asking);
  if (!tellsDangerToSelf(screenText(told)) || tellsDangerToSelf(screenText(wanted))) return null;
  return isOfRelative(told) ? whoseIs(normaliseText(wanted), told) : null;
}

type Clause = Span;

function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const { index, 0: mark } of [...text.matchAll(betweenClauses), { index: text.length, 0: '' }]) {
    if (index > start) clauses.push({ text: text.slice(start, index), start, end: index });
    start = index + mark.length;
  }
  return clauses;
}

function joined(clauses: readonly Clause[]): string {
  return clauses.map(({ text }) => text.trim()).join(', ');
}

function standsByDanger(text: string, named: Span | null): boolean {
  if (!named) return false;
  return text
    .split(/[.!?;\n]+/)
    .filter((sentence) => sentence.includes(named.text))
    .some((sentence) => kin.test(normaliseText(sentence)) || tellsDangerToSelf(screenText(sentence)));
}

function isOfRelative(told: string): boolean {
  const words = normaliseText(told).replace(telling, ' ');
  return ofRelative.test(words) && !ofWriter.test(words);
}

function whoseIs(wanted: string, told: string): 'writer' | 'another' | null {
  if (own.test(wanted) && !kin.test(wanted) && !ofThird.test(wanted)) return 'writer';
  const [ofDanger, ofWish] = [sexSpokenOf(told), sexSpokenOf(wanted)];
  return ofDanger !== null && ofWish !== null && ofDanger !== ofWish ? 'another' : null;
}
