import type { ReadableText } from '../domain/text/readable-text.ts';

/** As many blanks as characters, so that each other character of a text keeps its place; line breaks stay. */
export function blankWords(words: string): string {
  return words.replace(/\S/g, ' ');
}

/** A readable text without the words behind `start` to `end` of the original. */
export function withoutSpan(
  readable: ReadableText,
  { start, end }: { start: number; end: number },
): ReadableText {
  const from = readable.starts.findIndex((at) => at >= start);
  const past = readable.starts.findIndex((at) => at >= end);
  if (from < 0) return readable;
  const to = past < 0 ? readable.text.length : past;
  const { text } = readable;
  return { ...readable, text: text.slice(0, from) + blankWords(text.slice(from, to)) + text.slice(to) };
}
