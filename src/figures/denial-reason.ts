/**
 * What a denial speaks of, by the first row that fits. A provider's words may hold anything, so that figures count
 * them by kinds and never show them.
 */
const kinds = [
  ['visit_needed', /\b(visit|appointment|appt|seen|see me|follow[- ]?up|office|overdue)\b/i],
  ['lab_needed', /\b(labs?|blood ?work|test(s|ing)?|a1c|inr|level)\b/i],
  ['discontinued', /\b(discontinu\w*|stopped|no longer|d\/c)\b/i],
  ['changed', /\b(chang\w*|switch\w*|replac\w*|different|new (dose|medication|rx)|substitut\w*)\b/i],
  ['too_early', /\b(too (early|soon)|early|supply left|still has)\b/i],
  ['duplicate', /\b(duplicat\w*|already (sent|refilled|approved|has))\b/i],
  [
    'not_the_prescriber',
    /\b(not my patient|other (provider|prescriber|doctor)|specialist|pcp|transferred)\b/i,
  ],
  ['unsafe', /\b(interact\w*|allerg\w*|contraindicat\w*|unsafe|side effect\w*|pregnan\w*|misus\w*)\b/i],
] as const;

export type DenialReason = (typeof kinds)[number][0] | 'other';
export const denialReasons: readonly DenialReason[] = [...kinds.map(([kind]) => kind), 'other'];

/** @param text the reason as the provider gave it, in English; what nothing fits is `other` */
export function reasonOfDenial(text: string): DenialReason {
  return kinds.find(([, words]) => words.test(text))?.[0] ?? 'other';
}
