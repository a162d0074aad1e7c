import type { Extraction } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { medicineWords } from './medicine-words.ts';

const slip =
  '(?:no|nope|nah|oh|ok|okay|ay|hey|wait|hold on|oops|ups|sorry|im sorry|i m sorry|actually|my bad|my mistake|perdon|perdone|disculpe|espere|espera|bueno|pues)';
const amount = '[\\d. ]+(?:mg|mcg|ml|g|units?|unidades)?';
const one = `(?:(?:the|my|a|el|la|mi|de|del) )*medicine(?: (?:one|ones|pill|pills|med|medicine|pastillas?))?(?: (?:de )?${amount})?`;
const closing = '(?: (?:instead|please|pls|sorry|thanks|thank you|por favor|gracias|mejor|perdon))*';
const turns = '(?:rather|instead|better|mejor|digo|o sea|sino|mas bien)';
const is =
  '(?:(?:it|that|this) (?:is|was|should be|should have been)|it s|its|that s|thats|should be|should have been|supposed to be|i (?:want|need)|es|era|debe ser|deberia ser|quiero|necesito)';
const notThis =
  '(?:not (?:that|this|it)(?: one)?|(?:that|this|it|thats|its|that s|it s)(?: is| s| was)? (?:not (?:it|that|the one|that one|right|correct)|wrong|incorrect)|(?:the )?wrong (?:one|med|medicine|medication|pill)|es[aeo] no(?: es| era)?|no (?:es |era )?es[aeo](?: no)?|esta mal|equivocad[oa])';

/** Texts, or medicines. */
const unwanted =
  '(?:i )?(?:dont|don t|do not) want (?:any of )?(?:these|those)|no quiero (?:est[ao]s|es[ao]s)';

/** A bare "no X" may as well be a no to X. */
const forms = [
  `(?:${slip} )*${turns} ${one}`,
  `(?:${slip} )*(?:nope|nah|(?:wait|hold on|oh|ay|espere|espera) no) ${one}`,
  `(?:${slip} )*no (?:the|my) medicine(?: (?:one|pill))?`,
  `(?:${slip} )*(?:it )?should (?:be|have been) ${one}`,
  `(?:${slip} )*${notThis} (?:(?:but|sino|pero|mejor|${is}) )?${one}`,
].map((form) => new RegExp(`^${form}${closing}$`));

/** "No X 25 mg", "the X is 25 mg", of what was asked for in another strength. */
const inStrength = new RegExp(
  `^(?:${slip} )*(?:no ${one}|(?:(?:the|my|el|la|mi) )?medicine (?:is|s|es|son|es de|son de) ${amount})${closing}$`,
);

/**
 * "No the X", "wait no X", "nah X", "no mejor X", "not this one, the X": where another medicine was just asked for, X is
 * wanted in its place. Never throws.
 */
export function namesInstead(text: string, { medications }: Pick<Extraction, 'medications'>): boolean {
  if (/[?¿]/.test(text) || medications.length !== 1) return false;
  const words = medicineWords(text, medications);
  const stated = medications.every(({ strength }) => strength !== null) && inStrength.test(words);
  return stated || forms.some((form) => form.test(words));
}

const alone = new RegExp(
  `^(?:${slip} )*(?:(?:${is}|${turns}|refill|fill|send(?: me)?|surt[ae]n?|mand[ae]n?) )*${one}(?: refills?)?${closing}$`,
);

/** "The X", "i need X", "es la X": one medicine, and hardly a word beside it. */
export function namesAlone(text: string, { medications }: Pick<Extraction, 'medications'>): boolean {
  return !/[?¿]/.test(text) && medications.length === 1 && alone.test(medicineWords(text, medications));
}

const bareNo = /^(?:(?:no|nope|nah|n|thanks|thank you|gracias) ?)+$/;
const refusing = new RegExp(
  `^(?:${slip} )*(?:no|nope|nah|wrong|incorrect|mal|incorrecto|${notThis}|${unwanted})(?: (?:that|thats|s|one|it|wrong|right|please|por favor|es|esa|ese|correct|no|thanks|thank you|gracias|sorry|perdon))*$`,
);
const refusingFirst = new RegExp(`^(?:${slip} )*${notThis}(?: |$)`);

/** More words than these are a request of their own. */
const mostWords = 10;

/** "No", "wrong one", "not that one", "actually no", "esa no": a no to what was said last, and nothing in its place. */
export function refusesIt(text: string): boolean {
  return refusing.test(normaliseText(text));
}

/** "Not this one, the white one": a no to what was said last, and whatever is wanted in its place. */
export function opensWithRefusal(text: string): boolean {
  const words = normaliseText(text);
  return refusingFirst.test(words) && words.split(' ').length <= mostWords;
}

/** Nothing but no, which may also answer what was asked beside an outcome. */
export function isBareNo(text: string): boolean {
  return bareNo.test(normaliseText(text));
}
