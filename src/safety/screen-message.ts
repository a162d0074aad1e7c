import type { Flag, Span } from '../domain/message.ts';
import { readableText, type ReadableText } from '../domain/text/readable-text.ts';
import { alarmsIn, isFigure } from './alarm-words.ts';
import { isAssurance, isUnsure } from './bare-words.ts';
import { isBewildered } from './bewildered.ts';
import { withoutSpan } from './blank-words.ts';
import { normaliseText } from '../domain/normalise-text.ts';
import { spanOfHit, surroundings } from './clause-places.ts';
import { clauseWords, type ClauseWords } from './clause-words.ts';
import { withoutSayings } from './figures-of-speech.ts';
import { listedPhrase, placesOf, type Danger } from './danger-phrase.ts';
import { isDangerWord } from './danger-language.ts';
import { dangerEn } from './lexicon-en.ts';
import { dangerEs } from './lexicon-es.ts';
import { isOtherWish } from './other-wishes.ts';
import { withoutPlainAbsence } from './plain-absence.ts';
import { withoutPlainGiving } from './plain-giving.ts';
import { isPlainDeclining } from './plain-declining.ts';
import { isPlainDoubt } from './plain-doubt.ts';
import { isPlainExchange } from './plain-exchange.ts';
import { isPlainFigure } from './plain-figures.ts';
import { isPlainNaming } from './plain-naming.ts';
import { isLossAlone, withoutDeath, withoutPlainMove } from './plain-loss.ts';
import { withoutPlainSpill } from './plain-spill.ts';
import { withoutTakenAsDue } from './taken-as-due.ts';
import { toldDangers } from './told-danger.ts';
import { toldOtherwise } from './told-otherwise.ts';
import { toldOverdoses } from './told-overdose.ts';
import { isSurelyOrdinary, weighBesideRequest, weighDanger } from './weigh-danger.ts';
import { standsOnNames, withoutPeople } from './without-people.ts';
import { isDeed, meaningOf, type Meaning } from './lower-danger.ts';

export type SafetyFlag = Extract<Flag, 'emergency' | 'self_harm' | 'overdose' | 'safety_review'>;

/** `spans` are the words of the message that raised each flag. */
export type SafetyScreen = { flags: SafetyFlag[]; spans: (Span & { flag: SafetyFlag })[] };

/** `review` of a danger told by notions: a person should look and nobody need be paged. */
type JudgedHit = { hit: Hit; flags: SafetyFlag[]; denied: boolean };
type Hit = { danger: Danger; from: number; to: number; review?: boolean };

const dangers: readonly Danger[] = ['emergency', 'self_harm', 'overdose'];
/** All that a screen can raise, gravest first. */
export const safetyFlags: readonly SafetyFlag[] = ['emergency', 'self_harm', 'overdose', 'safety_review'];

const lexicon = dangers.flatMap((danger) =>
  [...dangerEn[danger], ...dangerEs[danger]].map((phrase) => listedPhrase(danger, phrase)),
);

/**
 * Screens a message in English and Spanish for danger: by fixed words and rules, and, where these page nobody, by what
 * all its words weigh together. A danger that is negated, past or somebody else's gives `safety_review`: a person
 * looks. It rather flags too much than too little, and never throws.
 */
export function screenMessage(text: string): SafetyScreen {
  const whole = readableText(text);
  const unnamed = withoutPeople(whole);
  if (isPlainNaming(unnamed, unnamed !== whole)) return { flags: [], spans: [] };
  const screen = screened(whole);
  return standsOnNames(screen, whole, unnamed) ? screened(unnamed) : screen;
}

function screened(text: ReadableText): SafetyScreen {
  const meant = withoutPlainGiving(withoutPlainSpill(withoutSayings(withoutTakenAsDue(text))));
  const readable = withoutPlainMove(withoutPlainAbsence(meant));
  const spans = spansIn(readable, clauseWords(readable));
  if (/\S\s*(?:\n|\.\.)\s*\S/.test(readable.text)) {
    const joined = spansIn(readable, clauseWords(readable, true));
    spans.push(...joined.filter((span) => /\n|\r|\.\.|\u2026/.test(span.text)));
  }
  const settled = [...settledSpans(readable, spans), ...besideDeath(readable)];
  const unique = new Map(
    settled.map(({ text: words, start, end, flag }) => [
      `${flag} ${start} ${end}`,
      { text: words, start, end, flag },
    ]),
  );
  const raised = new Set(settled.map((span) => span.flag));
  return { flags: safetyFlags.filter((flag) => raised.has(flag)), spans: [...unique.values()] };
}

/** What pages in a text that tells of somebody's death, without that: nothing of it is lowered as past or another's. */
function besideDeath(readable: ReadableText): FlaggedSpan[] {
  const rest = withoutDeath(readable);
  if (rest === readable) return [];
  return settledSpans(rest, spansIn(rest, clauseWords(rest))).filter(pages);
}

/**
 * `doubtful`: a single alarming word or a loose telling, which the rest of the text may make harmless. `composed`: told
 * by notions near each other, not by one listed phrase. `denied`: in so many words. `isSign`: looked at where nothing pages.
 */
type FlaggedSpan = SafetyScreen['spans'][number] & {
  doubtful?: boolean;
  composed?: boolean;
  denied?: boolean;
  isSign?: boolean;
};

/** A sign adds a look where nothing pages; the other words weigh as if it were not told, for they may weigh more. */
function settledSpans(readable: ReadableText, spans: FlaggedSpan[]): FlaggedSpan[] {
  const others = spans.filter((span) => !span.isSign);
  const settled = settledByRules(readable, others);
  if (settled.some(pages)) return settled;
  const all = [...settled, ...spans.filter((span) => span.isSign)];
  const beside = all.length === 0 ? weighBesideRequest(readable) : null;
  return beside ? [beside] : all;
}

/**
 * A phrase that pages stands; notions near each other do unless all words together are surely an ordinary request
 * (`my last eliquis went down with dinner, refill please`).
 */
function settledByRules(readable: ReadableText, spans: FlaggedSpan[]): FlaggedSpan[] {
  if (!spans.some((span) => span.flag !== 'safety_review')) return withWeighed(readable, spans);
  if (!spans.some((span) => span.composed)) return spans;
  return isSurelyOrdinary(readable) ? spans.filter((span) => !span.composed) : spans;
}

/** Fewer words say nothing together that they do not say alone: a medicine's name is no danger. */
const fewestWeighed = 3;

function isTooLittle({ text }: ReadableText): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.length < fewestWeighed && !words.some((word) => isDangerWord(normaliseText(word)));
}

/** A whole text of one thing that is no danger, in words that stand beside dangers too. */
function isPlainTalk(readable: ReadableText): boolean {
  return (
    isUnsure(readable.text) ||
    isAssurance(readable.text) ||
    isBewildered(readable) ||
    isOtherWish(readable) ||
    isPlainFigure(readable) ||
    isPlainDeclining(withoutDeath(readable)) ||
    isPlainExchange(readable) ||
    isPlainDoubt(readable)
  );
}

/** Where no rule pages, all words together add what they weigh, and settle what is doubtful. */
function withWeighed(readable: ReadableText, spans: FlaggedSpan[]): FlaggedSpan[] {
  if (spans.length === 0 && isTooLittle(readable)) return [];
  const certain = spans.filter((span) => !span.doubtful);
  const { found, harmless } = weighedBeside(certain, readable);
  if (spans.length === 0 && (!found || isPlainTalk(readable))) return [];
  const lowered =
    found && pages(found) && isLossAlone(readable) ? { ...found, flag: 'safety_review' as const } : found;
  return [...(harmless ? certain : spans), ...(lowered ? [lowered] : [])];
}

/** Where all that the rules found is denied, it hardly speaks for a danger: the other words do, without it. */
function weighedBeside(
  certain: readonly FlaggedSpan[],
  readable: ReadableText,
): ReturnType<typeof weighDanger> {
  if (certain.length === 0) return weighDanger(readable, 'nothing');
  if (!certain.every((span) => span.denied)) return weighDanger(readable, 'lowered');
  const whole = weighDanger(readable, 'denied');
  if (pages(whole.found)) return whole;
  const rest = weighDanger(certain.reduce(withoutSpan, readable), 'nothing');
  return pages(rest.found) ? rest : whole;
}

function pages(found: { flag: SafetyFlag } | null): boolean {
  return found !== null && found.flag !== 'safety_review';
}

function spansIn(readable: ReadableText, words: ClauseWords): FlaggedSpan[] {
  const hits = hitsIn(words);
  const flagged = judged(words, hits);
  const certain = covered(
    words,
    flagged.filter(({ flags }) => flags.some((flag) => flag !== 'safety_review')).map(({ hit }) => hit),
  );
  const spans = flagged
    // What may be a danger says nothing new of words that are one.
    .filter(({ hit }) => !hit.review || !isCovered(certain, hit))
    .flatMap(({ hit, flags, denied }) =>
      flags.map((flag): FlaggedSpan => ({
        ...spanOfHit(readable, words, hit),
        flag,
        denied,
        doubtful: hit.review === true,
        composed: hit.review !== undefined,
      })),
    );
  spans.push(...toldOtherwise(readable, words, spans.some(pages)));
  const explained = covered(words, hits);
  for (const alarm of alarmsIn(words.text)) {
    if (!isCovered(explained, alarm))
      spans.push({ ...spanOfHit(readable, words, alarm), flag: 'safety_review', doubtful: true });
  }
  return spans;
}

/** The places of clause text that hits stand at, marked, so that however many hits are compared in one pass. */
function covered({ text }: ClauseWords, hits: readonly Hit[]): Uint8Array {
  const marks = hits.length === 0 ? unmarked : new Uint8Array(text.length);
  for (const hit of hits) marks.fill(1, hit.from, hit.to);
  return marks;
}

const unmarked = new Uint8Array(0);

function isCovered(marks: Uint8Array, { from, to }: { from: number; to: number }): boolean {
  return marks.subarray(from, to).includes(1);
}

/** A danger that is told so often is no clearer when it is told once more. */
const toldOften = 25;

/** What each hit raises. Of a danger told over and over the later hits are passed by: its flag stands already. */
function judged(words: ClauseWords, hits: readonly Hit[]): JudgedHit[] {
  const times = new Map<Danger, number>();
  return hits.flatMap((hit) => {
    const before = times.get(hit.danger) ?? 0;
    if (before >= toldOften) return [];
    const judgedHit = judgedHitOf(words, hit);
    if (judgedHit.flags.includes(hit.danger)) times.set(hit.danger, before + 1);
    return [judgedHit];
  });
}

function judgedHitOf(words: ClauseWords, hit: Hit): JudgedHit {
  if (isFigure(words.text, hit.from, hit.to)) return { hit, flags: [], denied: false };
  const composed = hit.review !== undefined;
  const meaning = meaningOf(hit.danger, surroundings(words.text, hit), composed);
  const flags = flagsFor(meaning, hit.danger);
  return {
    hit,
    flags: hit.review && flags.length > 0 ? ['safety_review'] : flags,
    denied: meaning === 'denied' && isDeed(words.text.slice(hit.from, hit.to)),
  };
}

function hitsIn({ text, words, offsets }: ClauseWords): Hit[] {
  const present = new Set(words.map((word) => word.text));
  const listed = lexicon.flatMap((phrase) =>
    placesOf(phrase, text, present).map((match): Hit => ({
      danger: phrase.danger,
      from: match.index,
      to: match.index + match[0].length,
    })),
  );
  const composed = toldDangers(words.map((word) => word.text)).map((told): Hit => {
    const [from, last] = [offsets[told.from] ?? 0, offsets[told.to] ?? 0];
    const to = last + (words[told.to]?.text.length ?? 0) + 1;
    return { danger: told.danger, from, to, review: told.review };
  });
  const told = toldOverdoses(text).map((place): Hit => ({ danger: 'overdose', ...place }));
  const all = [...listed, ...told, ...composed];
  return [
    ...new Map(all.map((hit) => [`${hit.danger} ${hit.from} ${hit.to} ${hit.review ?? ''}`, hit])).values(),
  ];
}

function flagsFor(meaning: Meaning, danger: Danger): SafetyFlag[] {
  switch (meaning) {
    case 'present':
      return [danger];
    case 'present_of_another':
      return [danger, 'safety_review'];
    case 'denied':
    case 'review':
      return ['safety_review'];
    case 'purpose':
      return [];
  }
}
