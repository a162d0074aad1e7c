import { normaliseText } from '../../domain/normalise-text.ts';
import { kinPhrase } from '../people/people-words.ts';

const not =
  '(?:doesnt|doesn t|does not|dont|don t|do not|wont|won t|will not|wouldnt|wouldn t|isnt|isn t|is not|isnt going to|isn t going to|not going to|not gonna|is not gonna|aint|ain t|no longer|never|shouldnt|shouldn t|cant|can t|cannot)';
const need =
  '(?:be )?(?:going to |gonna |going to be |even |actually |really |ever )*(?:needs?|needing|wants?|wanting|takes?|taking|uses?|using|requires?|on)';
/** Between who it is and what is not needed nobody else comes in: "my mom said I don't need it". */
const between = '(?:(?!(?:i|we|you|im|me|us|u) )\\p{L}+ ){0,3}?';
const someone = `(?:he|she|they|hes|shes|theyre|he s|she s|they re|(?:the |my |our )?(?:patient|resident|pt)|(?:(?:my|our|her|his|the) )?(?:late )?${kinPhrase})`;
const supply =
  '(?:bottles?|box|boxes|packs?|pens?|vials?|inhalers?|pills?|meds|medicine|supply|one|ones|refill)';

const notNeeded = [
  new RegExp(`(?<!\\p{L})${someone} ${between}${not} ${need}(?!\\p{L})`, 'u'),
  new RegExp(
    `(?<!\\p{L})${not} ${need} (?:any |all |of |more )*(?:his|her|hers|their|theirs)(?!\\p{L})`,
    'u',
  ),
  /(?<!\p{L})(?:his|her|their) (?:\p{L}+ ){1,2}(?:is|are|isnt|arent|isn t|aren t|wont be|won t be) (?:not |no longer )?(?:needed|necessary)(?!\p{L})/u,
];
const hasIt = [
  new RegExp(
    `(?<!\\p{L})${someone} ${between}(?:already|still) (?:has|have|got|picked up|bought) (?:it|them|that|some|enough|plenty|one|more|hers|his|theirs|(?:a|an|another|the) (?:\\p{L}+ )?${supply})(?!\\p{L})`,
    'u',
  ),
  new RegExp(`(?<!\\p{L})${someone} (?:has|have|got) (?:enough|plenty|lots|a lot left)(?!\\p{L})`, 'u'),
  new RegExp(
    `(?<!\\p{L})${someone} ${between}found (?:it|them|some|(?:a|an|the|his|her|another|one) (?:\\p{L}+ )?${supply}|another)(?!\\p{L})`,
    'u',
  ),
];
const hasItInSpanish = [
  /(?<!\p{L})(?:ella|el|mi \p{L}+) (?:todavia |aun |ya )+(?:la |lo |las |los )?(?:tiene|consiguio|compro|recogio)(?! (?:list[oa]s?|tos|dolor|mareos?|nauseas?))(?!\p{L})/u,
  /(?<!\p{L})(?:ella|el|mi \p{L}+) (?:ya )?encontro (?:su|un|una|el|la|otr[oa]) ?(?:frasco|caja|bote|botella|medicina|pastillas?|inhalador)?(?!\p{L})/u,
];
const notNeededInSpanish = [
  /(?<!\p{L})no (?:la |lo |las |los |le )?(?:necesita|necesitan|necesitara|necesitaran|ocupa|ocupan|ocupara|requiere|usa|usara|usan|toma|tomara|toman|quiere)(?!\p{L})/u,
  /(?<!\p{L})no (?:la |lo |las |los |le )?(?:va|van) a (?:necesitar|ocupar|requerir|usar|tomar|querer|hacer(?:le)? falta)(?:la|lo|las|los)?(?!\p{L})/u,
  /(?<!\p{L})no le (?:va a hacer|van a hacer|hara|haran|hace|hacen|sirve|sirven)(?: falta)?(?!\p{L})/u,
];

/**
 * Somebody other than the writer needs a medicine no more: `she won't need her pills`, `mom already has it`, `ya no
 * necesita su medicina`.
 * It takes nothing back that the writer has asked for themselves.
 */
export function tellsOthersNeedOver(text: string): boolean {
  const words = normaliseText(text);
  return [...notNeeded, ...hasIt, ...notNeededInSpanish, ...hasItInSpanish].some((form) => form.test(words));
}
