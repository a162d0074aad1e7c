import { plain } from './words.ts';

/**
 * What a model read in an arrival and the rules did not, for a person to look for in its words: such as `look for:
 * medication (characters 12 to 20), clinical question (characters 3 to 8)`. Empty when the event tells of none.
 */
export function suggestionWords(suggestions: unknown): string {
  if (!Array.isArray(suggestions)) return '';
  const words = suggestions.flatMap((each: unknown) => {
    const { field, code, start, end } = (each ?? {}) as Record<string, unknown>;
    const what = typeof code === 'string' ? code : field;
    if (typeof what !== 'string' || typeof start !== 'number' || typeof end !== 'number') return [];
    return [`${plain(what).toLowerCase()} (characters ${start + 1} to ${end})`];
  });
  return words.length === 0 ? '' : `look for: ${words.join(', ')}`;
}
