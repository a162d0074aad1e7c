import type { RuleReading } from '../read-by-rules.ts';
import { clausePattern } from './clause-grammar.ts';
import { taggedWords } from './tagged-words.ts';

const one = '(?:one|ones|med|meds|medicine|medication|pill|pills|refill|thing|two|2)';
const place = '(?:first|last|second|third|other|top|bottom|previous|1st|2nd|3rd)';
const without =
  '(?:scratch|forget|cancel|skip|drop|omit|remove|delete|minus|except|but|not|without|never ?mind|hold|leave (?:out|off)|no)';

/** Something is taken back, put off or put in the place of another, and the words do not say by its name what. */
const takesBack = clausePattern(
  `${without} (?:about )?(?:the |that |my )?${place} ${one}`,
  `(?:the )?${place} ${one} (?:can wait|isnt needed|is not needed|not needed|i dont need|no longer)`,
  '(?:just kidding|jk|on second thought|i take (?:that|it) back|take that back|let me (?:start over|redo that|rephrase)|me retracto|pensandolo bien|mejor no)',
  '(?:olvid[ae]n?(?:se)?(?: de)?|cancel[ae]n?|menos|excepto|sin|no|quiten?) (?:l[ao]s? |el )?(?:primer[ao]?|ultim[ao]|segund[ao]|otr[ao]|tercer[ao]?)(?: (?:medicina|pastilla|que dije|que pedi|no))?(?= (?:[.,;!?]|$)|$)',
);

/** Of several medicines none is left out by its name, though the words take something back: a person reads which. */
export function isMuddled({ reading, values: { found }, readIntents }: RuleReading): boolean {
  const names = new Set(found.map(({ name, candidates }) => name ?? candidates.join()));
  if (names.size < 2 || readIntents.refused.includes(true)) return false;
  return takesBack.test(taggedWords(reading, { at: 0, next: reading.tokens.length }, found));
}
