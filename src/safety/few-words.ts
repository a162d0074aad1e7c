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

const thinner =
  '(?:warfarin|warfarina|coumadin|jantoven|eliquis|apixaban|xarelto|rivaroxaban|pradaxa|dabigatran|savaysa|lovenox|enoxaparin|plavix|clopidogrel|brilinta|(?:blood )?thinners?|anticoagulantes?)';
const bleeds =
  '(?:bruis(?:e|es|ed|ing)|black and blue|bleed(?:s|ing)?|bled|nosebleeds?|moretones?|moretead[oa]s?|cardenales|hematomas?|sangr(?:a|o|an|ando|ado|ados))';
const notDenied = '(?<! (?:no|not|sin|ni|without|any|or|nor|dont|me a) )';
const dizzy =
  '(?:dizzy|dizziness|lightheaded|blurry|blurred|woozy|brain (?:zaps?|shocks?)|(?:descargas|calambrazos|toques) (?:electric[oa]s )?en (?:la cabeza|el cerebro)|maread[oa]|mareos?|borros[oa]|vision borrosa)';
const outOfIt =
  '(?:ran out|run out|am out|im out|out of|no more|without|se (?:me|le) (?:acabo|acabaron|termino|terminaron)|me quede sin|ya no (?:tengo|tiene)|sin)';
const anybody = `(?:i|he|she|we|ive|hes|shes|${kin})`;
const noFall = '(?! (?:behind|asleep|short|for|off|in love|through|under|apart|out|back|ill|on hard|within))';
const hot = '(?:fever|fevers|temp|temperature|fiebre|temperatura|calentura)';

const patterns = [
  // Bruises and bleeding on a blood thinner.
  [`${notDenied}${bleeds} (?:[,.] )?${gap}{0,10}(?:[,.] )?${gap}{0,4}${thinner} `, false] as const,
  [
    `${thinner} (?:[,.] )?${gap}{0,10}(?:[,.] )?${gap}{0,3}(?!(?:no|not|sin|ni|without|any|or|nor|dont|with) )${gap}${bleeds} `,
    false,
  ] as const,
  // Out of a medicine, and how that feels.
  [`${outOfIt} ${gap}{0,8}(?:[,.] )?${gap}{0,5}${dizzy} `, false] as const,
  [`${dizzy} ${gap}{0,5}(?:[,.] )?${gap}{0,3}${outOfIt} `, false] as const,
  // A fall, whatever else is asked for.
  [
    `${anybody} (?:just |had |have |has |also )?(?:fell|fallen|(?:took|had) an? (?:bad |nasty |little )?fall)${noFall} `,
    false,
  ] as const,
  [
    `(?<= [.] )fell${noFall} (?:down|over|at|on|today|yesterday|this|last|again|getting|coming) `,
    false,
  ] as const,
  [
    `(?:me cai(?! (?:bien|mal|gord|de (?:sueno|risa|cansancio|hambre)))|${kin} se (?:me )?cayo|(?:tuve|tuvo) una caida) `,
    false,
  ] as const,
  // A high fever, in degrees of either scale.
  [`(?:10[3-7]|39|40|41)(?: [0-9])? (?:degrees? |grados? )?(?:of |de )?${hot} `, false] as const,
  [`${hot} ${gap}{0,4}(?:10[3-7]|39|40|41) `, false] as const,
  // A chest that hurts, also where a medicine for it is asked for.
  [
    '(?<! (?:when|whenever|if|case|until|sometimes) )(?:my|his|her) chest (?:really |still |just |also |kinda )*(?:hurts|is hurting|is tight|feels tight|aches|is killing) ',
    true,
  ] as const,
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
