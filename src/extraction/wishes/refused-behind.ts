import type { Intent } from '../../domain/message.ts';
import type { RxNumber } from '../medicines/rx-number.ts';
import type { Found } from '../medicines/find-mentions.ts';
import { endsSentence, wordAt, wordsBetween, type Reading } from '../reading.ts';

const strength =
  '(?:(?:[0-9.]+|mgs?|mcg|ml|meq|units?|tabs?|tablets?|pills?|caps?|capsules?|pastillas?|refills?|er|xr|xl|hcl|once|twice|daily|[/:,;()*=-]|- -|-->) )*';
const polite =
  '(?:(?:please|pls|plz|por favor|porfa|actually|but|and|so|just|mejor|pero|y|this|for|now|today|thanks|thank you|thx|gracias|esta vez|this time|ahora|ya|anymore|any more|sorry|it|them|that|this one|lo|la|[.,;:!()-]) )*';
const send =
  '(?:send|fill|refill|ship|mail|deliver|order|process|renew|give|dispense|want|need|sending|filling)';
const sendInSpanish =
  '(?:me |nos |le |l[ao]s? )*(?:(?:mand|envi|surt|resurt|rellen|llen|prepar|despach|quier|necesit)[a-z]*|pidan?|pedir|quiero|hace falta)';
const halted =
  '(?:d / c(?: (?:ed|d|s))?|d / cd|dcd|dc|dc ?(?:ed)|discontinue[ds]?|discontinuing|suspend(?:id[ao]s?|er|an?|ed)|descontinuad[ao]s?)';
const refusal = `(?:no|nope|not (?:now|yet|needed|wanted|this)|no need|(?:dont|do not|dnt|no need to|not to|never) (?:even )?${send}|no ${sendInSpanish}|cancel(?:l?ed|ar|en|e|ad[ao]s?)?|anulad[ao]s?|void(?:ed)?|hold|stop(?:ped)?|halt|skip|omit|${halted})`;

const behind = new RegExp(`^ ${strength}${polite}${refusal} ${polite}(?:\\| )?$`);
const haltedBehind = new RegExp(`^ ${strength}${polite}(?:${halted}) ${polite}(?:\\| )?$`);
const endedBehind = new RegExp(
  `^ ${strength}(?:cancel(?:l?ed|ad[ao]s?)|voided|anulad[ao]s?|stopped|${halted}) ${polite}$`,
);
const haltedBefore = new RegExp(
  `(?<! (?:no|dont|not|never|nunca)) (?:${halted}) (?:(?:the|my|his|her|taking|giving|on|el|la|mi|su) )*$`,
);

/** What puts another in the place of a medicine that was just named. */
const correction = new RegExp(
  `^ ${strength}(?:(?:no|not|oh|ah|uh|um|er|well|wait|hold on|actually|oops|my bad|the|[,;-]) )*(?:i mean|i meant|mean|meant|make (?:that|it)|scratch that|correction|rather|wait|sorry|oops|no|actually|strike that|digo|perdon|quise decir|mejor dicho|quiero decir|corrijo|mas bien|disculpe|esper[ae]n?|esperate|\\*) (?:(?:no|not|oh|wait|i mean|i meant|its|it is|sorry|the|my|is|es|el|la|de|mi|[,;-]) )*$`,
);
/** The same with a wish of its own: `X, no wait, i need Y`; `sorry` and `actually` may add one to the other. */
const correctionWithWish = new RegExp(
  `^ ${strength}(?:(?:oh|ah|uh|um|er|well|actually|oops|sorry|perdon|[,;-]) )*(?:(?:no )?(?:wait|hold on|scratch that|strike that|correction|esper[ae]n?|esperate|mejor dicho|digo|corrijo)|wait no|no) (?:(?:no|oh|uh|um|sorry|actually|perdon|mejor|[.,;-]) )*(?:(?:i|we|please|pls) )*(?:need|want|meant|send|refill|quiero|necesito|ocupo|mande(?:n|me|nme)?|surta(?:n|nme|me)?) (?:(?:the|my|el|la|mi|de) )*$`,
);
const takesBackNext = / not (?:(?:the|my|his|her) )*$/;
const asWell = /^ (?:[0-9.]+ |mg )*(?:too|also|as well|tambien|ademas) /;
/** In tokens. */
const farthest = 12;

/** "X, do not send", "X pls no", "X cancelado": what is said behind a name, to the end of it, takes it back. */
export function isRefusedBehind(reading: Reading, found: Found, following: Found | undefined): boolean {
  const words = remark(reading, found, following);
  const said = partsOff.test(words) ? behind : endedBehind;
  return (said.test(words) && !isAsked(reading, found)) || isCorrected(reading, found, following);
}

/** "D/c X", "X discontinued": an order that it is taken no more. */
export function isHalted(reading: Reading, found: Found, following: Found | undefined): boolean {
  if (isAsked(reading, found)) return false;
  return (
    haltedBefore.test(wordsBetween(reading, Math.max(0, found.at - 6), found.at)) ||
    haltedBehind.test(remark(reading, found, following))
  );
}

/** Before another medicine a bare `no` or `stop` may be of that one. */
const partsOff = / (?:[,;:)-]|and|but|pero|y|\|) $/;
const asks = / (?:is|was|were|are|did|do|does|has|have|why|who|should|can|could|fue|esta|por que|quien) /;

function isAsked(reading: Reading, { at }: Found): boolean {
  let from = at;
  while (from > 0 && at - from < farthest && !endsSentence(reading, from - 1)) from--;
  return asks.test(wordsBetween(reading, from, at));
}

/** "X, I mean Y", "X, digo, Y". */
function isCorrected(reading: Reading, found: Found, following: Found | undefined): boolean {
  if (!following || following.at - found.next > farthest) return false;
  const between = wordsBetween(reading, found.next, following.at);
  // `X and Y. wait, not X`
  if (takesBackNext.test(between) && found.name !== following.name) return false;
  if (correction.test(between)) return true;
  const { next } = following;
  return correctionWithWish.test(between) && !asWell.test(wordsBetween(reading, next, next + 4));
}

/** The words that put a medicine in the place of another take nothing else back. */
export function betweenCorrected(reading: Reading, all: readonly Found[]): boolean[] {
  const without: boolean[] = [];
  all.forEach((one, index) => {
    const following = all[index + 1];
    if (!following || !isCorrected(reading, one, following)) return;
    for (let at = one.next; at < following.at; at++) without[at] = true;
  });
  return without;
}

type Named = { found: readonly Found[]; rxNumbers: readonly RxNumber[] };

export function allRefused({ found, rxNumbers }: Named, refused: readonly boolean[]): boolean {
  return found.length > 0 && rxNumbers.length === 0 && refused.every(Boolean);
}

const asking: readonly Intent[] = ['refill', 'new_prescription', 'withdraw'];

/** All that is named is refused behind its name, and nothing is asked for beside it. */
export function takesBack(
  reading: Reading,
  named: Named,
  refused: readonly boolean[],
  intents: readonly Intent[],
): boolean {
  const { found } = named;
  if (intents.some((one) => asking.includes(one))) return false;
  return (
    allRefused(named, refused) && found.every((one, index) => isRefusedBehind(reading, one, found[index + 1]))
  );
}

/** Up to the next medicine or the sentence's end; who it is for says nothing of it. */
function remark(reading: Reading, { next }: Found, following: Found | undefined): string {
  const last = Math.min(following?.at ?? Infinity, reading.tokens.length);
  let words = ' ';
  for (let at = next; at < last; at++) {
    if (wordAt(reading, at) === '?') return ' ? ';
    if (endsSentence(reading, at)) return `${words}| `;
    if (reading.taken[at] !== true) words += `${wordAt(reading, at)} `;
  }
  return last === reading.tokens.length ? `${words}| ` : words;
}
