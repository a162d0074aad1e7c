/**
 * What a relationship makes of somebody on file: one who decides for the patient (45 CFR 164.502(g)), one who is
 * involved in the care (45 CFR 164.510(b)), or one who may not ask.
 */
export const relationKinds = [
  'poa',
  'guardian',
  'parent',
  'spouse',
  'child',
  'caregiver',
  'facility_staff',
  'contact',
  'none',
] as const;
export type RelationKind = (typeof relationKinds)[number];

/** A power over money is none over care, unless it is over both. */
const money =
  /\b(?:financ\w*|fiscal|estate|billing|guarantor|insur\w*|payer|employer|federal agency|state agency)\b/;
const care = /\b(?:health\w*|medical|care)\b/;

/** Of HL7 v2 table 0131: employer, federal agency, insurance company, state agency. */
const noRelation = /^[efis]$/;

/** Codes of HL7 v3 RoleCode, and the words that rosters write instead, in the order they are tried. */
const words: [kind: RelationKind, pattern: RegExp][] = [
  [
    'poa',
    /\b(?:[hds]?powatt|d?poa|hcpoa|mpoa|power of attorney|proxy|surrogate|personal representative|conservator)\b/,
  ],
  ['guardian', /\b(?:guard|guadltm|guardian\w*|tutor)\b/],
  [
    'parent',
    /\b(?:prn|parent|n?mth|n?fth|mother|father|mom|dad|stp(?:prn|mth|fth)|step(?:mother|father|parent)|adopt[pmf]|madre|padre)\b/,
  ],
  ['spouse', /\b(?:sps|spouse|husb|husband|wife|dompart|(?:domestic |life )?partner|esposo|esposa)\b/],
  ['child', /\b(?:child|chldadopt|dau|dauc|daughter|son|sonc|stpdau|stpson|hij[oa])\b/],
  ['facility_staff', /\b(?:staff|nurse|facility|med tech|administrator)\b/],
  ['caregiver', /\b(?:caregiver|carer|cgiv|aide|cuidador|cuidadora)\b/],
];

/** The most telling of all that the roster says of a relationship; `contact` when nothing in it is known. */
export function relationKind(descriptions: readonly string[]): RelationKind {
  const said = descriptions.map((text) => text.toLowerCase().replace(/[-_]/g, ' ').trim());
  const all = said.join(' ; ');
  if (money.test(all) && !care.test(all)) return 'none';
  const known = words.find(([, pattern]) => pattern.test(all));
  if (known) return known[0];
  return said.length > 0 && said.every((text) => noRelation.test(text)) ? 'none' : 'contact';
}
