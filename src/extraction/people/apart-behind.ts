import type { Span } from '../../domain/message.ts';
import { isFamilyAlone, oneMore, roomOrBed } from './apart-words.ts';

const near = '^[^,;.\\n]{0,12}?\\s';
const placed = new RegExp(
  `${near}(?:(?:is |goes |also )?(?:for|to)|(?:es |son )?(?:para|de)|[-–])\\s+(?:the\\s+|la\\s+|el\\s+|(?:la |el )?de la\\s+)?(${roomOrBed}|${oneMore})`,
  'iu',
);
const enclosed = new RegExp(`^\\s*\\(\\s*(?:for\\s+|para\\s+)?(${roomOrBed})\\s*\\)`, 'iu');
const family = new RegExp(
  `${near}(?:(?:[Ii]s )?[Ff]or|(?:[Ee]s )?[Pp]ara)\\s+((?:\\p{Lu}\\.?\\s+)?\\p{Lu}[\\p{L}'’-]+)(?=\\s*(?:$|[,;.\\n]|\\s(?:and|y|e)\\s))`,
  'u',
);

/**
 * Whoever is told right behind a medicine by a room or bed, as one more, or by a family name alone ("lasix for room 7",
 * "lasix - another resident", "lasix for Lane"). A room in brackets is nobody else's where somebody was named before.
 */
export function apartBehind(text: string, { end }: Span, isNamedBefore: boolean): Span | null {
  const rest = text.slice(end);
  const found = placed.exec(rest) ?? (isNamedBefore ? null : enclosed.exec(rest)) ?? ofFamily(rest);
  const said = found?.[1];
  if (!found || said === undefined) return null;
  const start = end + found[0].lastIndexOf(said);
  return { text: said, start, end: start + said.length };
}

function ofFamily(rest: string): RegExpExecArray | null {
  const found = family.exec(rest);
  return found?.[1] !== undefined && isFamilyAlone(found[1]) ? found : null;
}
