/** The three dangers that page a person, each with its phrases. */
export type Danger = 'emergency' | 'self_harm' | 'overdose';
export type DangerPhrases = Record<Danger, readonly string[]>;

/**
 * A phrase as a pattern over clause text, in which a blank stands before each word and after the last and marks that
 * end a clause are words of their own. Every repetition is bounded, so that time stays linear in the text.
 */
function phrasePattern(phrase: string): RegExp {
  const words = phrase.split(' ').map((word) => {
    if (word === '*') return '(?:[^ .,]+ ){0,3}?';
    const optional = word.endsWith('?');
    const choices = optional ? word.slice(0, -1) : word;
    return `(?:(?:${choices.replaceAll('.', '\\.')}) )${optional ? '?' : ''}`;
  });
  return new RegExp(`(?<= )${words.join('')}`, 'g');
}

/** A phrase and the words of which a text must hold one of each; its pattern is made when it first holds them. */
export type ListedPhrase = { danger: Danger; phrase: string; needed: string[][]; pattern: RegExp | null };

export function listedPhrase(danger: Danger, phrase: string): ListedPhrase {
  const needed = phrase
    .split(' ')
    .filter((word) => /^[a-z|]+$/.test(word))
    .map((word) => word.split('|'));
  return { danger, phrase, needed, pattern: null };
}

/** Where a phrase stands in a clause text of these words. */
export function placesOf(listed: ListedPhrase, text: string, words: ReadonlySet<string>): RegExpExecArray[] {
  if (!listed.needed.every((choices) => choices.some((choice) => words.has(choice)))) return [];
  listed.pattern ??= phrasePattern(listed.phrase);
  return [...text.matchAll(listed.pattern)];
}

/** The single words that phrases are made of: what glued words are taken apart into. */
export function wordsOf(phrases: DangerPhrases): string[] {
  return Object.values(phrases).flatMap((list) =>
    list
      .flatMap((phrase) => phrase.replaceAll('?', '').split(/[ |]/))
      .filter((word) => /^[a-z]+$/.test(word)),
  );
}
