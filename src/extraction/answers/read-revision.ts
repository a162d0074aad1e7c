import type { Extraction } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';

/**
 * What a whole text takes back of what was asked for just before: `all` of it, all `but` the medicines that are named,
 * or only the named ones (`these`).
 */
export type Revision =
  { kind: 'all' } | { kind: 'but'; names: string[] } | { kind: 'these'; names: string[] };

/** No more words than these only change what was asked for; in more there may be a request of its own. */
const mostWords = 10;

const opening =
  '(?:(?:no|oh|ok|okay|wait|hold on|sorry|actually|please|oops|can you|you can|espere|espera|perdon|mejor|por favor|bueno|pues) )*';
const whole =
  '(?:both|everything|all|it all|them all|them both|both of them|all of (?:it|them|those|these|that)|(?:all|both) (?:of )?(?:my |the |those |these )?(?:refills|requests|orders)|todo|todos|todas|los dos|las dos|ambos|ambas)';
const closing = '(?: (?:please|pls|thanks|thank you|now|por favor|gracias))*';
const takesAll = new RegExp(
  `^${opening}(?:cancel|cancele|cancela|cancelen|cancelar) ${whole}${closing}$|^(?:oh |no |please )*(?:wait|hold on|espere|espera)(?: no)? (?:please )?(?:dont|don t|do not)(?: (?:send|fill|do|refill|order) (?:it|that|them|anything))?${closing}$`,
);
const onlyThese = new RegExp(
  `^${opening}(?:i )?(?:(?:only|just) (?:need |want )?|(?:need|want) (?:only|just) |(?:solo|solamente|nada mas|nomas|no mas) (?:quiero |necesito )?)(?:the|my|el|la|mi)?\\b`,
);
const notThese = new RegExp(
  `^${opening}(?:not|no|without|except|sin|menos) (?:(?:the|my|el|la|mi) )?(?!(?:more|left|mas|me|le)\\b)`,
);

/** Reads a text that changes what was asked for; null where it is none. Never throws. */
export function readRevision(text: string, { medications, intents }: Extraction): Revision | null {
  const words = normaliseText(text);
  if (words.split(' ').length > mostWords || text.includes('?')) return null;
  if (takesAll.test(words)) return { kind: 'all' };
  if (!intents.every((intent) => ['refill', 'withdraw', 'unclear'].includes(intent))) return null;
  const names = medications.flatMap(({ name }) => name ?? []);
  const wanted = medications.flatMap(({ name, asked }) => (asked && name !== null ? [name] : []));
  if (wanted.length > 0 && onlyThese.test(words)) return { kind: 'but', names: wanted };
  return names.length > 0 && wanted.length === 0 && notThese.test(words) ? { kind: 'these', names } : null;
}
