import { isGivenName } from '../../domain/names/given-names.ts';
import type { Span } from '../../domain/message.ts';
import { isNumberWord } from '../../domain/text/spoken-number.ts';
import { isRelativeWord } from './people-words.ts';
import { spanOfTokens, wordAt, type Reading } from '../reading.ts';

/** Words that end a name or are none. */
export const notNames = new Set(
  'parte sincerely regards atentamente saludos cordially respectfully best full call caller porfa porfavor porfis plz pls thx ty tks requests request asks asked pide solicita unresponsive found breathing fast slow else somebody someone ventanilla en room again es names name first last que nacio aqui here tel habla aca mother mom mum father dad wife husband son daughter sister brother grandmother grandma grandfather grandpa client esposa esposo mama papa madre padre hijo hija abuela abuelo hermana hermano residente llama llamaba aunt uncle facility mg mcg milligram milligrams miligramos units unit percent ml gram grams more another supply bottle month last next first asap today pharmacist one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety hundred dob date born birth birthday bday i im my me need needs want wants calling and or from with refill refills for the a an on of to at is was in it number rx phone please thanks thank you hi hello hey good morning afternoon evening this that here there again out prescription medication medicine meds pills mg pharmacy doctor dr he she his her our we they y e necesito necesita fecha naci nacida nacido nacimiento quiero mi tengo llamo llamando para por favor con el la los las un una de hola buenos buenas dias tardes gracias soy telefono numero receta resurtir medicina medicinas pastillas se would like can could will has have am are not no running low patient resident calls just checking taking asking trying wondering sorry sick allergic supposed going having getting about all also almost feeling your what when where how why who yes ok okay sir maam hospital nurse facility care home center rehab st manor refilling reaching leaving looking waiting texting writing new cumpleanos paciente diabetic diabetica diabetico hipertensa hipertenso asmatica asmatico alergica alergico embarazada pregnant still so but pero only insurance account mr mrs ms miss mister sr sra srta senora senor senorita monday tuesday wednesday thursday friday saturday sunday today tomorrow now status ready cancel stop start help up down left ran take takes blood pressure water pill pain heart sugar urgent asap emergency everything nothing something medicamento medicamentos name phone january february march april may june july august september october november december discharged admitted transferred deceased hospitalized um uh er eh wk wks cuz bc warmly fondly gratefully kindly affectionately cordialmente atenciosamente respetuosamente yours itch rash hives cramps'.split(
    ' ',
  ),
);
/** A name found in a text: tokens `at` to `next`, and how it reads in the order given, family. */
export type FoundName = { at: number; next: number; value: string };

export function isNameWord(reading: Reading, at: number, capitals: boolean): boolean {
  const token = reading.tokens[at];
  if (token?.kind !== 'word' || reading.taken[at] || notNames.has(wordAt(reading, at))) return false;
  if (isHonorific(reading, at) || isRelativeWord(wordAt(reading, at))) return false;
  if (isNumberWord(token.text) || isSpelledOut(reading, at)) return false;
  return !capitals || isCapital(reading, at);
}

/** `doña Carmen`, `don José`. */
function isHonorific(reading: Reading, at: number): boolean {
  return /^dona?$/.test(wordAt(reading, at)) && isGivenName(wordAt(reading, at + 1));
}

/** Letters said one by one (`c h e n`, `d.o.b`) repeat a name or are none. */
function isSpelledOut(reading: Reading, at: number): boolean {
  const other = [at + 1, at - 1, at + 2, at - 2].map((place) => wordAt(reading, place));
  const [after = '', before = '', second = '', first = ''] = other;
  if (wordAt(reading, at).length !== 1) return false;
  return [after === '.' ? second : after, before === '.' ? first : before].some((word) =>
    /^[a-z]$/.test(word),
  );
}

export function isCapital(reading: Reading, at: number): boolean {
  return /^\p{Lu}/u.test(spanOfTokens(reading, at, at + 1).text);
}

/** `mary o'brien` and `MARY O'BRIEN` as `Mary O'Brien`. */
export function inCapitals(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[\s'-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** The words of a name, without the `'s` of who owns something. */
export function spanOfName(reading: Reading, at: number, next: number): Span {
  const span = spanOfTokens(reading, at, next);
  const owning = /['’]s$/i.test(span.text) ? 2 : 0;
  const text = span.text.slice(0, span.text.length - owning);
  return { text, start: span.start, end: span.start + text.length };
}

export function owns(reading: Reading, at: number): boolean {
  return /'s$/.test(reading.tokens[at]?.text ?? '');
}
