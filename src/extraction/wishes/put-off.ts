import type { Found } from '../medicines/find-mentions.ts';
import { endsSentence, wordAt, wordsBetween, type Reading } from '../reading.ts';

const whose = '(?:(?:the|my|his|her|their|our|that|any|el|la|los|las|mi|mis|su|sus|de|of|about) )*';
const strength = '(?:(?:[0-9.]+|mgs?|mcg|units?|er|xr|xl|one|refill|part|[,;:()-]) )*';
/** What leaves out the medicine that follows. */
const beforeIt = new RegExp(
  `(?:^| )(?:neither|(?:none of (?:these|those|them)|ningun[oa] de est[ao]s)(?: [,:])?) ${whose}$`,
);
/** What was ordered before is taken back by it, which is more than to leave it out. */
const forgotten = new RegExp(
  ` (?<! (?:you|u|ya|yall|they|not|dont|didnt|did|i|to|we|always|never|cant|ever|guys) )(?:forget|never ?mind|scratch|olvid(?:en?|ese|ense|ate)(?: de)?) (?:about )?(?!that )${whose}$`,
);
const dropped = new RegExp(
  `^ (?:[^.]* (?:[,;:-]|and|but|y|pero) )?(?:(?:so|please|pls|oh|ok|just|now|actually|hi|hello|can you|you can) )*drop ${whose}$`,
);
/** `Ni X ni Y`: neither of them; of what is not there it is no refusal. */
const neither = new RegExp(`(?:^| )ni ${whose}$`);
const norBefore = new RegExp(` ni ${whose}(?:[^ .;?!|]+ ){1,4}(?:, )?ni ${whose}$`);
const norBehind = /^ (?:[^ .;?!|]+ ){0,3}(?:, )?ni /;
const lacking =
  / (?:tengo|tenia|tiene|tenemos|hay|habia|queda[n]?|quedo|traigo|trae|llego|llegaron|recibi|mandaron|dieron|vino|vinieron|encuentro|alcanza[n]?|puedo) /;
/** `Leave X alone`, `deje la X para después`. */
const left = new RegExp(`(?:^| )(?:leave|let|dej[ea]n?) ${whose}$`);
const alone =
  /^ (?:[0-9.]+ |mg )*(?:alone|out|off|be(?! (?:sent|filled))|fuera|tranquil[ao]|para (?:despues|luego|la proxima)|en paz) /;

const ofOrder =
  /^ (?:[0-9.]+ |mg )*(?:thing|stuff|issue|matter|question|refill|order|request|(?:that )?(?:i|we) (?:just )?(?:put|asked|ordered|requested|called|sent|texted)) /;

const waits = new RegExp(
  `^ ${strength}(?:(?:but|and|that|can probably|probably|thats|is) )*(?:(?:can|could|may) (?:definitely |totally |probably |just |also |surely )*(?:wait|hold off|sit)(?! (?:no|any) )|(?:puede|pueden) (?:esperar|aguantar)|(?:aguant|esper)[ae]n?(?:me|nos|se)?l[ao]s?(?= (?:[.,;!|]|un|por|hasta|tantito)))`,
);
/** Nobody has made up their mind about it, or a clinician is to. */
const open = new RegExp(
  `^ ${strength}(?:(?:but|and|well|hmm|uh|um|pero|pues) )*(?:(?:idk|dunno|i (?:dont|do not) know|(?:im |i am )?(?:not sure|unsure)|no se|quien sabe|no estoy segur[oa])(?= (?:[.,;!?|]|if i|whether i|what|about|si (?:la|lo|me|debo|todavia)|que ))|should (?:i|he|she|we|mom|dad) (?:still|even|keep|be|continue|take|stop)|do (?:i|we) (?:still|even) (?:need|have to|take)|what do (?:you|u|ya|yall) think|any thoughts|que (?:opinan?|creen?|piensan?)|(?:debo|deberia) (?:seguir|tomar|dejar))`,
);
/** `X? no.`: question and answer in one. */
const asksOf =
  /^ (?:(?:hi|hello|hey|so|ok|okay|refill|refills|need|want|on|for|and|the|my|how|what|about|as|then|hola|surtir|resurtir|quiero|necesito|la|el|mi|y|,|¿) )*$/;
const answer = new RegExp(
  `^ ${strength}[?] (?:no|nah|nope|naw|nop|not now|not yet|no thanks|no thank you|no need|skip|pass|hold|no gracias|para nada|todavia no|ahora no|esa no|ese no) [.,;!|]`,
);

/** In tokens. */
const [back, ahead] = [8, 12];

/** `Forget the X`, `X can wait`, `X? nah`, `neither X`: it is not to be sent now. */
export function isPutOff(reading: Reading, found: Found, following: Found | undefined): boolean {
  const said = wordsBetween(reading, startOf(reading, found.at, back), found.at);
  const after = remark(reading, found, following, false);
  if (beforeIt.test(said) || (forgotten.test(said) && !ofOrder.test(after))) return true;
  if (dropped.test(said) && !/ off /.test(after)) return true;
  if (left.test(said) && alone.test(after)) return true;
  if (waits.test(after) || isNeither(reading, found, said)) return true;
  return asksOf.test(said) && answer.test(remark(reading, found, following, true));
}

function isNeither(reading: Reading, { next }: Found, said: string): boolean {
  if (!neither.test(said)) return false;
  let end = next;
  while (end < reading.tokens.length && end - next < ahead && !endsSentence(reading, end)) end++;
  const behind = wordsBetween(reading, next, end);
  return !lacking.test(`${said}${behind}`) && (norBefore.test(said) || norBehind.test(behind));
}

/** `X, should i still be on it?`, `X idk what do you think`: a person has to tell them. */
export function isLeftOpen(reading: Reading, found: Found, following: Found | undefined): boolean {
  return open.test(remark(reading, found, following, false));
}

function startOf(reading: Reading, at: number, most: number): number {
  let from = at;
  while (from > 0 && at - from < most && !endsSentence(reading, from - 1)) from--;
  return from;
}

/** Up to the next medicine or the sentence's end, which is a `|`; `beyond`: a question and the sentence behind it. */
function remark(reading: Reading, { next }: Found, following: Found | undefined, beyond: boolean): string {
  const last = Math.min(following?.at ?? Infinity, reading.tokens.length, next + ahead);
  let [words, asked] = [' ', !beyond];
  for (let at = next; at < last; at++) {
    const ends = endsSentence(reading, at);
    if (ends && !asked && wordAt(reading, at) === '?') asked = true;
    else if (ends) return `${words}${wordAt(reading, at)} | `;
    words += `${wordAt(reading, at)} `;
  }
  return `${words}| `;
}

/** Named again, and then by words that take it back. */
const takenBack =
  / (?:forget|never ?mind|scratch|cancel|skip|not|leave (?:out|off)|no need for|olvid(?:en?|ese|ense|ate)(?: de)?|cancel[ae]n?|menos|sin) (?:(?:about|the|my|his|her|el|la|los|las|mi) )*$/;
const nothingMore =
  /^ (?:(?:then|please|pls|plz|actually|anymore|any more|sorry|ok|now|this time|today|por favor|mejor|ya|gracias|thanks) )*[.,;!|]/;

/** `X and Y, oh and forget the X`: what was named before is taken back. */
export function isTakenBackLater(reading: Reading, all: readonly Found[], index: number): boolean {
  const found = all[index];
  if (!found || found.name === null) return false;
  let places = lastTakenBack.get(all);
  if (!places) lastTakenBack.set(all, (places = placesTakenBack(reading, all)));
  return index < (places.get(found.name) ?? -1) && !isNumbered(reading, found);
}

/** Of each medicine the last place where it is taken back; kept as long as the mentions are. */
const lastTakenBack = new WeakMap<readonly Found[], Map<string, number>>();

function placesTakenBack(reading: Reading, all: readonly Found[]): Map<string, number> {
  const places = new Map<string, number>();
  all.forEach((one, place) => {
    if (one.name === null || isNumbered(reading, one)) return;
    if (!takenBack.test(wordsBetween(reading, startOf(reading, one.at, back), one.at))) return;
    if (nothingMore.test(remark(reading, one, all[place + 1], false))) places.set(one.name, place);
  });
  return places;
}

/** One of two strengths or forms of it may be meant. */
function isNumbered(reading: Reading, { at, next }: Found): boolean {
  return / (?:[0-9.]+|er|xr|xl|sr|ir|cr|dr) /.test(
    `${wordsBetween(reading, at - 2, at)}${wordsBetween(reading, next, next + 2)}`,
  );
}
