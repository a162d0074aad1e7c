import { taggedWords } from './clauses.ts';
import { clausePattern } from './clause-grammar.ts';
import type { RuleReading } from '../read-by-rules.ts';

const part =
  '(?:head|stomach|legs?|feet|foot|hands?|arms?|joints?|back|body|heart|eyes?|belly|bones|cabeza|estomago|piernas?|pies?|manos?|brazos?|espalda|cuerpo|corazon|pecho|huesos)';

/** Who writes, or is written of, feels something now; what a medicine is for ("for my headaches") tells of nothing. */
const unwell = clausePattern(
  '(?:feel|feels|feeling|felt|been|am|im|is|shes|hes|getting|gets|got|have|having|has|and|so|still|me siento|se siente|siento|estoy|esta|ando|anda|tengo|tiene|traigo|con|ya) (?:(?:a|an|the|so|very|really|super|kinda|kind of|pretty|bit|little|been|feeling|these|bad|really bad|terrible|muy|bien|mucho|mucha|un|una|unos|unas|bastante|algo|de|todo el dia|all) )*(?:<symptom>|off|awful|terrible|unwell|horrible|woozy|faint|light headed|dolores)',
  `(?:my|his|her|their|the|mi|su) ${part} (?:is |are |has been |have been |keeps? |wont stop |been |feels? )?(?:hurt[a-z]*|ach[a-z]+|spinn[a-z]+|pound[a-z]+|throb[a-z]+|rac[a-z]+|swell[a-z]*|swollen|cramp[a-z]*|tingl[a-z]+|numb|killing (?:me|him|her)|da vueltas)`,
  `(?:heart|pulse) (?:is |feels |keeps )?(?:racing|pounding|fluttering|skipping)`,
  `(?:me|le) (?:duelen?|arden?|da vueltas|tiemblan?|hinchan?|estan? doliendo|dan? (?:mareos?|nauseas?|dolor|calambres)) `,
);
/** What it is for, or a figure of speech. */
const notOfNow = clausePattern(
  '(?:for|para|of|contra) (?:my |the |his |her |mi |la |el |los |las |su )?~1<symptom>',
  '(?:sick|tired|exhausted|cansad[oa]) (?:and tired )?(?:of|de)',
);

/**
 * "All out of my metoprolol feeling dizzy": a medicine that is used up, and who tells of it is unwell. It is wanted, and
 * a clinician looks at the rest; no question is asked, and nothing is taken back or stopped.
 */
export function tellsOutAndUnwell(rules: RuleReading): boolean {
  const { reading, values, readIntents, flags } = rules;
  const out = values.found.length > 0 && values.supplies.some(({ days }) => days === 0);
  if (!out || reading.context.endangered || /[?¿]/.test(reading.readable.original)) return false;
  if (
    readIntents.stopped ||
    readIntents.takenBack ||
    readIntents.amiss ||
    flags.includes('medication_change')
  )
    return false;
  if (readIntents.refused.includes(true) || readIntents.intents.includes('withdraw')) return false;
  const words = taggedWords(reading, { at: 0, next: reading.tokens.length }, values.found);
  return unwell.test(words) && !notOfNow.test(words);
}
