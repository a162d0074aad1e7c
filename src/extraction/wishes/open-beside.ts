import { clinicalGrounds } from '../../domain/told.ts';
import type { Found } from '../medicines/find-mentions.ts';
import type { Reading } from '../reading.ts';
import type { ClauseReading } from './intents.ts';
import { cameWithout } from './came-without.ts';
import { clausePattern } from './clause-grammar.ts';
import { isLeftOpen } from './put-off.ts';
import { isIn, taggedWords, type Range } from './tagged-words.ts';
import { toldRules } from './told-words.ts';

const whose = '(?:(?:the|my|his|her|their|our|taking|giving|using|on|of|all|el|la|los|las|mi|mis|su) )*';
/** Told of a medicine, by its taker or of a prescriber; what was nearly so, or is asked, is no stop. */
const stopped = clausePattern(
  `(?<=^ (?:(?:i|we|he|she|ive|weve|also|and|but|just|recently|have|has|been|was|mom|dad|so|hi|hello|ok|pt|patient|resident|already|im|hes|shes|[,.]) )*)(?:quit(?: taking| using)?|stopped(?: taking| using| giving)?|discontinued|(?:came|went|is|am|taken) off) ${whose}MED(?! (?:working|coming|being|helping|[?]))`,
  `<prescriber> (?:[^ .?]+ ){0,2}(?:stopped|discontinued|suspended|dced|took (?:me|him|her) off|(?:wants|told) (?:me|him|her) (?:off|to (?:stop|quit)(?: taking)?)|(?:me |le )?(?:quito|suspendio|paro)) ${whose}MED`,
  `(?:me |le |nos )(?:quitaron|suspendieron) ${whose}MED`,
  `(?:deje|dejo) de (?:tomar|usar) ${whose}MED`,
  `(?:suspendi|suspendimos) ${whose}MED`,
  'MED (?:was|is|got|has been|been) (?:stopped|discontinued|suspended|d / c d|dcd)',
  `(?:hold|held|holding|holds) ${whose}MED|MED (?:[^ .]+ ){0,2}(?:held|on hold|d / c ?d?|dcd|dc|en pausa)`,
  `(?:wean(?:ing|ed)|taper(?:ing|ed)|cut(?:ting)?|less|backing)(?: (?:me|him|her|back|down|off|on|of))* ${whose}MED|MED (?:[^ .]+ ){0,4}(?:weaning|tapering|cut(?:ting)?) (?:that |it )?(?:back|down|off)`,
  `(?:off|sin tomar|ya no tomo) ${whose}MED(?= (?:now|anymore|since|for|[.,;!]))`,
);
const notStopped = clausePattern(
  '(?:almost|nearly|never|not|dont|didnt|should|can|could|if|when|want to|nunca|casi|no) ~1(?:quit|stop|stopped|discontinued|deje|dejo)',
  '[?]',
);

/** What a clinician has to know of a medicine, whichever else is wanted. */
const harmed = toldRules.filter(({ told }) => clinicalGrounds.some((ground) => ground === told));

/** Beside what is wanted another is told to be stopped, or nobody knows whether it is to be taken: a person has to know. */
export function isOpenBeside(
  reading: Reading,
  found: readonly Found[],
  wanted: readonly boolean[],
  clauses: readonly Range[],
): boolean {
  if (!wanted.includes(true) || wanted.every(Boolean)) return false;
  if (found.some((one, index) => !wanted[index] && isLeftOpen(reading, one, found[index + 1]))) return true;
  const left = clauses.filter((clause) => found.some((one, index) => !wanted[index] && isIn(one, clause)));
  return left.some((clause) => tellsClinician(taggedWords(reading, clause, found)));
}

/** That a medicine is taken no more or less of, is held, or has done harm; `MED` stands for it. */
export function tellsClinician(words: string): boolean {
  if (stopped.test(words) && !notStopped.test(words)) return true;
  return harmed.some(({ said, not }) => said.test(words) && !not.test(words));
}

const chosen =
  /^ (?:(?:and|y|[,.;]) )*(?:MED (?:[0-9][0-9.]* |mg |mcg ){0,3}(?:yes|yep|yeah|si|ok|okay|please) (?:(?:please|and|y|[,.;!]) )*)+$/;

/** `X yes, Y idk`: beside what is left open an answer is a wish. */
export function withChosen(
  reading: Reading,
  found: readonly Found[],
  clauses: readonly (Range & ClauseReading)[],
): (Range & ClauseReading)[] {
  const isOpen = found.some((one, index) => isLeftOpen(reading, one, found[index + 1]));
  return clauses.map((clause) =>
    isOpen && clause.intents.length === 0 && chosen.test(taggedWords(reading, clause, found))
      ? { ...clause, intents: ['refill'], told: false }
      : clause,
  );
}

/** Of what was due something has come, and a medicine that is named has not. */
export function isPartlyCome(reading: Reading, found: readonly Found[]): ReturnType<typeof cameWithout> {
  if (found.length === 0) return null;
  return cameWithout(taggedWords(reading, { at: 0, next: reading.tokens.length }, found));
}
