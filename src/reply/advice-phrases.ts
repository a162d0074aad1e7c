import { bareWords } from './event-words.ts';

const medicine =
  '(?:medicines?|medications?|meds?|pills?|tablets?|capsules?|doses?|drugs?|prescriptions?|inhalers?|injections?)';
const medicina =
  '(?:medicinas?|medicamentos?|pastillas?|tabletas?|capsulas?|dosis|inhalador(?:es)?|inyeccion(?:es)?)';
const some =
  '(?:(?:the|your|this|that|these|it|them|an?|one|two|three|half|another|more|less|extra|your next) )';
const algo = '(?:(?:el|la|los|las|su|sus|una?|otra|dos|tres|media|mas|menos|esa|ese|esta) )';

/**
 * What a clinician would say: to take, to leave or to change a medicine, and that somebody is well. Patterns over
 * lower-case words without accents.
 */
const patterns = [
  `(?:stop|skip|take|double|split|halve|crush|chew|start|increase|reduce|lower|raise|change|continue|keep|avoid|finish|try|use|hold|pause)(?: (?:taking|using))? ${some}{0,3}${medicine}`,
  '(?:stop|keep|start|avoid|continue) (?:taking|using) (?:it|them|this|that|your|the)',
  '(?:do not|don t|never|should|may|can) (?:take|double|skip|stop|mix) (?:it|them|this|that)',
  '(?:should|may|must) (?:take|double|skip|stop|mix)',
  '(?:you|it|that) (?:are|is|re|s|will be|ll be) (?:fine|normal|safe|harmless|healthy|nothing serious|nothing to worry)',
  '(?:no need to|don t|do not) worry about (?:it|this|that|your)',
  `(?:deje|suspenda|tome|duplique|parta|triture|empiece|aumente|reduzca|baje|suba|cambie|siga|continue|evite|use)(?: (?:de tomar|tomando|usando))? ${algo}{0,2}${medicina}`,
  '(?:deje|siga|empiece|evite|continue) (?:de tomar|tomando|a tomar|tomar)',
  'no (?:lo |la |los |las )?(?:tome|suspenda|duplique|mezcle)',
  '(?:debe|puede|deberia) (?:tomar|suspender|dejar de tomar|duplicar|mezclar)',
  '(?:usted )?(?:esta|estara|va a estar) (?:bien|normal|sano|sana)',
];
const advice = new RegExp(` (?:${patterns.join('|')})(?= )`);

/** Whether a wording advises: a text never does, a person may. The fixed words for a danger are not asked. */
export function givesAdvice(text: string): boolean {
  return text.split(/[.;:!?]+(?=\s|$)/).some((sentence) => advice.test(bareWords(sentence)));
}
