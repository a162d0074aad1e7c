import { endsSentence, wordsBetween, type Reading } from '../reading.ts';

/** An opening is of no more words; what is told of stands within them. */
const mostWords = 8;

const joining = '(?:(?:and|but|also|oh|btw|fyi|y|pero|tambien) )?';
const mine = '(?:my|our|his|her|the|mi|mis|nuestr[oa]|su|el|la)';

/** What opens a question of the business behind who it is for. */
const asks = new RegExp(
  `^ ${joining}(?:(?:can|could|may|will|would) (?!(?:i|we|you|u|yall) (?:(?:please|pls|just) )?(?:get|have|refill|fill|order|send|renew)[^ ]* )|do (?:you|u|yall|they|i)|are (?:you|u|yall|they)|is (?:the|there|your|it (?!for ))|(?:what|whats|when|whens|where|wheres|how|hows|who|whos) |(?:a|hasta) que hora|que (?:dias|horario)|cuando|cuanto|donde|(?:(?:me )?l[ao] )?(?:puede|pueden|podria) (?!(?:surt|resurt|rellen|mandar|enviar))|hacen entregas?|tienen|abren|cierran|estan abiertos)`,
);

/** What opens how they are to be reached, or how it is to come. */
const arranges = new RegExp(
  `^ ${joining}(?:(?:please|pls|just|por favor|favor de|mejor) )*(?:(?:call|text|phone|ring|contact|notify|mail|ship|deliver|bring) (?:me|us|my|it|them)|let (?:me|us) know|(?:drop|leave) (?:it|them)|(?:llam|avis|habl|marqu)[ae]n?(?:me|nos)?|(?:me )?(?:llam|avis)[ae]n?|(?:mand|envi|traig|dej)[ae]n?(?:me|nos)?l[ao]s?) `,
);

/** What opens the telling of what is taken: by who writes, or by somebody else. */
const tells = new RegExp(
  `^ ${joining}(?:(?:i|im|ive|we|hes|shes) (?:am |also |still |just |currently |now |already )*(?:on|take|takes|taking|took|started|use|using|get|been (?:on|taking))|(?:also |currently |now )*taking|(?:just |recently )?started|${mine} [^ .]+ (?:has (?:me|him|her) on|put (?:me|him|her) on|takes|is on|uses|gave me)|(?:yo )?(?:(?:tambien|ahora|ya) )*(?:tomo|estoy tomando|uso|empece|me dieron|me recetaron|me pusieron)|${mine} [^ .]+ (?:toma|usa|me dio|me receto|me puso)) `,
);

/**
 * "lisinopril Ann Lee 1/2/1950 what time do you close", "refill warfarin im on bactrim": where a value ends, a question,
 * or what is told of another medicine, begins without a mark. A question behind a medicine alone may be about that.
 */
export function opensApart(reading: Reading, at: number): boolean {
  const last = reading.tokens[at - 1];
  if (!last || reading.taken[at - 1] !== true || reading.taken[at] === true || endsSentence(reading, at))
    return false;
  const words = wordsBetween(reading, at, at + mostWords);
  if (last.kind === 'number' && (asks.test(words) || arranges.test(words))) return true;
  // "It says metformin but I take lisinopril": of what was named.
  if (last.kind !== 'number' && /^ (?:but|pero) /.test(words)) return false;
  return tells.test(words) && reading.taken.slice(at, at + mostWords).includes(true);
}
