import { isGivenName } from '../../domain/names/given-names.ts';
import { weakGiven } from './name-lexicon.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';

/** Family names that are verbs, parts of the body and other words of these messages: names only beside a birth date. */
const families: ReadonlySet<string> = new Set(
  `ache bad best blood bone bones bruise burn call chest comfort crash cutting cutts death deeds dies dose down drown early end faint fall falls fear fell
friday gun hanging head heart high hurt ill killings knife last lost more much nurse out outlaw pain paine patient pills rash rushing self shot sick
sickles small speed still stop stopp strange stroke sweat sweats swallow tongue worth calvo corte dolor dolores fuerte mayor medico muerte sangre triste caida cuerpo`
    .trim()
    .split(/\s+/),
);
const label = / (?:dob|d|date|born|birthday|birth|bday|f|fn|fdn|nacid[oa]|naci|nacio|fecha|nac|[,.:;(-]) $/;

/** `donna 4/4/1948`, `graves, donna 4/4/1948`: between or behind a given name, where the birth date follows. */
export function isFamilyBesideDate(reading: Reading, at: number): boolean {
  if (!families.has(wordAt(reading, at))) return false;
  if (isGivenAlone(reading, at - 1) && (dateFollows(reading, at + 1) || isStatedName(reading, at)))
    return true;
  return wordAt(reading, at + 1) === ',' && isGivenAlone(reading, at + 2) && dateFollows(reading, at + 3);
}

function isGivenAlone(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at);
  return isGivenName(word) && !weakGiven.has(word) && reading.taken[at] !== true;
}

/** Nothing but the label of a date before it. */
function dateFollows(reading: Reading, at: number): boolean {
  for (let place = at; place < at + 5; place++) {
    if (reading.taken[place] === true)
      return /^\d|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)/.test(
        wordAt(reading, place),
      );
    if (
      !label.test(wordsBetween(reading, place, place + 1)) &&
      !/^(?:of|de|is|es|on|el)$/.test(wordAt(reading, place))
    )
      return false;
  }
  return false;
}

function isStatedName(reading: Reading, at: number): boolean {
  return / (?:name is|names|name :|llamo|nombre es|nombre :|se llama) $/.test(
    wordsBetween(reading, at - 3, at - 1),
  );
}
