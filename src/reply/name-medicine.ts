import { mayNameInText } from '../domain/drugs/sensitive-classes.ts';
import type { Disclosure } from './disclosure.ts';
import type { ReplyTicket } from './reply-input.ts';

/** Longer, and the text has no room for it. */
const longestName = 40;

/** "metoprolol 50 mg" where the recipient accepted it and the medicine may be named in a text at all; else null. */
export function nameMedicine(
  { medicine }: Pick<ReplyTicket, 'medicine'>,
  disclosure: Disclosure,
): string | null {
  if (disclosure !== 'medicine' || !medicine || !mayNameInText(medicine.name)) return null;
  const full = medicine.strength === null ? medicine.name : `${medicine.name} ${medicine.strength}`;
  return [full, medicine.name].find((label) => label.length <= longestName) ?? null;
}
