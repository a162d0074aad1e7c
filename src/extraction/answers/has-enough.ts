import { normaliseText } from '../../domain/normalise-text.ts';

const opening = '(?:(?:no|nope|nah|ok|okay|thanks|thank you|its ok|it s ok|gracias|esta bien) )*';
const forms = [
  '(?:i |we )?(?:still |already )?(?:have|got|ve got) (?:still )?(?:plenty|enough|lots|tons|a lot|more than enough|extra)(?: (?:left|of (?:it|them)|for now|until then|til then))*',
  '(?:i m|im|i am|we re|we are) (?:good|fine|ok|okay|all set|covered)(?: (?:for now|until then|til then|on that))?',
  '(?:plenty|enough|lots)(?: (?:left|for now))?',
  '(?:todavia |aun |ya )?(?:tengo|tenemos|me quedan?) (?:todavia |aun )?(?:suficientes?|bastantes?|de sobra|much[ao]s?)',
  '(?:si )?me alcanzan?(?: (?:bien|todavia))?',
].map((form) => new RegExp(`^${opening}${form}(?: (?:thanks|thank you|gracias))?$`));

/** "No, I have plenty": nothing is running out, and nothing is taken back by it. */
export function hasEnough(text: string): boolean {
  const words = normaliseText(text);
  return forms.some((form) => form.test(words));
}
