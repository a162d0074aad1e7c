import { isRelativeWord } from './people-words.ts';
import { wordAt, type Reading } from '../reading.ts';

/** Whoever is looked after as a task, and never only helps or tells. */
const caredFor =
  /^(?:residents?|residentes?|clients?|tenants?|boarder|inquilin[oa]|pacientes?|patients?|pts?)$/;
const things =
  /^(?:meds?|medications?|medicines?|prescriptions?|refills?|pills?|tablets?|tabs|rx|rxs|scripts?|inhalers?|insulin|drops|shots?|patch|patches|cream|pressure|medicinas?|medicamentos?|pastillas?|pastillitas?|recetas?|gotas|jarabe|insulina|inhalador|crema|pomada|tratamiento)$/;

const sonBehind = / (?:my|our|his|her|their|the|your|for|and|old|[a-z]+ing|eldest|youngest) $/;

/**
 * The words of a message with what they are instead of themselves where that is all that counts: `KIN` for a relative,
 * a friend or a pet (`KINS` where the word ends in s: several, or an owner), `CARED` for residents and patients, `MED`
 * for what was read as a medicine and for the words for one.
 */
export function wordsForWhose(reading: Reading, medicines: readonly { at: number; next: number }[]): string {
  const named = reading.tokens.map(() => false);
  for (const { at, next } of medicines) named.fill(true, at, next);
  let words = ' ';
  for (let at = 0; at < reading.tokens.length; at++) {
    const word = wordAt(reading, at);
    if (word === "'" || word === '') continue;
    const kind = kindOf(word, words);
    const shown = kind === word && (named[at] || things.test(word)) ? 'MED' : kind;
    if (shown !== 'MED' || !words.endsWith(' MED ')) words += `${shown} `;
  }
  return words.replaceAll(/ (KINS?) (?:- )?in (?:- )?law(s?)(?= )/g, ' $1 ');
}

function kindOf(word: string, before: string): string {
  if (caredFor.test(word)) return 'CARED';
  if (/^patrona?$/.test(word)) return 'KIN';
  // `son` is a verb in Spanish.
  if (!isRelativeWord(word) || (word === 'son' && !sonBehind.test(before))) return word;
  return word.endsWith('s') && word !== 'sis' ? 'KINS' : 'KIN';
}
