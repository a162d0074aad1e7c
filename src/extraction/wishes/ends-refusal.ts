import { wordAt, wordsBetween, type Reading } from '../reading.ts';

/** `I dont need X yet just Y`, `ya no tomo X solo Y`: what is refused ends there, and what is wanted begins. */
export function followsRefusal(reading: Reading, at: number): boolean {
  if (!reading.taken[at - 1] && !endsRefusal.test(wordAt(reading, at - 1))) return false;
  return (
    refuses.test(wordsBetween(reading, Math.max(0, at - 8), at)) && !apartFrom.test(wordAt(reading, at + 1))
  );
}

const endsRefusal =
  /^(?:yet|anymore|more|longer|now|today|time|month|week|todavia|ya|mas|ahora|hoy|vez|mes|semana)$/;
const refuses =
  / (?:dont|do not|dnt|doesnt|not|no longer|stopped|quit|cancel|skip|no|ya no|deje) (?:[^ .]+ )+$/;
const apartFrom =
  /^(?:yet|now|because|cause|in|as|like|once|if|when|for|a|until|till|porque|si|cuando|por|hasta)$/;

const notTaken =
  / (?:dont|do not|dnt|doesnt|does not|not|no longer|stopped|quit|off|no|ya no|deje de) (?:even |really |me |nos )?(?:need|needs|want|wants|take|takes|taking|use|uses|using|on|of|necesito|ocupo|quiero|tomo|toma|tomar|uso|usa|usar)? ?(?:[^ .,;?!]+ ){1,5}$/;
const order =
  /^ (?:(?:so|please|pls|just|i|we) )*(?:refill|fill|send|ship|mail|renew|need|want|(?:mand|envi|surt|resurt)[ae]n?(?:me|nos)?|necesito|ocupo|quiero) (?:(?:me|us|the|my|his|her|some|more|a|refill|of|on|for|la|el|los|las|mi|mas|de) )*/;

/** `I don't take X no more refill Y`, `ya no tomo X surtan Y`: behind what is taken no more an order begins, with no mark between. */
export function opensOrderBehind(reading: Reading, at: number): boolean {
  const ends = reading.taken[at] === true || endsRefusal.test(wordAt(reading, at));
  if (!ends || reading.taken[at + 1] === true) return false;
  const ordered = order.exec(wordsBetween(reading, at + 1, at + 10))?.[0];
  if (ordered === undefined) return false;
  const named = at + 1 + ordered.trim().split(' ').length;
  const refusal = notTaken.exec(wordsBetween(reading, Math.max(0, at - 8), at + 1))?.[0];
  if (reading.taken[named] !== true || refusal === undefined) return false;
  // `I no longer need X` refuses nothing before it.
  const from = at + 1 - refusal.trim().split(' ').length;
  return reading.taken.slice(from, at + 1).includes(true);
}
