import { clausePattern } from './clause-grammar.ts';

const day =
  '(?:mon|tues?|wed|weds|wednes|wens|thurs?|fri|sat|satur|sun)(?:day)?|wensday|wedensday|tomorrow|tonight|tmrw|tmw|next|the weekend|the end|end of|the [0-9]+|[0-9]+ ?(?:st|nd|rd|th)|this week|month|lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|fin de|la proxima|el dia';
const ended =
  '(?:out|empty|gone|done|finished|finishes|over|no more|nothing left|none left|sin nada|vacio|vacia)';

/** The last of it is named with a day to come, or as near: nothing is used up yet. */
const later = clausePattern(
  `${ended} ~4(?:by|after|come|before|past|until|till|on|para(?: el| la)?|despues del?|antes del?|el) (?:the |this |next )?(?:${day})`,
  `(?:${day}) ~3(?:ill|i will|he will|she will|hell|shell|well|we will|theyll|itll|it will|gonna|going to|estare|estara) ~3${ended}`,
  '(?:a |an |one |two |three |[0-9]+ )?(?:days?|weeks?|couple(?: of)? days|hours?) (?:from|away from|shy of|short of) (?:being )?(?:empty|out|done|gone|zero)',
  '(?:almost|nearly|about|just about|close to|getting|practically|next to|halfway) (?:all )?(?:out|empty|gone|done|finished|low)',
  '(?:will|ll|ill|hell|shell|well|gonna|going to) (?:be )?(?:run )?(?:out|empty|gone|done)',
  '(?:casi|por) (?:se )?(?:acab[a-z]+|termin[a-z]+|vaci[oa])',
  '(?:esta|estan|van?) (?:a|por) (?:acabarse|acabarseme|terminarse|acabar|terminar)',
);

/** `words` of the whole message with a blank around each. */
export function endsLater(words: string): boolean {
  return later.test(words);
}

/** A medicine that is not there, told by how long or where. */
const without = clausePattern(
  '(?:no|not any|zero|without(?: any| my| his| her| their)?) MED ~4(?:since|for (?:[0-9]+|two|three|four|five|a) ~1(?:days?|weeks?)|in (?:the|this|my|our) (?:house|home|cart|building|fridge|cabinet|facility)|on hand|anywhere)',
  '(?:no hay|no queda|no tenemos|sin) (?:mas |nada de |la |el |su |mi )*MED ~3(?:desde|en (?:la|mi|esta) (?:casa|residencia)|hace)',
  'MED (?:is |are |all )*gone(?! (?:up|down|from|to|back))',
);
/** Held or stopped on purpose. */
const onPurpose = clausePattern(
  '(?:held|holding|hold|stopped|told|doctor|dr|surgery|procedure|fasting|npo|cirugia|suspendi[a-z]+|no more MED for|allergic)',
);

/** `tagged`: the whole message with `MED` in the place of medicines. */
export function hasNone(tagged: string): boolean {
  return without.test(tagged) && !onPurpose.test(tagged);
}
