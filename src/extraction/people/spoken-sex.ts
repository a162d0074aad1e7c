import { normaliseText } from '../../domain/normalise-text.ts';

const female = words(
  'she shes her hers herself mother mothers mom moms mum mama mamas momma mommy mami wife wifes wifey missus fiancee girlfriend gf daughter daughters stepdaughter stepmother stepmom sister sisters sis grandmother grandmothers grandma grandmas granny gran nana grammy granddaughter aunt aunts auntie niece nieces lady woman ella ellas esposa madre mamacita hija hijita hermana hermanita abuela abuelita suegra tia tiita sobrina prima nieta nuera novia cunada madrina ahijada hijastra madrastra senora vecina amiga',
);
const male = words(
  'he hes him his himself father fathers dad dads daddy papa papas papi pops husband husbands hubby fiance boyfriend bf son sons stepson stepfather stepdad brother brothers bro grandfather grandfathers grandpa grandpas granddad gramps grandson uncle uncles nephew nephews guy man esposo marido padre papito hijo hijito hermano hermanito abuelo abuelito suegro tio tiito sobrino primo nieto yerno novio cunado padrino ahijado hijastro padrastro senor vecino amigo',
);
/** `de él`, which without its accent is an article anywhere else. */
const ofHim = /\b(?:de|para|a) el(?= (?:por favor|gracias|tambien|y)\b|$)/;

/** Whether a text speaks of a woman or of a man; null where of neither, or of both. */
export function sexSpokenOf(text: string): 'female' | 'male' | null {
  const phrase = normaliseText(text);
  const said = phrase.split(' ');
  const ofWoman = said.some((word) => female.has(word));
  const ofMan = ofHim.test(phrase) || said.some((word) => male.has(word) && word !== 'son') || ofSon(said);
  if (ofWoman === ofMan) return null;
  return ofWoman ? 'female' : 'male';
}

/** `son` is a verb in Spanish. */
function ofSon(said: string[]): boolean {
  return said.some((word, at) => word === 'son' && /^(?:my|our|the|his|her|for|s)$/.test(said[at - 1] ?? ''));
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
