import { normaliseText } from '../../domain/normalise-text.ts';
import { relativeWord } from '../people/people-words.ts';
import type { Answer } from './read-answer.ts';
import { denies } from './denies.ts';

const whose = '(?:my|our|mi|nuestr[oa]|una?)';
/** Beside these a relative only comes, calls or lives somewhere. */
const elsewhere =
  '(?!(?: s)? (?:to|will|can|could|would|house|home|place|address|phone|number|cell|trip|appointment|birthday|wedding|insurance|doctor|surgery|visit|car|office|room|email|va a|que va|a recoger)\\b)';
/** "For my wife", "that should be my sister", "es de mi mamá". */
const forSomebody = new RegExp(
  `(?<!\\b(?:ask|asking|look|looking|wait|waiting|pay|speak|call) )\\b(?:for|para|de|its|it s|it is|thats|that s|that is|this is|it was|that was|be|been|(?:one|refill|medicine|prescription|order) (?:is|was)|es|era|sea|ser) (?:for |para |de )?${whose} (?:\\p{L}+ )?${relativeWord}(?!\\p{L})(?: in law)?${elsewhere}`,
  'u',
);
const notMe =
  /\bnot (?:for |to be )?(?:me|mine|myself|her|hers|him|his)(?= (?:its?|it is|for|but|sorry|thats|this|i|please|thanks)\b|$)|\bno (?:es |era |soy |sea )?(?:para (?:mi|el|ella)|mi[oa]s?|yo)\b/;
/** "Not me, my wife". */
const notMeBut = new RegExp(
  `\\b(?:not (?:for )?(?:me|mine|myself|her|him)|no (?:para )?(?:mi|yo|ella|el)) (?:(?:but|sino|its|it s|es|pero) )*(?:for |para |de )?${whose} (?:\\p{L}+ )?${relativeWord}(?!\\p{L})(?: in law)?${elsewhere}`,
  'u',
);
const ownName =
  /\b(?:put|gave|used|typed|entered|wrote|sent|puse|di|use|escribi|mande) (?:you |in |down |le |les |out )*(?:my|mi|mis|the wrong) (?:own |propi[oa]s? )?(?:name|nombre|info|information|informacion|dob|birthday|date of birth|datos|fecha)\b/;
const shouldBe =
  /\b(?:should|shouldve|supposed to|meant to|needs to|deberia|debia|debe|tenia que) (?:have )?(?:be|been|ser|haber sido)\b/;
const slip = /^(?:oh |ay |um |so )*(?:wait|hold on|oops|ups|(?:my )?(?:mistake|bad|fault|error))\b/;
const adding =
  /\b(?:also|too|another|as well|one more|one for|plus|both|tambien|ademas|otr[oa]|una mas|uno mas)\b/;
const joining = /\b(?:and|y)\b/;

/** More is a story of its own. */
const mostWords = 25;
const mostWordsOfSlip = 10;

/**
 * "Sorry, that's for my wife, not me", "I put my own name in, should be for my dad": what was asked for is somebody
 * else's, who may not be named. One more for somebody is no such thing.
 */
export function saysForAnother(text: string, answer: Pick<Answer, 'corrects'> | null): boolean {
  const words = normaliseText(text);
  const count = words.split(' ').length;
  if (
    text.includes('?') ||
    count > mostWords ||
    adding.test(words) ||
    !(forSomebody.test(words) || notMeBut.test(words))
  )
    return false;
  if (notMeBut.test(words)) return true;
  if (notMe.test(words) || ownName.test(words) || shouldBe.test(words)) return true;
  return (denies(text, answer) || slip.test(words)) && count <= mostWordsOfSlip && !joining.test(words);
}
