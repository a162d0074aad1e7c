/** A word, a number or a mark of a readable text; `from` and `to` count its characters. */
export type Token = { text: string; from: number; to: number; kind: 'word' | 'number' | 'mark' };

const pieces = /(\p{L}+(?:'\p{L}+)*)|(\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)|(\n|[^\s\p{L}\d])/gu;

/** Words, numbers and marks in order. Letters and digits that touch are split: `50mg` is `50`, `mg`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pieces)) {
    const kind = match[1] ? 'word' : match[2] ? 'number' : 'mark';
    const shown = kind === 'number' ? match[0].replaceAll(',', '') : match[0];
    tokens.push({ text: shown, from: match.index, to: match.index + match[0].length, kind });
  }
  return tokens;
}

/** The words and numbers of a name in one comparable form: `Adipex-P` and `adipex p` give the same. */
export function phraseOf(tokens: readonly Token[]): string {
  return tokens
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.text)
    .join(' ');
}
