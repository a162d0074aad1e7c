import { lazyPattern } from '../domain/text/lazy-pattern.ts';

/** Dangers told in few words, whose gravity only stands between them. Places in clause text; `certain` pages. */
export function toldInFewWords(text: string): { from: number; to: number; certain: boolean }[] {
  return patterns.flatMap(({ pattern, certain }) =>
    pattern.matches(text).map((match) => {
      return { from: match.index, to: match.index + match[0].length, certain };
    }),
  );
}

const gap = '(?:[^ .]+ )';
const seizureMedicine =
  '(?:(?:my |his |her |the )?(?:seizure|epilepsy) (?:meds?|medicines?|medications?|pills?)|keppra|levetiracetam|dilantin|phenytoin|depakote|lamictal|lamotrigine|tegretol|carbamazepine|trileptal|oxcarbazepine|topamax|topiramate|vimpat|lacosamide|zonisamide|(?:medicina|pastillas?|medicamento) (?:de|para) (?:la |las |los )?(?:convulsion(?:es)?|epilepsia|ataques))';
const isOut =
  '(?:ran out|run out|out|gone|no more|none|without|without any|havent had|no|sin|se me (?:acabo|acabaron|termino)|me quede sin)';
const hadOne =
  '(?:(?:i|he|she|ive|we|mom|dad) )?(?:just )?(?:had|have had|having) (?:one|another|another one|two|2|three|3|a couple)';
const lately =
  '(?:last (?:night|nite|nigth)|this (?:morning|mornin|afternoon|am)|today|tonight|yesterday|just now|an hour ago|earlier)';
const leDio = '(?:me|le) (?:dio|dieron|ha dado) (?:una|otra|un ataque|dos|2)';
const hace = '(?:anoche|hoy|ayer|esta (?:manana|tarde|noche)|ahorita|hace rato)';
const outThen = [`${isOut} (?:of )?${gap}{0,2}${seizureMedicine}`, `${seizureMedicine} ${gap}{0,3}${isOut}`];
const opioidOrBenzo =
  '(?:xanax|alprazolam|klonopin|clonazepam|ativan|lorazepam|valium|diazepam|suboxone|buprenorphine|methadone|metadona|oxycodone|oxycontin|norco|hydrocodone|morphine|tramadol|fentanyl|baclofen|meds?|medicine|medication|medicina|pastillas?)';
const withdrawal = '(?:withdrawals?|withdrawing|abstinencia|dope ?sick)';
const kin =
  '(?:mom|mother|mama|dad|father|papa|husband|wife|son|daughter|baby|grandma|grandpa|grandmother|grandfather|brother|sister|esposo|esposa|hijo|hija|bebe|abuela|abuelo|hermano|hermana|madre|padre|nino|nina)';
const end = '(?= (?:[.,]|please|por favor|help|ayuda|now|ahora|hurry))';

const mouth = '(?:lips?|tongue|throat|mouth|gums|labios?|lengua|garganta|boca)';
const tingling =
  '(?:tingl[a-z]*|prickl[a-z]*|numb|pins and needles|hormigue[a-z]*|cosquille[a-z]*|adormecid[a-z]*|entumid[a-z]*)';

const patterns = [
  // Out of what holds seizures off, and one had lately; one pill or dose that was had is none.
  ...outThen.flatMap((out) => [
    [`${out} ${gap}{0,3}(?:[.,] )?(?:and |so |but )?${hadOne} ${lately} `, true] as const,
    [`${out} ${gap}{0,3}(?:[.,] )?(?:y |pero )?(?:ya )?${leDio} ${hace} `, true] as const,
  ]),
  [
    `${withdrawal} ${gap}{0,5}(?:[.,] )?${gap}{0,3}${isOut} (?:of )?${gap}{0,2}${opioidOrBenzo} `,
    false,
  ] as const,
  [
    `${isOut} (?:of )?${gap}{0,2}${opioidOrBenzo} ${gap}{0,4}(?:[.,] )?(?:and |so |now )?(?:in |im in |having |going through |con )${gap}{0,2}${withdrawal} `,
    false,
  ] as const,
  // A call for help beside a fall.
  [
    'help (?:me )?(?:[.,!] )?(?:please )?(?:i|he|she|mom|dad|my [^ .]+) (?:just |have |has )?(?:fell|fallen)(?! (?:behind|asleep|short|for|off)) ',
    true,
  ] as const,
  [
    '(?:i|he|she|mom|dad) (?:just )?fell (?:down )?(?:[.,!] )?(?:please )?(?:help|cant get up|and cant get up) ',
    true,
  ] as const,
  ['(?:ayuda|ayudenme|auxilio) (?:[.,!] )?(?:por favor )?(?:me|se) (?:cai|cayo) ', true] as const,
  [
    `(?:mi|my) ${kin} (?:esta|se puso|sigue|se siente|is|is doing|is in) (?:muy|bien|bastante|really|very|so|real) (?:mal|grave|malit[oa]|bad|sick|ill|bad shape)${end}`,
    false,
  ] as const,
  // Pain that is all somebody tells of.
  [
    `(?:im|i am|hes|shes|he is|she is|is|are|be|been|was|were|me|him|her) (?:(?:still|really|just|now|always|constantly) )*in (?:(?:a|an|some|such) )?(?:(?:lot|lots|alot|ton|bunch|world|so|too|very|really|terrible|horrible|awful|severe|serious|unbearable|bad|extreme|excruciating|great|intense|major|constant|much|of) )+(?:pain|agony)`,
    false,
  ] as const,
  ['in agony ', false] as const,
  ['pain (?:is |its |level )*(?:a |an |at )?(?:8|9|10|eight|nine|ten) out of (?:10|ten) ', false] as const,
  [
    '(?:tengo|tiene|siento|siente|estoy con|esta con|traigo|trae) (?:(?:un|mucho|muchisimo|demasiado|tanto) )+(?:dolor|dolores)(?: (?:muy|fuerte|fuertes|horrible|terrible|insoportable))* ',
    false,
  ] as const,
  // How a swelling throat begins, of which medicines for the blood pressure are a cause.
  [`${mouth} ${gap}{0,4}${tingling} `, false] as const,
  [`${tingling} ${gap}{0,3}${mouth} `, false] as const,
].map(([source, certain]) => ({ pattern: lazyPattern(source, '(?<= )', ''), certain }));
