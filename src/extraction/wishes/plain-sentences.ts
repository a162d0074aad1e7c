import { normaliseText } from '../../domain/normalise-text.ts';

/** The sentences of a text in plain words, with a blank around each word; the point of `Dr.` ends none. */
export function plainSentences(text: string): string[] {
  return text
    .replace(/['’]/g, '')
    .replace(/\b(dr|drs|mr|mrs|ms)\./gi, '$1')
    .split(/[.!?;\n]+/)
    .map(
      (sentence) =>
        ` ${normaliseText(sentence)
          .replace(/[^a-z0-9 ]+/g, ' ')
          .replace(/ +/g, ' ')
          .trim()} `,
    );
}
