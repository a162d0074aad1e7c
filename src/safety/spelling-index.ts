import distance from 'damerau-levenshtein';

/** Finds the listed word that a word is one slip of the finger away from. */
export type SpellingIndex = (word: string) => string | null;

/**
 * Each listed word is kept under itself and under every form that lacks one letter, so that a look-up costs as many
 * steps as the word has letters, however long the list. The first letter must be right.
 */
export function spellingIndex(listed: readonly string[]): SpellingIndex {
  const meant = new Map<string, string[]>();
  for (const word of listed) {
    for (const form of [word, ...shortened(word)]) meant.set(form, [...(meant.get(form) ?? []), word]);
  }
  return (word) => {
    for (const form of [word, ...shortened(word)]) {
      const near = meant
        .get(form)
        ?.find((one) => one[0] === word[0] && one.length >= 5 && distance(one, word).steps <= 1);
      if (near !== undefined) return near;
    }
    return null;
  };
}

function shortened(word: string): string[] {
  return [...word].map((_letter, at) => word.slice(0, at) + word.slice(at + 1));
}
