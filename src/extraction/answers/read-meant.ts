import type { Extraction } from '../../domain/message.ts';
import { relativePhrase } from '../people/people-words.ts';
import { medicineWords } from './medicine-words.ts';
import type { Swap } from './read-swap.ts';

const slip =
  '(?:no|nope|oh|ok|okay|ay|ah|hey|hi|wait|hold on|oops|ups|oopsie|whoops|shoot|dang|darn|crap|ugh|sorry|so sorry|im sorry|i m sorry|i am sorry|apologies|my apologies|pardon|excuse me|my bad|my mistake|my fault|actually|correction|typo|wrong (?:one|med|meds|medicine|medication|drug|pill|name)|(?:i )?(?:made|wrote|typed|said|put|sent|asked for|got|texted) (?:a (?:mistake|typo)|(?:it|that) wrong|the wrong (?:one|med|medicine|medication|drug|name|thing))|(?:i )?(?:messed|mixed) (?:up|it up|that up|them up)|perdon|perdone|perdona|perdoname|disculpe|disculpa|disculpen|lo siento|me equivoque|me confundi|se me fue|equivocacion|error mio|mi error|fue un error|espere|espera)';
const opening = `(?:${slip} )*`;
const saysMeant =
  '(?:(?:i |what i |the one i )?(?:really |actually )?(?:meant|mean|ment)(?: (?:to )?(?:say|ask for|ask|type|put|write|text|order|request|get|was|is))?|(?:yo |lo que )?(?:quise|queria|quiero)(?: yo)? (?:decir|pedir|poner|escribir)(?: (?:era|es))?)';
const saysIs =
  '(?:(?:it|that|this|the one|the name) (?:was|is|should be|should have been|shouldve been|shoulda been|needs to be|was supposed to be|is supposed to be|was meant to be)|its|it s|thats|that s|(?:la |el |lo )?(?:que )?(?:era|es|deberia ser|debe ser|tenia que ser|necesito era)|(?:i (?:need|want|needed|wanted))|(?:lo que )?(?:necesito|necesitaba|quiero|queria|ocupo))';
const which = '(?:for|the|my|a|an|more|refill of|la|el|los|las|mi|de|para|del)';
/** "My wife's X", "for my wife, the X", "el X de mi esposa". */
const one = `(?:${which} )*(?:${relativePhrase}s?(?: s)? (?:${which} )*)?medicine(?: (?:for|de|para) (?:my|mi|the|la|el) ${relativePhrase})?`;
const closing =
  '(?: (?:instead|please|pls|sorry|thanks|thank you|my bad|por favor|gracias|perdon|mejor|disculpe))*';
const notThat =
  '(?:and |y |but |pero )?(?:not|no|instead of|rather than|no era|no es|it (?:was|is) not|it (?:isnt|wasnt)|wasnt|isnt|en vez de|en lugar de)';
const notFirst = `(?:(?:it|that|this) (?:is|was) not|(?:it|that|this) (?:isnt|wasnt|isn t|wasn t)|(?:its|thats) not|wasnt|isnt|i (?:didnt|did not|dont|didn t) (?:mean|want|need)|not|no (?:es|era|quise decir|queria|quiero|necesito)|no)`;

const alone = [
  new RegExp(`^${opening}${saysMeant} ${one}${closing}$`),
  new RegExp(`^(?:${slip} )+${saysIs} ${one}${closing}$`),
];
const backLast = new RegExp(
  `^${opening}(?:(?:${saysMeant}|${saysIs}) )?${one}(?: please| por favor)? ${notThat} ${one}${closing}$`,
);
const backFirst = new RegExp(
  `^${opening}${notFirst} ${one} (?:(?:but|sino|pero|it|i) )?(?:(?:${saysMeant}|${saysIs}) )?${one}${closing}$`,
);

/**
 * "Oops, I meant X", "sorry, it was X", "it was X, not Y": of the medicine that was just asked for another is wanted in
 * its place; by the places in its list, `back` empty where what is taken back is not named. Null for any other text, and
 * for one that asks. Never throws.
 */
export function readMeant(text: string, { medications }: Pick<Extraction, 'medications'>): Swap | null {
  if (/[?¿]/.test(text) || medications.some(({ name }) => name === null)) return null;
  const words = medicineWords(text, medications);
  if (medications.length === 1)
    return alone.some((form) => form.test(words)) ? { back: [], wanted: [0] } : null;
  if (medications.length !== 2 || medications[0]?.name === medications[1]?.name) return null;
  if (backFirst.test(words)) return { back: [0], wanted: [1] };
  return backLast.test(words) ? { back: [1], wanted: [0] } : null;
}
