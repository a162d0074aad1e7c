import { wordAt, type Reading } from '../reading.ts';
import { clausePattern } from './clause-grammar.ts';
import { taggedWords, type Range } from './clauses.ts';

const opening =
  '(?<=^ )(?:(?:hi|hello|hey|no|oh|ok|okay|sorry|well|actually|and|so|but|because|also|btw|fyi|wait|hola|perdon|es que|pero|y|bueno|the thing is|just so you know|[,.!]) )*';
const whoEver = '(?:i|ive|we|weve|he|hes|she|shes|they|(?:my|the) (?:[^ .]+ )?[^ .]+)';
const lately =
  '(?:(?:have|has|had|already|just|actually|recently|kinda|pretty much|completely|totally|also) )*';
const thing =
  '(?:it|them|that|this|those|that one|this one|MED|(?:the|my|his|her|that|this|those|these|all my|mis?|las?|los|el|esas?|esos?|ese) ~1(?:MED|meds?|medicines?|medications?|pills?|one|tablets?|medicinas?|medicamentos?|pastillas?))';
/** When, or why; a wish is none of it. */
const rest =
  '(?:(?: (?!refill|fill|need|want|send|please|order|should|can|cancel|but|quiero|necesito|pero)[^ .?]+){0,8}) (?:[.!,] )*$';

/** Says that a medicine is not taken any more. */
const stopped = clausePattern(
  `${opening}${whoEver} ${lately}(?:quit|stopped|gave up|discontinued) (?:(?:taking|using|giving (?:him|her)) )?(?:on )?${thing}${rest}`,
  `${opening}${whoEver} ${lately}(?:went|came|got|gone|weaned(?: myself| him| her)?|am|is|are|been taken|was taken) off (?:of )?${thing}${rest}`,
  `${opening}${whoEver} (?:no longer|dont|do not|doesnt|does not|am not|is not|isnt|arent|im not) (?:even |really )?(?:take|takes|taking|use|uses|using|on) ${thing} (?:anymore|any more|any longer|these days|now)${rest}`,
  `${opening}${whoEver} (?:am |is |are )?no longer (?:take|takes|taking|use|uses|using|on) (?:it|them|that|this)${rest}`,
  `${opening}(?:(?:yo|ya|el|ella|mi [^ .]+) )*(?:(?:deje|dejo|dejamos) de (?:tomar|usar|tomarse|tomarme)(?:lo|la|los|las|me|mela|melo|se)?(?: ${thing})?|(?:suspendi|suspendio) ${thing})${rest}`,
  `${opening}(?:(?:yo|el|ella) )*ya no (?:tom[oa]|us[oa]) ${thing}${rest}`,
  `${opening}(?:(?:yo|el|ella) )*ya no (?:me |se )?(?:lo|la|los|las) (?:tomo|toma|tomamos|uso|usa|estoy tomando|esta tomando)${rest}`,
  `${opening}(?:(?:my|the|mi|el|la) )?<prescriber> (?:[^ .?]+ ){0,2}(?:says?|said|told (?:me|him|her|us)|dice|dijo|me dijo) (?:that |que )?(?:i |we |he |she |you )?(?:no longer|dont|do not|doesnt|ya no|no) (?:need|needs|take|takes|have to take|ocup[oae]|necesit[oae]|tom[oae]|us[oae]) ${thing}${rest}`,
);

/** `i quit taking it`, `ya no la tomo`: by itself; what somebody asks about stopping is no stop. */
function tellsStopped(words: string, question: boolean): boolean {
  return !question && stopped.test(words);
}

/** A clause that says so. */
export function tellsOfStop(reading: Reading, ranges: readonly Range[], found: readonly Range[]): boolean {
  return ranges.some((one) =>
    tellsStopped(taggedWords(reading, one, found), wordAt(reading, one.next - 1) === '?'),
  );
}

const exchanged =
  / (?:stop|quit|discontinue|suspend(?:a|an|er)?|dejar|deje[n]?|par[ae][nr]?) (?:(?:taking|the|my|his|her|de|tomar|el|la|mi) )*MED (?:[0-9.]+ (?:mg )?)?(?:(?:and|then|y|luego|[,.;]) )*(?:start|begin|empe[cz][a-z]+|empie[a-z]+|inici[a-z]+|comenz[a-z]+|comien[a-z]+) /;

/** "Stop X, start Y": the one is taken in the place of the other. */
export function exchangesForAnother(reading: Reading, found: readonly Range[]): boolean {
  return (
    found.length > 1 && exchanged.test(taggedWords(reading, { at: 0, next: reading.tokens.length }, found))
  );
}

/** "Ann Lee 1/2/1950 metformin STOP": no more texts, or no more of it; a person asks. */
export function namesBeforeStop(reading: Reading, found: readonly Range[]): boolean {
  const words = taggedWords(reading, { at: 0, next: reading.tokens.length }, found, reading.taken);
  return /^ (?:(?:MED|[0-9.]+|mg|mcg|the|my|mi|la|el|dob|[.,;:-]) )*MED (?:(?:[0-9.]+|mg|mcg|dob|[.,;:!-]) )*(?:stop|alto|paren?) (?:[.!] )*$/.test(
    words,
  );
}
