/**
 * The thresholds that decide who is matched, set by judgement and held by the measurement in `test/identity`: at most
 * one link in 10,000 to a wrong person. What an agreement is worth stands in `data/match-weights.json` and is estimated
 * from a roster. The figures under `part` order the ways in which a name can agree, so that one small error in one part
 * passes and two do not.
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
    differs: 0,
  },
  /** Factors for the whole name. */
  swapped: 0.98,
  formerName: 0.97,
  middleNameDiffers: 0.8,
  /** Another family name, as after a marriage, or too many slips: shown, and never enough by itself. */
  doubtful: 0.5,
  /** Shorter names differ by one letter as often as not (Ann, Ana, Jan), so no error is forgiven below this. */
  oneErrorFromLetters: 4,
  twoErrorsFromLetters: 8,
  heardFromLetters: 5,
  farSlipFromLetters: 3,
  /** Up to so many people a number on file is a household's; beyond, it is a facility's line and proves nothing. */
  mostPeopleOnHouseholdLine: 4,
  /** From this age a person asks for themselves (45 CFR 164.502(g)(3)). */
  adultYears: 18,
  /** Older than this nobody is: a birth date further back is a slip. */
  oldestYears: 120,
  /** Beside an own Rx number a name may have slips in both parts, or another middle name. */
  nameThresholdWithRxNumber: 0.7,
  /**
   * A name with slips in it counts only from this chance on that the person is meant. What is spelt as on record counts
   * anyway: nobody is left out for having a common name.
   */
  leastProbability: 0.99,
  /**
   * Where the one that fits is fitted by a slip, somebody else who comes as near as this may have been meant, and a
   * person decides. A slip in the name against a slip in the date is told apart by some nine bits.
   */
  marginBits: 12,
  /** Whom a person is shown when nobody is exact. */
  shown: { most: 5, leastProbability: 0.01 },
  /** Wrong claims from one number in a day after which a person takes over. */
  wrongTries: { most: 3, hours: 24 },
} as const;
