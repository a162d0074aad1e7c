/** A notion and the words that tell it, between commas. */
export type ConceptWords = Record<string, string>;
