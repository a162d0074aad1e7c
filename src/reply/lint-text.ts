import type { CalendarDate } from '../domain/calendar-date.ts';
import { mayNameInText } from '../domain/drugs/sensitive-classes.ts';
import type { Language } from '../domain/message.ts';
import type { TicketEventType } from '../domain/ticket.ts';
import { proseProblems, type ProseProblem } from './check-prose.ts';
import { countSegments } from './count-segments.ts';
import { type Disclosure, mayHear } from './disclosure.ts';
import { bareWords, earlyWords } from './event-words.ts';
import { type Org, sayDay, sayOrg } from './fill-template.ts';
import { findDrugs } from './find-drugs.ts';
import { hasOddLetters } from './odd-letters.ts';
import { isSafetyTemplate, type TemplateSet } from './template.ts';
import { templateSpecs } from './template-specs.ts';
import { templateIdOf } from './template-book.ts';

export type TextToLint = {
  text: string;
  /** The templates' ids joined with `+`. */
  template: string;
  language: Language;
  disclosure: Disclosure;
  /** False on the web and by e-mail. */
  isText: boolean;
  /** What is recorded of the tickets that it speaks of. */
  events: readonly TicketEventType[];
  /** The raw wordings that it was made of; null for a text of before they were recorded. */
  wordings: readonly string[] | null;
  set: TemplateSet;
  /** Its name and number may stand in every text. */
  org: Org;
  /** Names of the people concerned, which a text never holds. */
  names?: readonly string[];
};

export type TextProblem =
  | ProseProblem
  | 'empty'
  | 'open_token'
  | 'too_long'
  | 'tells_too_much'
  | 'foreign_word'
  | 'holds_date'
  | 'names_sensitive_medicine'
  | 'ahead_of_event';

/** Segments of an answer; of a thread's first text and of a safety text. */
const fewSegments = 2;
const moreSegments = 3;
const longestEmail = 2000;

/**
 * What is wrong with a composed text, nothing for one that may be sent. It is asked when a wording is saved, before
 * each text is sent, and by the test that goes through all of them. Pure.
 */
export function lintText(input: TextToLint): TextProblem[] {
  // Letters and figures of a reference can spell a medicine (T3): it is made by chance and names nothing.
  const own = ownText(input);
  const drugs = findDrugs(own.replace(codes, ' '));
  const prose = new Set(proseProblems(input.wordings ?? []));
  const checks: [problem: TextProblem, found: boolean][] = [
    ['empty', input.text.trim() === ''],
    ['open_token', /[{}]|\bundefined\b|\bnull\b|\bNaN\b/.test(input.text)],
    ['too_long', isTooLong(input)],
    ['tells_too_much', tellsTooMuch(input)],
    ['foreign_word', foreignWords(input).length > 0],
    ['holds_date', holdsFullDate(input)],
    ['names_medicine', prose.has('names_medicine') || (input.disclosure !== 'medicine' && drugs.length > 0)],
    ['names_sensitive_medicine', drugs.some((name) => !mayNameInText(name))],
    ['names_person', prose.has('names_person') || namesPerson(input)],
    ['odd_letters', prose.has('odd_letters') || hasOddLetters(own)],
    ['unknown_word', prose.has('unknown_word')],
    ['ahead_of_event', earlyWords(own, input.events).length > 0],
  ];
  return checks.filter(([, found]) => found).map(([problem]) => problem);
}

/** The most segments that a text may take; it is introduced when it ends with the opt-out line. */
export function segmentLimit(text: string, template: string, set: TemplateSet): number {
  const introduced = text.endsWith(set.phrases.optOutLine);
  return introduced || template.split('+').every(isSafetyTemplate) ? moreSegments : fewSegments;
}

function isTooLong({ text, template, isText, set }: TextToLint): boolean {
  return isText ? countSegments(text) > segmentLimit(text, template, set) : text.length > longestEmail;
}

function tellsTooMuch({ template, disclosure }: TextToLint): boolean {
  return template.split('+').some((part) => {
    const id = templateIdOf(part);
    return id === null || !mayHear(disclosure, templateSpecs[id].disclosure);
  });
}

/**
 * Words that stand neither in the wording nor in the organisation's name and that no token gives at this level: the
 * references and short numbers to everyone, days to the verified, medicines to those who accepted it.
 */
function foreignWords(input: TextToLint): string[] {
  const { text, wordings, set, org, disclosure } = input;
  if (wordings === null || disclosure === 'medicine') return [];
  const own = [org.phone, org.name, sayOrg(org.name, set.phrases), set.phrases.greeting];
  const known = new Set(wordsOf([...wordings, ...own].join(' ')));
  const tokens = tokenWords(set);
  return wordsOf(text.replace(codes, ' ')).filter(
    (word) =>
      !known.has(word) &&
      !tokens.phrases.has(word) &&
      !(disclosure !== 'neutral' && tokens.days.has(word)) &&
      !/^\d{1,3}$/.test(word),
  );
}

type TokenWords = { phrases: ReadonlySet<string>; days: ReadonlySet<string> };

/** Kept, because making them takes longer than asking. */
const tokenWordsOf = new WeakMap<TemplateSet['phrases'], TokenWords>();

function tokenWords(set: TemplateSet): TokenWords {
  let words = tokenWordsOf.get(set.phrases);
  if (!words) {
    words = {
      phrases: new Set(wordsOf(phraseTexts(set).join(' '))),
      days: new Set(wordsOf(months(set).join(' '))),
    };
    tokenWordsOf.set(set.phrases, words);
  }
  return words;
}

function wordsOf(text: string): string[] {
  return bareWords(text).split(' ').filter(Boolean);
}

/** References and addresses of our own. */
const codes = /\b[A-Z]{2,4}-[0-9A-Z]{1,12}\b|https?:\/\/\S+/g;

function phraseTexts({ phrases }: TemplateSet): string[] {
  return Object.values(phrases).flatMap((phrase) =>
    typeof phrase === 'string' ? [phrase] : Object.values<string>(phrase),
  );
}

function months({ language }: TemplateSet): string[] {
  const days = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-01`);
  return days.map((day) => sayDay(day as CalendarDate, language));
}

/** A year, or a date in figures: no birth date has another form without its year. */
function holdsFullDate(input: TextToLint): boolean {
  const text = ownText(input).replace(codes, ' ');
  return /\b(1[89]|20)\d\d\b|\b\d{1,2}([/.-])\d{1,2}\2\d{2,4}\b/.test(text);
}

function namesPerson(input: TextToLint): boolean {
  const { names = [] } = input;
  if (names.length === 0) return false;
  const wording = bareWords([...(input.wordings ?? []), ...phraseTexts(input.set)].join(' '));
  const said = bareWords(ownText(input));
  return names.some((name) => {
    const bare = bareWords(name);
    // "May" and "Will" are names too: what the wording itself says is no name.
    return bare.trim().length > 1 && said.includes(bare) && !wording.includes(bare);
  });
}

/** The text without the organisation's name and number, which may be anything. */
function ownText({ text, org, set }: TextToLint): string {
  const own = [sayOrg(org.name, set.phrases), org.phone.trim()].filter((words) => words !== '');
  return own.reduce((rest, words) => rest.replaceAll(words, ' '), text);
}
