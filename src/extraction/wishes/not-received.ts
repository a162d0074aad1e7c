import { normaliseText } from '../../domain/normalise-text.ts';

const english =
  /\b(?:never|nothing|none|not|no|havent|haven t|hasnt|hasn t|didnt|didn t|did not|dont|don t|doesnt|doesn t|isnt|isn t|wasnt|wasn t|werent|weren t)(?: [a-z]+){0,4} (?:got|get|gotten|received?|came|come|arrived?|have|had|delivered|here|there|shown?|showed|seen?|anything)\b|\b(?:package|order|delivery|box|it|they|that|meds?|medicines?|medications?|pills) (?:is|was|are|were|went|got|must be|has been)? ?(?:missing|lost|stolen)\b/;
const spanish =
  /\b(?:no|nunca|nada|tampoco|sin)(?: [a-z]+){0,4} (?:recib\w*|lleg\w*|entreg\w*|tengo|esta|vino|venido|aparec\w*)\b|\b(?:se perdio|me lo robaron|me la robaron|perdid[oa])\b/;

/** "I never got it", "package never came", "no me ha llegado nada": what was to come is said not to be there. */
export function saysNotReceived(text: string): boolean {
  const words = normaliseText(text);
  return english.test(words) || spanish.test(words);
}
