/**
 * What a text may tell its recipient. `neutral`: nothing but what follows from their own message (an unknown or
 * unverified sender); `outcome`: what became of a request (verified); `medicine`: the medicine's name too (verified,
 * and accepted texts with health details after a warning).
 */
export const disclosures = ['neutral', 'outcome', 'medicine'] as const;
export type Disclosure = (typeof disclosures)[number];

export function mayHear(given: Disclosure, needed: Disclosure): boolean {
  return disclosures.indexOf(given) >= disclosures.indexOf(needed);
}
