import { readNumber } from '../../domain/text/spoken-number.ts';
import { isDatePart } from '../dates/number-parts.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';
import { sparedAfter } from './spared.ts';

type Range = { at: number; next: number };

/** Days of medicine left as told at a place of the text, which is not so of the medicines `spared`. */
export type SupplyLeft = Range & { days: number; spared?: Range[] };

const pills =
  /^(?:pill|pills|tablet|tablets|tabs|tab|capsule|capsules|caps|cap|dose|doses|puffs|units|pastilla|pastillas|tabletas|capsulas|dosis|more|mas|of|de|them|day|days|dia|dias|week|weeks|semana|semanas|worth|supply|in|the|bottle)$/;
const leftAfter = /^(?:left|lft|remaining|remain|more|restantes|nomas|nada)$/;
const leftBefore =
  / (?:only have|only got|have only|got only|just have|have just|down to|only|last|quedan|queda|quedan solo|quedan solamente|quedan como|me quedan|solo tengo|enough for|enough (?:[^ ]+ ){1,3}for|good for|covered for|runs out in|run out in|out in|left with|alcanza para|para|have about) $/;
const none =
  / (?:(?:i am|im|am|is|are|be|been|was|totally|completely|almost|already|all|ran|(?:ive|have|has|hes|shes) run|just|she is|shes|hes|he is) out(?: of)?|out of|out as of|none left|nothing left|no more left|no more(?! (?:texts?|messages?|refills?|sms|calls?))|all gone|(?:is|are|its|meds|pills) gone|ran out|used (?:up )?my last|took my last|my last (?:one|pill|dose|tablet|capsule)|last (?:pill|dose|tablet|capsule)|took the last|zero left|have none|dont have any|do not have any|(?:no|not a|not any|none of|not one|without any|zero|dont have any|do not have any|havent got any|have not got any|doesnt have any|aint got no) (?!refills?|mas|more refills)(?:[^ .]+ ){0,3}left|no tengo|ya no tengo|no hay mas|se (?:me|le) (?:acabo|acabaron|termino|terminaron|han acabado)|sin medicina|no me queda(?:n)?|no le queda(?:n)?|me quede sin|estoy sin) /g;
const notOut =
  / (?:(?:pharmacy|store|you|guys|yall|cvs|walgreens|walmart|farmacia|ustedes) (?:(?:is|are|was|were|all|always|still|just|keep) ){0,2}(?:ran |run |running )?out|running out|almost out|about out|run out soon|out of (?:town|office|state|the|date|stock|refills|network|pocket|breath|country|here|it|my way|curiosity|control)|not out|will be out|be out|going to run out|out for|(?:let (?:me|him|her|us|them)|to|not|might|may|dont|do not|before (?:i|we|he|she)|when (?:i|we)|if (?:i|we)) runs? out) /;

/** `no more X after thursday`: behind what there will be none of, a day to come. */
const nearlyOut = / (?:days?|weeks?|hours?) (?:away )?(?:from|shy of|short of) (?:being )?$/;
const laterOn =
  /^ (?:[^ .,]+ ){0,2}(?:after|come|past|despues del?) (?:el |la )?(?:the |this |next )?(?:mon|tue|wed|wens|thu|fri|sat|sun|tomorrow|tonight|lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana)/;

/** `I don't take X no more`: any more. */
const notAnyMore =
  / (?:dont|do not|doesnt|does not|aint|not|cant|wont|never) (?:even |really )?(?:take|takes|taking|need|needs|want|wants|use|uses|using|on|be|get|have to) (?:[^ .,;?!]+ ){0,4}$/;

/** Every place where the text says how much is left: days, doses at one a day, or nothing (0). */
export function readSupplyLeft(reading: Reading, medicines: readonly Range[] = []): SupplyLeft[] {
  const found = [
    ...countsLeft(reading, medicines),
    ...nothingLeft(reading, medicines),
    ...medicines.flatMap((one) => noneOf(reading, one)),
  ];
  return found.sort((a, b) => a.at - b.at);
}

function countsLeft(reading: Reading, medicines: readonly Range[]): SupplyLeft[] {
  const found: SupplyLeft[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    if (reading.taken[at] || isDatePart(reading, at)) continue;
    const number = countAt(reading, at);
    if (!number || number.value > 400) continue;
    let next = number.next;
    while (
      next < number.next + 4 &&
      (pills.test(wordAt(reading, next)) || medicines.some((one) => next >= one.at && next < one.next)) &&
      !leftAfter.test(wordAt(reading, next))
    )
      next++;
    const unit = wordsBetween(reading, number.next, next);
    const more =
      wordAt(reading, next) === 'more' &&
      !/ (?:have|got|only|tengo|hay) /.test(wordsBetween(reading, at - 3, at));
    const told =
      leftAfter.test(wordAt(reading, next)) &&
      !more &&
      !/ (?:refill|refills) /.test(wordsBetween(reading, next, next + 3));
    const before =
      leftBefore.test(wordsBetween(reading, at - 6, at)) && !isStrengthOrDate(reading, number.next);
    if (
      told ||
      (before &&
        (unit !== ' ' || / (?:quedan|queda|down to|left with) $/.test(wordsBetween(reading, at - 2, at))))
    ) {
      found.push({
        at,
        next: next + (told ? 1 : 0),
        days: number.value * (/ (?:week|weeks|semana|semanas) /.test(unit) ? 7 : 1),
      });
      at = next;
    }
  }
  return found;
}

function isStrengthOrDate(reading: Reading, next: number): boolean {
  return /^(?:mg|mcg|ml|g|-|\/|refills|refill|resurtidos|meses|months|years|am|pm)$/.test(
    wordAt(reading, next),
  );
}

function countAt(reading: Reading, at: number): { value: number; next: number } | null {
  const word = wordAt(reading, at);
  if ((word === 'couple' || word === 'par') && wordAt(reading, at + 1) !== '')
    return { value: 2, next: at + 1 };
  if (
    (word === 'a' || word === 'one' || word === 'una') &&
    /^(?:week|day|semana)$/.test(wordAt(reading, at + 1))
  ) {
    return { value: 1, next: at + 1 };
  }
  if (word === 'a') return null;
  const number = readNumber(reading.tokens, at);
  return number && !number.ordinal && Number.isInteger(number.value) ? number : null;
}

function nothingLeft(reading: Reading, medicines: readonly Range[]): SupplyLeft[] {
  const text = wordsBetween(reading, 0, reading.tokens.length);
  const places: number[] = [];
  let place = 1;
  reading.tokens.forEach((_, at) => {
    places.push(place);
    place += wordAt(reading, at).length + 1;
  });
  return [...text.matchAll(none)].flatMap((match): SupplyLeft[] => {
    const around = text.slice(Math.max(0, match.index - 18), match.index + match[0].length + 12);
    const days = daysUntil(text, match.index + match[0].length);
    if (laterOn.test(text.slice(match.index + match[0].length - 1, match.index + match[0].length + 40)))
      return [];
    const before = text.slice(0, match.index + 1);
    if (nearlyOut.test(before) || (/ no more/.test(match[0]) && notAnyMore.test(before))) return [];
    if (notOut.test(around) && !(days > 0 && / (?:will|ll|ill|going to|gonna|be) /.test(around))) return [];
    if (
      /^ (?:ya )?no tengo $/.test(`${match[0].startsWith(' ') ? '' : ' '}${match[0]}`) &&
      !isOfMedicine(text, match, places, medicines)
    )
      return [];
    const at = places.findIndex((start) => start > match.index);
    const after = places.findIndex((start) => start >= match.index + match[0].length);
    if (at < 0) return [];
    const next = after < 0 ? reading.tokens.length : after;
    const spared = sparedAfter(reading, next, medicines);
    return [{ at, next, days, ...(spared.length > 0 && { spared }) }];
  });
}

/** `out tomorrow` is one day; what is simply out is none. */
function daysUntil(text: string, end: number): number {
  const after = text.slice(end, end + 48);
  const soon = /^(?:[^ .]+ ){0,3}(?:by |on |for )?(?:tomorrow|manana) /.test(after) ? '1' : null;
  const days = soon ?? /^(?:[^ .]+ ){0,3}(?:in|en) (\d{1,2}) (?:days?|dias?) /.exec(after)?.[1];
  return Number(days ?? 0);
}

/** `no tengo` tells of medicine when a medicine, a word for it or nothing at all follows. */
function isOfMedicine(
  text: string,
  match: RegExpExecArray,
  places: readonly number[],
  medicines: readonly Range[],
): boolean {
  const end = match.index + match[0].length;
  const after = text.slice(end, end + 40);
  const goods =
    /^(?:(?:mas|ya|nada|ninguna?|ni una|de|la|el|mi|mis|las|los|mas de|hoy) )*(?:medicinas?|medicamentos?|pastillas?|insulina|tabletas|dosis|[.,;!\n]|$)/;
  if (goods.test(after) || /^(?:mas|ninguna?|nada) /.test(after)) return true;
  return medicines.some((one) => {
    const start = places[one.at] ?? -1;
    return start >= end && start - end <= 16;
  });
}

/** `digoxin none`, `me quedé sin X y sin Y`. */
function noneOf(reading: Reading, { at, next }: Range): SupplyLeft[] {
  const ends = /^(?:[,.;!\n]|and|y|)$/.test(wordAt(reading, next + 1));
  if (/^(?:none|zero|nada|cero)$/.test(wordAt(reading, next)) && ends)
    return [{ at: next, next: next + 1, days: 0 }];
  const without = wordAt(reading, at - 1) === 'sin';
  const clause = wordsBetween(reading, at - 9, at - 1);
  return without && / (?:quede|quedo|estoy|esta|sin) /.test(clause)
    ? [{ at: at - 1, next: at, days: 0 }]
    : [];
}
