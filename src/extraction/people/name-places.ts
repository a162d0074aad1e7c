import { isSurelyGiven } from './given-name-words.ts';
import { weakGiven } from './name-lexicon.ts';
import { inCapitals, isNameWord, owns, type FoundName } from './name-words.ts';
import { isRelativeWord } from './people-words.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';

const needs =
  /^ (?:(?:also|really|still|tambien|ya) )*(?:needs|wants|requests|requested|takes|ran out|would like|has \d|is (?:almost |nearly |about |running |completely |all )*(?:out|low|down|due|on)|in (?:room|rm|bed)|necesita|ocupa|quiere|pide|se quedo|ya no tiene|toma) /;

const staff = / (?:dr|doctor|doctora|dra|nurse|pharmacist)(?: \.)? $/;

/** `Tom needs citalopram`, `lisinopril for Bob`, `Linda's metoprolol`: a given name alone. */
export function givenAlone(reading: Reading): FoundName | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    const owning = owns(reading, at);
    const named =
      isSurelyGiven(reading, at) &&
      isUntaken(reading, at) &&
      !isRelativeWord(wordAt(reading, at)) &&
      !weakGiven.has(wordAt(reading, at));
    // `Luis Carlos needs`: the second of two given names is not what anybody is called.
    if (!named || isSurelyGiven(reading, at - 1) || staff.test(wordsBetween(reading, at - 2, at))) continue;
    const wanted = needs.test(wordsBetween(reading, at + 1, at + 7));
    const meant =
      / (?:for|para) $/.test(wordsBetween(reading, at - 1, at)) && !isNameWord(reading, at + 1, false);
    if (!wanted && !meant && !(owning && reading.taken[at + 1])) continue;
    return { at, next: at + 1, value: inCapitals(wordAt(reading, at).replace(owning ? /s$/ : /$^/, '')) };
  }
  return null;
}

function isUntaken(reading: Reading, at: number): boolean {
  return reading.tokens[at]?.kind === 'word' && !reading.taken[at];
}
