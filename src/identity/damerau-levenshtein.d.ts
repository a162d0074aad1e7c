declare module 'damerau-levenshtein' {
  /** `steps`: insertions, deletions, substitutions and transpositions of neighbours. */
  export default function damerauLevenshtein(
    a: string,
    b: string,
  ): { steps: number; relative: number; similarity: number };
}
