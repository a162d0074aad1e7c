/** The three dangers that page a person, each with its phrases. */
export type Danger = 'emergency' | 'self_harm' | 'overdose';
export type DangerPhrases = Record<Danger, readonly string[]>;

/**
 * A phrase as a pattern over clause text, in which a blank stands before each word and after the last and marks that
 * end a clause are words of their own. Every repetition is bounded, so that time stays linear in the text.
 */
export function phrasePattern(phrase: string): RegExp {
  const words = phrase.split(' ').map((word) => {
    if (word === '*') return '(?:[^ .,]+ ){0,3}?';
    const optional = word.endsWith('?');
    const choices = optional ? word.slice(0, -1) : word;
    return `(?:(?:${choices.replaceAll('.', '\\.')}) )${optional ? '?' : ''}`;
  });
  return new RegExp(`(?<= )${words.join('')}`, 'g');
}

/** The single words that phrases are made of: what glued words are taken apart into. */
export function wordsOf(phrases: DangerPhrases): string[] {
  return Object.values(phrases).flatMap((list) =>
    list
      .flatMap((phrase) => phrase.replaceAll('?', '').split(/[ |]/))
      .filter((word) => /^[a-z]+$/.test(word)),
  );
}
