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
].map(([source, certain]) => ({ pattern: lazyPattern(source, '(?<= )', ''), certain }));
