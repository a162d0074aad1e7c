import type { Intent } from '../../domain/message.ts';
import { asksAgain } from './again-words.ts';
import { asksBack, asksHowLong } from './asks-back.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { consentIntent, keywordOf, thanksForIt } from '../keyword.ts';
import { saysHowToText } from './about-texts.ts';
import { asksOfHandling } from './asks-of-handling.ts';
import { asksOfSupply } from './asks-of-supply.ts';
import { asksClinical } from './clinical-words.ts';
import { tellsWhatCame } from './came-without.ts';
import { tellsChange } from './change-words.ts';
import { declinedIn, stopsForGood } from './declined-words.ts';
import { arrangesDelivery } from './delivery-words.ts';
import { forbidsDeed } from './forbidding.ts';
import {
  clinicalWords,
  goodsWords,
  newPrescriptionWords,
  nonClinicalWords,
  refillWords,
  statusWords,
} from './intent-patterns.ts';
import { withoutOtherNeeds } from './other-needs.ts';
import { speaksOfBusiness, speaksOfNewMedicine } from './other-wish-words.ts';
import { intentOfAmiss, receivedAmiss, type Amiss } from './received-amiss.ts';
import { onlyTells, ordersIt, wantsMore } from './refill-words.ts';
import { isSpam } from './spam-words.ts';
import { asksStatus } from './status-words.ts';
import { asksWhenItWorks } from './takes-effect.ts';
import { hasCondition, setsTerm } from './terms.ts';
import { tellsTaking } from './told-taking.ts';

/**
 * What the intents of a clause are read from: `words` with a blank around each, `tagged` the same with `MED` in the
 * place of medicines, `nameless` that without names, dates and numbers; whether medicines and numbers are named in it. `daysLeft` is what it tells of supply.
 */
export type Clause = {
  words: string;
  tagged: string;
  nameless: string;
  named: boolean;
  rxNumber: boolean;
  daysLeft: number | null;
  question: boolean;
};

/**
 * `declined`: nothing is needed; `told`: the clause's medicines are only spoken of; `taking`: as taken by somebody; `came`: as what has come; `amiss`: what came is not as due;
 * `arranges`: what is not wanted is only how, where or when; `ofSupply`: asks how long a medicine lasts here or there; `stops`:
 * what is declined is so for good.
 */
export type ClauseReading = {
  intents: Intent[];
  declined: boolean;
  told: boolean;
  change: boolean;
  taking?: true;
  came?: true;
  amiss?: Amiss;
  arranges: boolean;
  ofSupply?: true;
  stops?: boolean;
  namesAlone?: true;
};

const nothingRead: ClauseReading = {
  ...{ intents: [], declined: false, told: false },
  ...{ change: false, arranges: false },
};
/** Supply for longer than this is no wish for more by itself. */
export const amplyDays = 14;

/** A clause's intents. Asking after, withdrawing or asking about a medicine is no refill of it. */
export function readClause(clause: Clause): ClauseReading {
  const { words, tagged } = clause;
  const consent = consentIntent(tagged);
  if (consent) return { ...nothingRead, intents: [consent] };
  if (isSpam(words, clause.named)) return { ...nothingRead, intents: ['spam'], told: true };
  const amiss = receivedAmiss(tagged);
  if (amiss) return amissReading(amiss, clause);
  const ofSupply = asksOfSupply(tagged);
  if (ofSupply) return { ...nothingRead, intents: [ofSupply], told: true, ofSupply: true };
  if ((!clause.question && forbidsDeed(tagged)) || setsTerm(tagged) || setsTerm(clause.nameless))
    return { ...nothingRead, intents: ['non_clinical'], told: true, arranges: true };
  // `Cancel Ann Lee 1/2/1950 MED`: what stands between the deed and its object says only whose it is.
  const declined = declinedIn(tagged) ?? (declinedIn(clause.nameless) === 'cancelled' ? 'cancelled' : null);
  if (declined !== null && (arrangesDelivery(tagged) || hasCondition(tagged)))
    return { ...nothingRead, intents: ['non_clinical'], told: true, arranges: true };
  if (declined === 'cancelled') return { ...nothingRead, intents: ['withdraw'], told: true };
  if (declined === 'declined' && !refillWords.test(words.replace(declinedRefill, ' '))) {
    return { ...nothingRead, declined: true, told: true, stops: stopsForGood(tagged) };
  }
  if (!clause.question && thanksFor.test(tagged)) return { ...nothingRead, told: true };
  if (!clause.question && tellsTaking(tagged)) return { ...nothingRead, told: true, taking: true };
  if (!clause.question && tellsWhatCame(tagged)) return { ...nothingRead, told: true, came: true };
  const change = tellsChange(tagged);
  const found = otherIntents(clause);
  if (
    found.length === 0 &&
    clause.named &&
    clause.daysLeft === null &&
    asksOfMedicine.test(tagged) &&
    !refillWords.test(words)
  ) {
    return { ...nothingRead, intents: ['clinical_question'], change };
  }
  if (found.length === 0 || isPlainRefill(words, found)) {
    if (asksRefill(clause)) return { ...nothingRead, intents: [...found, 'refill'], change };
  }
  return { ...nothingRead, intents: found, told: found.length === 0 && isOnlyTold(clause), change };
}

/** "Thank you for the X": what has come is not what is wanted beside it. */
const thanksFor =
  /^ (?:(?:ok|okay|hi|hello|hey|great|and|so|yes|hola|muchas|mil|[,.!¡]) )*(?:thanks|thank you|thx|ty|gracias) (?:(?:so much|very much|a lot|again|mucho) )*(?:for|por) (?:(?:the|my|his|her|our|el|la|mi|mis|las|los) )*MED (?:[.,!] )*$/;

/** What came short and is used up is wanted, too; what came in the place of another is not. */
function amissReading(amiss: Amiss, { daysLeft }: Clause): ClauseReading {
  const isOut = amiss === 'short' && daysLeft === 0;
  const intents: Intent[] = [intentOfAmiss[amiss], ...(isOut ? (['refill'] as const) : [])];
  return { ...nothingRead, intents, told: !isOut, amiss };
}

/** A question of fact about a medicine; one that begins with `can`, `could` or `would` may be a wish. */
const asksOfMedicine =
  /^ (?:(?:hi|hello|hey|so|um|uh|and|y|hola|just|wondering if|if|[!¿]) )*(?:do(?! (?:the |my |her |his )?MED)|does|did|any reason|how (?:far|old|come)|is|are|was|were|will|has|have|what|whats|why|how|which|when|que|cual|cuanto|cuanta|cuantas|cuantos|por que|como|se puede|debo) (?!hoping |trying |looking |needing |calling |wanting |wondering if you |(?:it |that )?too (?:soon|early) |about |be |send |fill |get |(?:it|this) possible |possible |posible |(?:can|do) i (?:get|order))(?:[^ .]+ ){0,12}MED /;

const declinedRefill =
  / (?:dont|do not|didnt|did not|never|no|not|stop|wont|ya no) (?:[^ .]+ ){0,5}(?:(?:re ?)?fill[a-z]*|(?:re)?surt[a-z]+) /;

function isOnlyTold({ tagged, daysLeft, words, named }: Clause): boolean {
  if (daysLeft !== null && daysLeft > amplyDays) return true;
  return onlyTells(tagged) || (toldDeed.test(words) && (named || goodsWords.test(words)));
}

/** What a clause asks beside a refill. */
function otherIntents({ words, tagged, daysLeft, question }: Clause): Intent[] {
  const found: Intent[] = [];
  if (asksWhenItWorks(tagged)) return ['clinical_question'];
  if (statusWords.test(words) || asksStatus(tagged, question)) return ['status'];
  const supplied = daysLeft !== null && daysLeft <= amplyDays;
  const wanted = supplied || (wantsMore(withoutOtherNeeds(tagged)) && !toKnow.test(words));
  const isNew = newPrescriptionWords.test(words) || speaksOfNewMedicine(tagged);
  if (isNew) found.push('new_prescription');
  if (tellsChange(tagged)) return ['clinical_question'];
  if (!isNew && !asksPrice.test(words) && (asksClinical(tagged, wanted) || clinicalWords.test(words)))
    found.push('clinical_question');
  else if (isOfBusiness(words, tagged)) found.push('non_clinical');
  return found;
}

function isOfBusiness(words: string, tagged: string): boolean {
  if (nonClinicalWords.test(words) || speaksOfBusiness(tagged) || saysHowToText(tagged)) return true;
  return !tagged.includes(' MED ') && asksOfHandling(tagged);
}

const asksPrice =
  / (?:what|whats|how much|cuanto|cual) (?:[^ .]+ ){0,3}(?:co ?pays?|costs?|prices?|charges?|copago|precio) /;

/** `please refill X and call me back`: a refill beside something that does not exclude it. */
function isPlainRefill(words: string, found: readonly Intent[]): boolean {
  const excludes: readonly Intent[] = ['withdraw', 'status', 'opt_out', 'spam'];
  if (found.some((intent) => excludes.includes(intent))) return false;
  const asks = refillWords.test(withoutOtherNeeds(words));
  return asks && !(found.includes('new_prescription') && !/ (?:refill|resurtir) /.test(words));
}

/** What somebody did or suffered: a clause about that wishes for nothing by itself. */
const toldDeed =
  / (?:swallowed|swallow|ate|eaten|overdosed|handful|got into|miss me|sleep forever|pressure in|my jaw|no me para|barely|bleeding(?! edge)|breathing|in my chest|me tome|se tomo|trague|trago|sangre|pecho|respira) /;

const noRefill =
  / (?:no|not|dont|without|sin|ningun) (?:[^ .]+ ){0,4}(?:refills?|resurtidos?) (?:needed|necessary|required|necesario|today|now|yet|[.,])| no need for (?:the|a|my|that|any) refill/;

const needsIt =
  / (?:need|needs|necesito|ocupo|requiero|quisiera) (?:[^ .]+ ){0,4}(?:MED|refills?|prescription|receta) /;

/** `I need to know if I can take X`: an answer is wanted, not the medicine. */
const toKnow =
  / (?:need|needs|want|wants|like|love|necesito|quiero|quisiera|me gustaria) (?:to (?:know|ask (?:if|whether|about|you)|find out|check|understand|make sure|be sure)|(?:advice|help with|information|info)|saber|preguntar|consultar) /;

function asksRefill(clause: Clause): boolean {
  const { named, rxNumber, daysLeft } = clause;
  const [words, tagged] = [withoutOtherNeeds(clause.words), withoutOtherNeeds(clause.tagged)];
  if (noRefill.test(words)) return false;
  if (refillWords.test(words) || ordersIt.test(tagged) || asksAgain(tagged)) return true;
  if (toldDeed.test(words) && !needsIt.test(tagged)) return false;
  const supplied = daysLeft !== null && daysLeft <= amplyDays;
  const about = named || rxNumber || goodsWords.test(words);
  return about && (supplied || (wantsMore(tagged) && !toKnow.test(words)));
}

/** Words to a machine, not to a pharmacy: a person looks, nothing is done. */
const toMachine =
  / (?:(?:ignore|ignora|ignoren|disregard|forget|override|bypass|olvida) (?:[^ .]+ ){0,4}(?:instructions?|instrucciones|rules?|reglas|prompts?|policy|policies|guidelines|guardrails|training|programming|you are|eres)|system prompt|(?:unsubscribe|cancel|delete|remove|stop) (?:all|every|each|everyone|todos) (?:[^ .]+ ){0,2}(?:patients?|users?|accounts?|customers?|residents?|pacientes)|(?:list|print|show|dump|export) (?:[^ .]+ ){0,2}(?:every|all|the) (?:[^ .]+ )?(?:patients?|users|passwords|database)|(?:you are|act as|eres) (?:[^ .]+ ){0,2}(?:an ai|ai|a bot|assistant|gateway|model|druggpt)) /;

export function isToMachine(words: string): boolean {
  return toMachine.test(words);
}

/** Asks what is left to be done for a request, perhaps behind thanks. */
const whatElse =
  /^(?:(?:ok|okay|great|perfect|thanks|thank you|so much|and|so|hi|bueno|gracias|muchas|perfecto|y) )*(?:do i (?:need|have) to do (?:anything|something)(?: else| more)?|is there anything else (?:i (?:need|have) to do|you need|needed)|(?:anything|what) else (?:do )?(?:you need|i need to do)(?: from me)?|what do i (?:need to )?do (?:next|now)|tengo que hacer algo mas|hace falta algo mas|falta algo mas)(?: (?:thanks|thank you|please|gracias|por favor))*$/;

/** "That's all", "eso es todo": nothing more is wanted. */
const closes =
  /^(?:(?:no|nope|ok|okay|yes|yeah|alright|great|perfect|good|and|so|well|i think|for now|thanks|thank you|bueno|si|pues|listo|perfecto|por ahora|creo que|gracias|muchas) )*(?:(?:thats|that s|that is|that will be|thatll be|that ll be|that was|this is) (?:all|everything)(?: (?:i|we) (?:need|needed|wanted|have|had))?|(?:thats|that s|that is) it for (?:now|today)|nothing (?:else|more)|no more questions|nada mas|(?:con )?(?:es|eso es|eso seria|seria|ya es|esto es) todo(?: lo que (?:necesito|ocupo|queria))?|con eso basta)(?: (?:for now|for today|today|now|then|please|thanks|thank you|so much|very much|por ahora|por hoy|gracias|muchas|por favor))*$/;

const stopSigns = /🛑|⛔|🚫|📵|🔕/gu;

/** The whole message as a keyword, `words` without marks; null when it is more than that. */
export function wholeMessageIntent(phrase: string, original: string): Intent | null {
  const keyword = keywordOf(phrase);
  if (keyword) return keyword;
  if (whatElse.test(phrase)) return 'non_clinical';
  if (closes.test(phrase) && !/[?¿]/.test(original)) return 'thanks';
  if (asksHowLong(phrase) || asksBack(phrase, original)) return 'status';
  if (!/[?¿]/.test(original) && thanksForIt(phrase)) return 'thanks';
  const stopped = keywordOf(normaliseText(original.replace(stopSigns, ' stop ')));
  if (stopped === 'opt_out') return 'opt_out';
  const signs = original.replace(/[\s\p{M}\p{Cf}\p{Emoji_Modifier}]/gu, '');
  return phrase === '' && /^(?:👍|🙏|❤|♥|👌|😊|🙂|☺)+$/u.test(signs) ? 'thanks' : null;
}
