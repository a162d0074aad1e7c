/** Ways in which directions leave open how long a quantity lasts. */
export const doseVariations = [
  'as_needed',
  'as_directed',
  'taper',
  'titration',
  'changing',
  'range',
  /** There are directions, and they could not be read. */
  'unreadable',
] as const;
export type DoseVariation = (typeof doseVariations)[number];
