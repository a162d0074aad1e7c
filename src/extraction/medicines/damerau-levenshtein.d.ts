declare module 'damerau-levenshtein' {
  /** `steps`: edits (insert, delete, replace, swap neighbours) between two words. */
  export default function distance(
    a: string,
    b: string,
  ): { steps: number; relative: number; similarity: number };
}
