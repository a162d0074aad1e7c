import type { Found } from '../medicines/find-mentions.ts';
import { endsSentence, wordsBetween, type Reading } from '../reading.ts';
import { taggedWords } from './tagged-words.ts';

const strength = '(?:(?:[0-9.]+|mgs?|mcg|ml|units?|er|xr|xl|refills?|one|ones|[()]) )*';
const article = '(?:(?:the|my|his|her|any|for|el|la|los|las|mi|mis|su|sus|de) )*';
const joint = '(?:(?:[,.;:&/\\n-]|and|or|nor|but|y|e|o|u|ni|pero|no|not|also|tambien|then) )';

const listed = new RegExp(`^ ${strength}${joint}+${article}$`);
const chosen = / (?:or|nor|ni|o|same (?:with|for|goes for)|lo mismo (?:con|para)) (?:(?:the|my|la|el|mi) )?$/;
/** A list that is refused as one: `neither X, Y`, `none of these: X, Y`. */
const asOne =
  /(?:^| )(?:neither|none of (?:these|those|them)|ningun[oa] de est[ao]s)(?: (?!(?:nor|or|ni|o) )[^ .;?!]+)* $/;
/** It is with this one as with the one before. */
const alike = new RegExp(`^ ${strength}(?:either|neither|tampoco)(?= )`);
/** The list ends in what alone is wanted, or in a last one that is refused. */
const onlyThen = new RegExp(
  `^ ${strength}(?:(?:too|as well|also|either|tampoco|today|now|please|pls|this time|hoy|esta vez) )*(?:${joint}*${article}MED ${strength}(?:(?:too|as well|either|tampoco|this time) )*)*${joint}*(?:just|only|solo|solamente|nomas|nada mas|unicamente) (?:(?:i|we|need|want|send|refill|fill|do|me|necesito|quiero|ocupo|mand[ae]n?|surtan?) )*${article}MED `,
);
const orLast = new RegExp(`^ ${strength}(?:, ${article}MED ${strength})*(?:, )?(?:or|nor|ni) ${article}MED `);

const amount = '(?:(?:[0-9.]+|mgs?|mcg|ml|units?|er|xr|xl) )*';
const and = '(?:(?:[,&]|and|or|nor|y|e|o|ni) )+';
/** `Cancel X, Y and Z`: all that is listed behind the deed, where nothing else is said of it. */
const takenBack = new RegExp(
  `(?:^| )(?:cancel|cancel[ae]n?|cancelar|stop|halt|discontinue|d / c|dc|drop|remove|delete|void|quiten?|borren?|anul[ae]n?|suspendan?) ${article}(?:MED ${amount}${and}${article})+$`,
);
const notTakenBack =
  / (?:dont|do not|not|never|no|nunca|why|who|did|didnt|was|were|if|should|can i) (?:[^ .;?!]+ ){0,2}(?:cancel|stop|skip|drop|remove|delete|quit|suspend)/;
const closed = new RegExp(
  `^ ${amount}(?:${and}${article}MED ${amount})*(?:(?:,|please|pls|plz|thanks|thank you|now|today|this time|too|por favor|gracias|hoy|ahora) )*(?:[.;!\n]|just|only|solo|solamente|nomas|$)`,
);

/** In tokens. */
const farthest = 24;

/**
 * What is said of a medicine by the one that is named before it: `alike`, the same is said of both ("not X, Y either,
 * just Z", "don't send X, Y or Z", "neither X, Y", "X no, Y tampoco"); `refused`, it is taken back in one list with it
 * ("cancel X, Y and Z").
 */
export function refusedWithPrevious(
  reading: Reading,
  all: readonly Found[],
  index: number,
): 'refused' | 'alike' | null {
  const [previous, found] = [all[index - 1], all[index]];
  if (!previous || !found) return null;
  const between = wordsBetween(reading, previous.next, found.at);
  if (chosen.test(between)) return 'alike';
  const end = Math.min(reading.tokens.length, found.next + farthest);
  const behind = taggedWords(reading, { at: found.next, next: end }, all);
  if (alike.test(behind)) return 'alike';
  if (!listed.test(between)) return null;
  const start = startOf(reading, previous.at);
  const list = taggedWords(reading, { at: start, next: found.at }, all);
  if (takenBack.test(list) && !notTakenBack.test(list) && closed.test(behind)) return 'refused';
  const said = wordsBetween(reading, start, previous.at);
  return asOne.test(said) || onlyThen.test(behind) || orLast.test(behind) ? 'alike' : null;
}

function startOf(reading: Reading, at: number): number {
  let from = at;
  while (from > 0 && at - from < farthest && !endsSentence(reading, from - 1)) from--;
  return from;
}
