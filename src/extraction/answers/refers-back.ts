import { normaliseText } from '../../domain/normalise-text.ts';

const verb = '(?:re ?fill(?:ed)?|renew|re ?order|order|fill|need|want)';
const one = '(?:it|that(?: one)?|this(?: one)?|the same(?: one)?)';
const things = '(?:med|medicine|medication|pill|prescription|rx|script)s?';
const many = '(?:them|those|these|both|them both|both of them|all of them)';
const surtir = '(?:resurt|surt|rellen|renuev|renov|pid|ped|necesit|quier|ocup)';

/** A wish for something that only the words before it name; "send it" may be how it is to come. */
const forOne = new RegExp(
  `\\b${verb} ${one}\\b|\\b(?:re ?fill|renew|need|want|order) (?:that|this|the same) ${things}\\b|\\b${one} (?:refilled|renewed|filled)\\b|\\b(?:lo|la|eso|esa|ese) ${surtir}|\\b${surtir}\\p{L}*(?:lo|la)\\b|\\b${surtir}\\p{L}* (?:eso|esa|ese|esta|este|la misma|el mismo)\\b`,
  'u',
);
const forMany = new RegExp(
  `\\b${verb} ${many}\\b|\\b${many} (?:refilled|renewed|filled)\\b|\\b(?:los|las) ${surtir}|\\b${surtir}\\p{L}*(?:los|las)\\b|\\b${surtir}\\p{L}* (?:esos|esas|l[oa]s dos|ambos|ambas)\\b`,
  'u',
);

/** "Ok refill please": the whole wish, where who it is for is left out. */
const bare =
  /^(?:(?:ok|okay|yes|yeah|sure|thanks|thank you|great|then|so|well|please|pls|go ahead|and|also|can you|could you|i need a|i need|si|bueno|gracias|entonces|por favor|tambien|puede|pueden) )*(?:re ?fill|renew|reorder|resurtir|surtir|resurta(?:n|me)?|surta(?:n|me)?)(?: (?:please|pls|thanks|thank you|too|also|as well|por favor|gracias|tambien|then|now))*$/;

/** "I don't want these", "ya no lo necesito": no wish for it. */
const refused = new RegExp(
  `\\b(?:dont|don t|do not|doesnt|doesn t|does not|didnt|didn t|did not|not|never|no longer|nor) (?:really |even |to |actually )*${verb} (?:${one}|${many})\\b|\\bno (?:me )?(?:lo|la|los|las) ${surtir}|\\bno ${surtir}`,
  'gu',
);

/** Whether a wish is for something that was spoken of just before, and for one of it or several; null for any other. */
export function refersBack(text: string): 'one' | 'several' | null {
  const words = normaliseText(text).replace(refused, ' ');
  if (forMany.test(words)) return 'several';
  return forOne.test(words) || bare.test(words) ? 'one' : null;
}
