import { endsSentence, wordsBetween, type Reading } from '../reading.ts';

const subject = '(?:(?:because|cause|cuz|since|porque|pues) )?(?:(?:i|we) )?';
const having =
  '(?:(?:still|already) (?:have|got)|(?:have|got) (?:still |already )?(?:plenty|enough|lots|tons|a lot|extra)|(?:i|we) (?:just |already )?(?:got|picked up|received|found)|(?:todavia|aun|ya) (?:tengo|tenemos|me quedan?)|me quedan? (?:todavia|aun|suficientes?|bastantes?)|tengo (?:suficientes?|bastantes?))';
const of =
  '(?:(?:some|another|a|bottle|box|of|the|my|extra|left|de|la|el|los|las|mi|mis|otro|otra|frasco|suficiente) ){0,4}';

const opens = new RegExp(`^ ${subject}${having} `);
const told = new RegExp(` ${having} (?:[^ .]+ ){1,8}$`);
const before = new RegExp(` ${having} ${of}$`);
const gotBefore = / (?:got|have|has|picked up|received) (?:(?:the|my|some) )?$/;
/** `Got the X last week`. */
const opensGot =
  /(?:^| (?:[,;:-]|and|but|y|pero) )(?: )?(?:(?:oh|ok|hi|i|we|just|already|ya|me) )*(?:got|picked up|received|recibi|recogi|llego|llegaron|dieron|surtieron) (?:(?:the|my|el|la|los|las|mi) )*$/;
const ago =
  /^ (?:[0-9.]+ (?:mg )?)?(?:(?:on|just|el|this|back) )*(?:already|ya|last (?:week|month|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:the other|other) day|earlier|(?:this|la|esta) (?:week|morning|month|semana|manana)|(?:la semana|el mes) pasad[ao]|ayer|hoy|antier|(?:a |two |three |[0-9]+ )?(?:days?|weeks?) ago|hace (?:un|unos|dos|tres|[0-9]+)|lunes|martes|miercoles|jueves|viernes|sabado|domingo) /;
/** Not enough is no having; and who has both and wants both has said so. */
const lacking =
  / (?:dont|do not|wont|will not|not|never|cant|didnt|doesnt|aint|no|havent|hasnt) (?:[^ .]+ )?(?:have|has|got|get|picked up|received|found|tengo|me quedan?) /;
const until = /^ (?:left )?(?:for|until|till|til|thru|through|to last|to get|para|hasta) /;
const opensWish =
  /^ (?:(?:so|and|y|but|pero) )?(?:(?:i|we) )?(?:(?:just|only|solo|nomas|solamente) )?(?:need|want|refill|send|necesito|ocupo|quiero|mandeme|manden|surtan|the|my|la|el|mi) /;

/** In tokens. */
const near = 8;

/**
 * `refill X i still have Y`, `have enough Y need X`: behind token `at` it is told of another medicine that there is some,
 * or one is wanted behind that, with no mark between.
 */
export function opensHaving(reading: Reading, at: number): boolean {
  const from = startOf(reading, at + 1);
  const [said, next] = [wordsBetween(reading, from, at + 1), wordsBetween(reading, at + 1, at + 10)];
  if (opens.test(next))
    return isNamed(reading, from, at + 1) && isNamed(reading, at + 3, at + 10) && !/ (?:i|we) $/.test(said);
  return reading.taken[at] === true && opensWish.test(next) && told.test(said) && !lacking.test(said);
}

/** `I still have Y`, where another medicine stands beside it: there is enough of this one. */
export function isHad(reading: Reading, at: number, next: number): boolean {
  const said = wordsBetween(reading, startOf(reading, at), at);
  const after = wordsBetween(reading, next, next + 3);
  if (lacking.test(said) || until.test(after)) return false;
  if (opensGot.test(said) && ago.test(wordsBetween(reading, next, next + 6))) return true;
  return before.test(said) || (gotBefore.test(said) && /^ (?:already|ya) /.test(after));
}

/** Words behind a medicine that tell of the next one that there is some. */
export function tellsOfNext(words: string): boolean {
  return before.test(words);
}

function startOf(reading: Reading, at: number): number {
  let from = at;
  while (from > 0 && at - from < near && !endsSentence(reading, from - 1)) from--;
  return from;
}

function isNamed(reading: Reading, from: number, to: number): boolean {
  return reading.taken.slice(Math.max(0, from), to).includes(true);
}
