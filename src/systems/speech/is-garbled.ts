/** A text this long says new words now and then; a model that has lost the thread says the same ones again. */
const leastWords = 24;
const leastShareOfOwnWords = 0.2;

/** Nobody says so much in the two minutes that are recorded; in UTF-16 units. */
const mostLetters = 10_000;

/** Words that no caller has said: none at all, more than there was time for, or the same few over and over, as models write into noise. */
export function isGarbled(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0 || text.length > mostLetters) return true;
  return words.length >= leastWords && new Set(words).size / words.length < leastShareOfOwnWords;
}
