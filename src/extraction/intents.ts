import type { Intent } from '../domain/message.ts';
import { consentIntent, keywordOf } from './keyword.ts';
import { speaksOfChange } from './message-flags.ts';
import {
  clinicalWords,
  goodsWords,
  newPrescriptionWords,
  nonClinicalWords,
  refillWords,
  spamWords,
  statusWords,
  wishWords,
  withdrawWords,
} from './intent-patterns.ts';

/** What the intents are read from: `words` with a blank around each, whether medicines are named in the clause. */
export type Clause = { words: string; named: boolean; rxNumber: boolean; supply: boolean; question: boolean };

const cancelWords = / (?:cancel|cancele|cancelen|cancelar|withdraw|void|disregard) /;

/** A clause's intents. Asking after, withdrawing or asking about a medicine is no refill of it. */
export function clauseIntents(clause: Clause): Intent[] {
  const { words } = clause;
  const found: Intent[] = [];
  const consent = consentIntent(words);
  if (consent) return [consent];
  if (withdrawWords.test(words) || (clause.named && cancelWords.test(words))) found.push('withdraw');
  else if (statusWords.test(words)) found.push('status');
  if (newPrescriptionWords.test(words)) found.push('new_prescription');
  if (clinicalWords.test(words)) found.push('clinical_question');
  if (nonClinicalWords.test(words)) found.push('non_clinical');
  if (spamWords.test(words) && !clause.named) return ['spam'];
  if (found.length === 0 || isPlainRefill(words, found)) {
    if (asksRefill(clause)) found.push('refill');
  }
  return found;
}

/** `please refill X and call me back`: a refill beside something that does not exclude it. */
function isPlainRefill(words: string, found: readonly Intent[]): boolean {
  const excludes: readonly Intent[] = ['withdraw', 'status', 'opt_out', 'spam'];
  if (found.some((intent) => excludes.includes(intent))) return false;
  const asks = refillWords.test(words);
  return asks && !(found.includes('new_prescription') && !/ (?:refill|resurtir) /.test(words));
}

/** What somebody did or suffered: a clause about that wishes for nothing by itself. */
const toldDeed =
  / (?:swallowed|swallow|ate|eaten|overdosed|handful|got into|miss me|sleep forever|pressure in|my jaw|no me para|barely|bleeding|breathing|in my chest|me tome|se tomo|trague|trago|sangre|pecho|respira) /;

const noRefill =
  / (?:no|not|dont|without|sin|ningun) (?:[^ .]+ ){0,4}(?:refills?|resurtidos?) (?:needed|necessary|required|necesario|today|now|yet|[.,])| no need for (?:the|a|my|that|any) refill/;

function asksRefill({ words, named, rxNumber, supply }: Clause): boolean {
  if (noRefill.test(words)) return false;
  if (refillWords.test(words)) return true;
  if (speaksOfChange(words)) return false;
  if (toldDeed.test(words)) return false;
  if ((named || rxNumber) && (wishWords.test(words) || supply)) return true;
  if (supply && goodsWords.test(words)) return true;
  return (
    goodsWords.test(words) &&
    / (?:need|needs|out of|want|necesito|necesita|send|quiero|order|ocupo|running low|low on) /.test(words)
  );
}

/** The whole message as a keyword, `words` without marks; null when it is more than that. */
export function wholeMessageIntent(phrase: string, original: string): Intent | null {
  const keyword = keywordOf(phrase);
  if (keyword) return keyword;
  const signs = original.replace(/[\s\p{M}\p{Cf}\p{Emoji_Modifier}]/gu, '');
  return phrase === '' && /^(?:👍|🙏|❤|♥|👌|😊|🙂|☺)+$/u.test(signs) ? 'thanks' : null;
}
