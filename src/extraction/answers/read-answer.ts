import type { Language } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import {
  answerWords,
  correcting,
  noBeginning,
  onlyGreeting,
  smallNumbers,
  yesBeginning,
} from './answer-words.ts';
import { editedText } from './edit-notice.ts';
import { looks } from '../medicines/looks-words.ts';
import { tellsWrongNumber } from '../wishes/not-theirs.ts';
import { readAll } from './read-all.ts';
import { type NumberCorrection, type Pick, readNumber, readPicks, readPlace } from './read-pick.ts';
import { inPlaceOf } from './reply-words.ts';
import { readSupplyAlone } from './supply-alone.ts';
import { asksForEnglish, asksForSpanish } from '../language/language-words.ts';

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
  /** How many they are, where all are wanted and it is said; else null. */
  count: number | null;
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
  /** Several of what was asked about, each by its place or its number; empty where it is not several. */
  picks: Pick[];
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
  const all = readAll(core);
  return {
    yes: answerWords.yes.has(words) || yesBeginning.test(words),
    no: answerWords.no.has(words) || noBeginning.test(words),
    unsure: answerWords.unsure.has(words),
    all: all !== null,
    count: all?.count ?? null,
    other: answerWords.other.has(core),
    adds: adding.test(words),
    neverMind: answerWords.neverMind.has(words),
    wrongNumber,
    greets: onlyGreeting.test(words),
    place: all ? null : (readPlace(words) ?? readPlace(core)),
    byLooks: readLooks(words),
    daysLeft: answerWords.out.has(words) ? 0 : (readDays(words) ?? readSupplyAlone(text)?.days ?? null),
    language: readLanguage(words),
    asksLanguage: answerWords.whichLanguage.has(words),
    corrects,
    number: readNumber(text) ?? readNumber(coreOf(text.trim().toLowerCase())),
    picks: readPicks(coreOf(text.trim().toLowerCase())),
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
  count: null,
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
  picks: [],
};

/** Without the words that only say that something changes, or comes on top. */
function coreOf(words: string): string {
  return words.replace(changing, '').replace(closing, '');
}

function readLanguage(words: string): Language | null {
  if (answerWords.english.has(words) || asksForEnglish.test(words)) return 'en';
  return answerWords.spanish.has(words) || asksForSpanish.test(words) ? 'es' : null;
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
