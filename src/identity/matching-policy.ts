/**
 * The figures that decide who is matched. They are chosen by judgement for a first version, ordered so that one
 * small error in one name part passes and two do not; a roster of the operator's own is what they are to be
 * estimated from.
 */
export const matchingPolicy = {
  /** A name counts as fitting from here on: 0.92 (one error in one part) passes, 0.92 × 0.92 does not. */
  nameThreshold: 0.85,
  /** Agreement of one part of a name, 0 to 1. */
  part: {
    equal: 1,
    /** Another spelling that sounds the same (Sara, Sarah). */
    spelling: 0.95,
    /** One of two surnames (Garcia for Garcia Lopez), or one given name of several. */
    firstWord: 0.95,
    laterWord: 0.9,
    oneError: 0.92,
    twoErrors: 0.88,
    /** Two errors in a shorter name that still sounds the same. */
    heard: 0.86,
    nickname: 0.9,
    initial: 0.6,
  },
  /** Factors for the whole name. */
  swapped: 0.98,
  formerName: 0.97,
  middleNameDiffers: 0.8,
  /** Shorter names differ by one letter as often as not (Ann, Ana, Jan), so no error is forgiven below this. */
  oneErrorFromLetters: 4,
  twoErrorsFromLetters: 8,
  heardFromLetters: 5,
  /** Up to so many people a number on file is a household's; beyond, it is a facility's line and proves nothing. */
  mostPeopleOnHouseholdLine: 4,
  /** From this age a person asks for themselves (45 CFR 164.502(g)(3)). */
  adultYears: 18,
  /** Older than this nobody is: a birth date further back is a slip. */
  oldestYears: 120,
  /** How far each agreeing field alone convinces, for the score; fields count as independent. */
  weight: { name: 0.9, birthDate: 0.9, rxNumber: 0.9, phone: 0.6, ownMedicine: 0.5 },
  /** What is left of the score for each field that contradicts. */
  contradiction: 0.2,
} as const;
