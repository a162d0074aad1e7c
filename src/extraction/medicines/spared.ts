import { endsSentence, wordAt, wordsBetween, type Reading } from '../reading.ts';

type Range = { at: number; next: number };

const everything =
  '(?:everything|every thing|all (?:of )?(?:my |the |his |her )?(?:meds?|medications?|medicines?|pills?|of (?:it|them))|all|todo|todos|todas|tod[oa]s (?:mis|las|los|sus) (?:medicinas?|medicamentos?|pastillas?))';
/** `everything but`, `todo menos`: what follows is spared. */
const butThese = new RegExp(
  `^ (?:of )?${everything} (?:, )?(?:but|except(?: for)?|excluding|besides|apart from|aside from|other than|save for|minus|menos|excepto|salvo|con excepcion de) `,
);
/** `everything else`, `the rest`: what was named before is spared. */
const therest =
  /^ (?:of )?(?:(?:everything|all) else|(?:all )?(?:the|my) (?:rest|others?|other (?:meds?|medications?|medicines?|pills?|ones))|(?:todo )?lo demas|(?:tod[oa]s )?(?:las|los) (?:demas|otr[oa]s)|el resto) /;
const beside =
  /^(?:,|\/|&|and|or|y|o|e|the|my|his|her|mi|mis|la|el|las|los|for|of|de|mg|mcg|i|still|have|got|tengo|hay)$/;

/** The medicines that `out of`, ending before a token, does not mean. */
export function sparedAfter<One extends Range>(
  reading: Reading,
  next: number,
  medicines: readonly One[],
): One[] {
  const words = wordsBetween(reading, next, next + 10);
  if (therest.test(words)) return medicines.filter((one) => one.next <= next);
  const but = butThese.exec(words);
  if (!but) return [];
  let at = next + but[0].trim().split(' ').length;
  const spared: One[] = [];
  for (; at < reading.tokens.length && !endsSentence(reading, at); at++) {
    const medicine = medicines.find((one) => at >= one.at && at < one.next);
    if (medicine) {
      spared.push(medicine);
      at = medicine.next - 1;
    } else if (!beside.test(wordAt(reading, at)) && reading.tokens[at]?.kind !== 'number') break;
  }
  return spared;
}
