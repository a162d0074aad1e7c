/** A text this long says new words now and then; a model that has lost the thread says the same ones again. */
const leastWords = 24;
const leastShareOfOwnWords = 0.2;

/** Words that no caller has said: none at all, or the same few over and over, as models write into noise. */
export function isGarbled(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return true;
  return words.length >= leastWords && new Set(words).size / words.length < leastShareOfOwnWords;
}
