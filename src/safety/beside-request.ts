import { drugTerm } from '../domain/drugs/drug-terms.ts';
import { isGivenName, isWordToo } from '../domain/names/given-names.ts';
import type { ReadableText } from '../domain/text/readable-text.ts';
import { blankWords } from './blank-words.ts';
import { kin } from './kin-words.ts';

const month =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)[a-z]*\\.?';
const date = `(?:\\d{1,2} ?[-/.] ?\\d{1,2} ?[-/.] ?(?:\\d{4}|\\d\\d)(?!\\d)|${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2} (?:de )?${month} (?:de |del )?\\d{4})`;
const strength = '\\d+(?:[.,]\\d+)? ?(?:mg|mcg|ml|milligrams|miligramos)';
const wanting =
  "(?:(?:can|could|may) (?:i|you|u|we) (?:please )?(?:get|have|refill|fill)|(?:i|we|he|she|my (?:mom|dad|son|daughter|wife|husband)) (?:would like|needs?|wants?)|i'd like|necesit[oa]|ocup[oa]|quiero|quisiera|refills?|resurtir|resurta[n]?|resurtido|surtir|needs?)";
const goods =
  '(?:to|a|an|my|mi|mis|the|el|la|los|las|his|her|su|sus|more|another|mas|otra|otro|refill|refills|refilled|resurtido|of|on|for|de|del|para|get)';
const courtesy =
  '(?:dob|d\\.o\\.b\\.?|born|nacid[oa]|refills?|refilled|please|pls|thanks|thank you|gracias|por favor|hi|hello|hola|hey|also|tambien)';
const one = `(?:me|myself|us|both of us|mi|nosotros|(?:my|our|mi|nuestr[oa]) ${kin})`;
const people = `(?:${one}|${kin})(?: (?:and|y) (?:for |para )?${one})*(?![a-z])`;
const request = new RegExp(
  `(?<![a-z0-9'])(?:${date}|(?:for|para) ${people}|(?:${wanting} )+(?:${goods} )*(?:${people})?|(?:${strength}|${courtesy}|${wanting})(?![a-z0-9']))`,
  'g',
);
const word = /[a-z][a-z'-]*[a-z]/g;
/** Who gives a birth date asks for a refill and says the rest beside it; in other texts the rest says what is asked. */
const born = new RegExp(`(?<![a-z0-9'])${date}`, 'g');
/** What is left of a name and its birth date: the name. */
const named = /[a-z][a-z'-]*[a-z](?: [a-z]\.?)? +[a-z][a-z'-]*[a-z](?= *[,.;:-]* {5})/g;
/** Words that a clause does not begin or end with: there the request stood within it. */
const amid =
  /^(?:and |y |pero |but )?(?:of|for|to|from|is|was|de|del|por|para|es|que|was|has)(?![a-z])|(?<![a-z])(?:but|just|and|the|my|a|an|of|on|for|to|with|your|still|i|en|de|del|la|el|las|los|mi|mis|su|y|pero|con|para|por|solo|because|porque|so|nomas|more|this|that)$/;

/**
 * What is told before or behind a plain request for a medicine with one birth date: the text with the words of the
 * request, its medicines, names and courtesy blanked, each other character in its place. Null where nothing else is told,
 * or where the request stands amid other words. Never throws.
 */
export function besideRequest(readable: ReadableText): ReadableText | null {
  const { text } = readable;
  // Of several people the rest says who they are.
  if (text.length > longest || (text.match(born) ?? []).length !== 1) return null;
  let medicines = 0;
  const rest = text
    .replace(word, (one) => {
      if (drugTerm(one) === null) return one;
      medicines++;
      return blankWords(one);
    })
    .replace(request, blankWords)
    .replace(named, (pair) => (isGivenName(pair.split(' ')[0] ?? '') ? blankWords(pair) : pair))
    .replace(word, (one) => (isGivenName(one) && !isWordToo(one, true) ? blankWords(one) : one));
  if (medicines === 0 || rest === text) return null;
  const told = rest.replace(/[,.;:()]/g, ' ').trim();
  if (/\S {3,}\S/.test(told.replace(/ {2}(?! )/g, ' ')) || amid.test(told) || well.test(told)) return null;
  return { ...readable, text: rest };
}

/** What is denied or well: a rule reads what of it matters. */
const well =
  /(?<![a-z])(?:without|sin|never|nunca|fine|bien|good|great|ok|okay|better|mejor|no(?! (?:puedo|puede|me|se|le|lo|la|siento|siente|retengo|aguanto)(?![a-z])))(?![a-z])/;

/** In characters: who writes more tells more than a request and what is beside it. */
const longest = 200;
