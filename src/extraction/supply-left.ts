import { readNumber } from '../domain/text/spoken-number.ts';
import { wordAt, wordsBetween, type Reading } from './reading.ts';

/** Days of medicine left as told at a place of the text. */
export type SupplyLeft = { at: number; next: number; days: number };

const pills =
  /^(?:pill|pills|tablet|tablets|tabs|tab|capsule|capsules|caps|cap|dose|doses|puffs|units|pastilla|pastillas|tabletas|capsulas|dosis|more|mas|of|de|them|day|days|dia|dias|week|weeks|semana|semanas|worth|supply|in|the|bottle)$/;
const leftAfter = /^(?:left|lft|remaining|remain|more|restantes|nomas|nada)$/;
const leftBefore =
  / (?:only have|only got|have only|got only|just have|have just|down to|only|last|quedan|queda|quedan solo|quedan solamente|quedan como|me quedan|solo tengo|enough for|enough (?:[^ ]+ ){1,3}for|good for|covered for|runs out in|run out in|out in|left with|alcanza para|para|have about) $/;
const none =
  / (?:(?:i am|im|am|is|are|be|been|was|totally|completely|almost|already|all|ran|run|running|just|she is|shes|hes|he is) out(?: of)?|out of|none left|nothing left|no more left|no more|all gone|(?:is|are|its|meds|pills) gone|ran out|used (?:up )?my last|took my last|my last (?:one|pill|dose|tablet|capsule)|last (?:pill|dose|tablet|capsule)|took the last|zero left|have none|dont have any|do not have any|no tengo|ya no tengo|se (?:me|le) (?:acabo|acabaron|termino|terminaron|han acabado)|sin medicina|no me queda(?:n)?|no le queda(?:n)?|me quede sin|estoy sin) /g;
const notOut =
  / (?:running out|almost out|about out|run out soon|out of (?:town|office|state|the|date|stock|refills|network|pocket|breath|country|here|it|my way|curiosity|control)|not out|will be out|be out|going to run out|out for) /;

/** Every place where the text says how much is left: days, doses at one a day, or nothing (0). */
export function readSupplyLeft(reading: Reading): SupplyLeft[] {
  const found = [...countsLeft(reading), ...nothingLeft(reading)];
  return found.sort((a, b) => a.at - b.at);
}

function countsLeft(reading: Reading): SupplyLeft[] {
  const found: SupplyLeft[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    if (reading.taken[at]) continue;
    const number = countAt(reading, at);
    if (!number || number.value > 400) continue;
    let next = number.next;
    while (
      next < number.next + 4 &&
      pills.test(wordAt(reading, next)) &&
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

function nothingLeft(reading: Reading): SupplyLeft[] {
  const text = wordsBetween(reading, 0, reading.tokens.length);
  const places: number[] = [];
  let place = 1;
  reading.tokens.forEach((_, at) => {
    places.push(place);
    place += wordAt(reading, at).length + 1;
  });
  return [...text.matchAll(none)].flatMap((match): SupplyLeft[] => {
    const around = text.slice(Math.max(0, match.index - 12), match.index + match[0].length + 12);
    if (notOut.test(around)) return [];
    const at = places.findIndex((start) => start > match.index);
    const after = places.findIndex((start) => start >= match.index + match[0].length);
    return at < 0
      ? []
      : [
          {
            at,
            next: after < 0 ? reading.tokens.length : after,
            days: daysUntil(text, match.index + match[0].length),
          },
        ];
  });
}

/** `out tomorrow` is one day; what is simply out is none. */
function daysUntil(text: string, end: number): number {
  const after = text.slice(end, end + 48);
  const soon = /^(?:[^ .]+ ){0,3}(?:by |on |for )?(?:tomorrow|manana) /.test(after) ? '1' : null;
  const days = soon ?? /^(?:[^ .]+ ){0,3}(?:in|en) (\d{1,2}) (?:days?|dias?) /.exec(after)?.[1];
  return Number(days ?? 0);
}
