import type { Language } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import {
  answerWords,
  aroundPlace,
  correcting,
  noBeginning,
  onlyGreeting,
  placeWords,
  smallNumbers,
  yesBeginning,
} from './answer-words.ts';
import { editedText } from './edit-notice.ts';
import { looks } from '../medicines/looks-words.ts';
import { tellsWrongNumber } from '../wishes/not-theirs.ts';
import { inPlaceOf } from './reply-words.ts';
import { asksForEnglish, asksForSpanish } from '../language/language-words.ts';

/** A number that takes the place of another: "20 not 10" is 20 in place of 10, "20 mg" names none. */
export type NumberCorrection = { from: string | null; to: string; unit: string | null };

/**
 * All that a whole text can mean as the answer to a question. Which of it counts, the question decides: a 2 can be a
 * place in a list and a number of days.
 */
export type Answer = {
  yes: boolean;
  no: boolean;
  /** Says no more than that they do not know, or have not understood. */
  unsure: boolean;
  all: boolean;
  /** All, and says that they are two. */
  both: boolean;
  /** "The other one" of two. */
  other: boolean;
  /** Something is wanted beside what was said before. */
  adds: boolean;
  neverMind: boolean;
  wrongNumber: boolean;
  /** Greets, and says nothing else. */
  greets: boolean;
  /** Counted from 1; -1 is the last. */
  place: number | null;
  /** Told by what it looks like: for a person. */
  byLooks: boolean;
  daysLeft: number | null;
  language: Language | null;
  /** Asks for a language and does not say which. */
  asksLanguage: boolean;
  corrects: boolean;
  number: NumberCorrection | null;
};

/** No more words than these are an answer to one question. */
const mostWords = 8;

/** Reads a text as an answer. Never throws; a text that says more than an answer reads as none. */
export function readAnswer(text: string): Answer {
  const edited = editedText(text);
  return edited === null ? readWords(text) : { ...readWords(edited), corrects: true };
}

function readWords(text: string): Answer {
  const words = normaliseText(text);
  const corrects = correcting.test(words) || inPlaceOf.test(text) || /^\s*\*\s*\p{L}/u.test(text);
  const wrongNumber = tellsWrongNumber(text);
  if (words.split(' ').length > mostWords) return { ...nothing, corrects, wrongNumber };
  const core = coreOf(words);
  const both = answerWords.both.has(core);
  return {
    yes: answerWords.yes.has(words) || yesBeginning.test(words),
    no: answerWords.no.has(words) || noBeginning.test(words),
    unsure: answerWords.unsure.has(words),
    all: answerWords.all.has(core) || both,
    both,
    other: answerWords.other.has(core),
    adds: adding.test(words),
    neverMind: answerWords.neverMind.has(words),
    wrongNumber,
    greets: onlyGreeting.test(words),
    place: both ? null : (readPlace(words) ?? readPlace(core)),
    byLooks: readLooks(words),
    daysLeft: answerWords.out.has(words) ? 0 : readDays(words),
    language: readLanguage(words),
    asksLanguage: answerWords.whichLanguage.has(words),
    corrects,
    number: readNumber(text) ?? readNumber(coreOf(text.trim().toLowerCase())),
  };
}

const changing =
  /^(?:(?:no|nope|oh|oops|sorry|actually|wait|i (?:meant|mean|want|need)|make it|and|also|plus|add|maybe|perdon|mejor|en realidad|quise decir|quiero|necesito|y|tambien|ademas|agregue)\s+)+/;
const closing = /(?:\s+(?:too|also|as well|instead|please|pls|tambien|por favor|mejor))+$/;
const adding = /^(?:and|also|plus|add|y|tambien|ademas|agregue)\b|\b(?:too|also|as well|tambien)$/;

const nothing: Answer = {
  yes: false,
  no: false,
  unsure: false,
  all: false,
  both: false,
  other: false,
  adds: false,
  neverMind: false,
  wrongNumber: false,
  greets: false,
  place: null,
  byLooks: false,
  daysLeft: null,
  language: null,
  asksLanguage: false,
  corrects: false,
  number: null,
};

/** Without the words that only say that something changes, or comes on top. */
function coreOf(words: string): string {
  return words.replace(changing, '').replace(closing, '');
}

function readLanguage(words: string): Language | null {
  if (answerWords.english.has(words) || asksForEnglish.test(words)) return 'en';
  return answerWords.spanish.has(words) || asksForSpanish.test(words) ? 'es' : null;
}

/** "2", "#2", "the second one", "la segunda", "number two please". */
function readPlace(words: string): number | null {
  // "the second one": there "one" stands for the thing, not for its place.
  const all = words.split(' ');
  const parts =
    all.length > 1 && all.some((word) => word !== 'one' && isPlace(word)) ? all.filter(isNotOne) : all;
  const places = parts.flatMap((word) =>
    /^[1-9]$/.test(word) ? Number(word) : (placeWords.get(word) ?? []),
  );
  if (parts.some((word) => !isPlace(word) && !aroundPlace.has(word))) return null;
  const [only] = places;
  return only !== undefined && places.length === 1 ? only : null;
}

function isPlace(word: string): boolean {
  return /^[1-9]$/.test(word) || placeWords.has(word);
}

function isNotOne(word: string): boolean {
  return word !== 'one';
}

const pointing = /^(?:the|that|my|its|it s|la|el|las|los|es|una|un|i need the|necesito la|quiero la)\b/;

/** "the blue one", "la blanca redonda", "small white pill". */
function readLooks(words: string): boolean {
  const parts = words.split(' ');
  if (!parts.some((word) => looks.has(word))) return false;
  return (
    pointing.test(words) ||
    /\b(?:ones?|pills?|tablets?|pastillas?|capsulas?)$/.test(words) ||
    parts.length === 1
  );
}

const daysSaid =
  /^(?:i |we )?(?:have |got |ve got )?(?:about |only |like |maybe |just )*(\d{1,3}) ?(?:days?|d)?(?: worth)?(?: left| remaining)?$/;
const daysSaidInSpanish =
  /^(?:me |nos )?(?:quedan? |tengo )?(?:como |solo |unos )*(\d{1,3})(?: dias?)?(?: mas)?$/;
const weeksSaid =
  /^(?:i have |me quedan? |tengo )?(?:about |como )?(\d{1,2}|a|one|una|two|dos) (?:weeks?|semanas?)(?: left)?$/;
const numberWords: Record<string, number> = { a: 1, one: 1, una: 1, two: 2, dos: 2 };

function readDays(words: string): number | null {
  const inFigures = words
    .replace(/\b(?:a )?couple (?:of )?(?=days?\b)/, '2 ')
    .replace(/[a-z]+/g, (word) => String(smallNumbers.get(word) ?? word));
  const days = daysSaid.exec(inFigures)?.[1] ?? daysSaidInSpanish.exec(inFigures)?.[1];
  if (days !== undefined) return Number(days);
  const weeks = weeksSaid.exec(words)?.[1];
  return weeks === undefined ? null : 7 * (numberWords[weeks] ?? Number(weeks));
}

const amount = String.raw`(\d+(?:\.\d+)?)\s*(mg|mcg|ml|g|units?|unidades)?`;
const counted = String.raw`(\d+(?:\.\d+)?)\s*(mg|mcg|ml|g|units?|unidades|pills?|tablets?|tabs?|capsules?|pastillas?|tabletas?|capsulas?|cápsulas?)?`;
const lead = String.raw`^(?:(?:no|nope|sorry|oops|wait|correction|perdon|perdón|disculpe|quise decir|i meant|it'?s|es|son|the|el|la)[\s,.:;-]+)*`;
const numberForms: { form: RegExp; to: number; from: number | null }[] = [
  // "no, 20 not 10", "20 mg instead of 10", "son 20, no 10"
  {
    form: new RegExp(
      `${lead}${counted}[\\s,;.-]*(?:and |y )?(?:not|no|instead of|rather than|en vez de|en lugar de)\\s+(?:the |el |la )?${counted}$`,
      'i',
    ),
    to: 1,
    from: 3,
  },
  // "not 10 but 20", "not 10, 20", "no 10 sino 20"
  {
    form: new RegExp(
      `^(?:no,?\\s+)?(?:not|no)\\s+${counted}[\\s,;.-]+(?:but |sino |it'?s |es |son )?${counted}$`,
      'i',
    ),
    to: 3,
    from: 1,
  },
  // "20 mg", "the 20", "sorry, 20 mg", "20mg please"
  {
    form: new RegExp(`${lead}${amount}(?:\\s+(?:one|please|tablets?|pills?|por favor|pastillas?))?$`, 'i'),
    to: 1,
    from: null,
  },
];

function readNumber(text: string): NumberCorrection | null {
  const words = text.trim().replace(/[.!?]+$/, '');
  for (const { form, to, from } of numberForms) {
    const found = form.exec(words);
    const value = found?.[to];
    if (!found || value === undefined) continue;
    const unit = found[to + 1] ?? (from === null ? undefined : found[from + 1]) ?? null;
    return {
      from: from === null ? null : (found[from] ?? null),
      to: value,
      unit: unit?.toLowerCase() ?? null,
    };
  }
  return null;
}
