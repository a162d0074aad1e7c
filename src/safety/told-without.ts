import { drugTerm } from '../domain/drugs/drug-terms.ts';
import { surroundings } from './clause-places.ts';
import { isOnlyRead } from './not-of-now.ts';
import { lazyPattern, type LazyPattern } from '../domain/text/lazy-pattern.ts';

/** What follows where a medicine is missing or in the wrong hands. `beside`: what the same text must hold. */
type Consequence = {
  told: LazyPattern;
  beside: { test(text: string): boolean }[];
  danger?: 'overdose';
};

const seizureMedicine =
  '(?:kep+r+a|levetir[a-z]+|lam[aei]?ctal|lamotri[a-z]+|dilantin|phenyt[a-z]+|fenito[a-z]+|depakote|divalpro[a-z]+|valpro[a-z]+|tegretol|carbamaz[a-z]+|trileptal|oxcarb[a-z]+|vimpat|lacosamid[ae]|topamax|topiramat[eo]|zonegran|zonisamid[ae]|briviact|brivarac[a-z]+|onfi|clobazam|mysoline|primidon[ae]|phenobarb[a-z]*|fenobarb[a-z]+|(?:seizure|epilepsy|convulsion) (?:meds?|medicines?|medications?|pills?)|(?:medicinas?|medicamentos?|pastillas?|jarabe) (?:de|para|pa|contra) (?:la |las |los )?(?:epilepsia|convulsiones|ataques))';
const thinner =
  '(?:warfarin[a-z]*|warfarina|coumadin|jantoven|eliquis|apixaban|xarelto|rivaroxaban|pradaxa|dabigatran|savaysa|lovenox|enoxaparin[a]?|(?:blood )?thinners?|anticoagulantes?)';
/** It is used up, or was not taken. */
const missing =
  '(?:out|ran out|run out|running out|outta|without|skip|skipped|skipping|missed|missing|misses|off|stopped|quit|havent (?:had|taken)|hasnt (?:had|taken)|not (?:had|taken|taking)|didnt (?:take|get|have)|no more|gone|none|cant (?:get|afford|find)|couldnt (?:get|afford|find)|forgot|since (?:his|her|my) last|sin|se (?:me|le|nos) (?:acab|termin|olvid)[a-z]+|quede|quedo|quedamos|no (?:he|ha|tengo|tiene|hay|tome|tomo|tomaba)|deje|dejo)';
const recently =
  '(?:now|today|tonight|again|yesterday|last night|this (?:morning|afternoon|evening|week)|since|just|overnight|hoy|ahora|ahorita|ayer|anoche|antier|antenoche|otra vez|de nuevo|esta (?:manana|tarde|noche|semana)|desde)';

const count =
  '(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|several|multiple|couple|couple of|few|more|another|dos|tres|cuatro|cinco|seis|siete|ocho|varios|varias|otr[oa]s?)';
const fits = '(?:spells?|fits?|seizures?|seisures?|convulsions?|szs?|attacks?|episodes?|grand mals?)';
const ataques =
  '(?:ataques?|ataquitos?|crisis|convulsion|convulsiones|episodios?)(?! (?:de|del) (?:panico|ansiedad|nervios|asma|tos|risa|llanto|celos|migrana|gota|alergia|pancreas|vesicula|corazon))';
const dealt =
  '(?:dio|dieron|ha dado|han dado|volvio a dar|volvieron a dar|esta dando|estan dando|pego|pegaron|vino|vinieron|regresaron|volvieron)';

function harm(source: string): LazyPattern {
  return lazyPattern(source, '(?<= )(?:', ')');
}
const goods = lazyPattern(
  '(?:pills?|meds?|medicines?|medications?|tablets|bottles?|gummies|pastillas?|medicinas?|medicamentos?|frasco|bote)',
);
const aMedicine = {
  test: (text: string) => goods.test(text) || text.split(' ').some((word) => drugTerm(word) !== null),
};
function seizureBeside(beside: string): LazyPattern[] {
  return [lazyPattern(seizureMedicine), lazyPattern(beside)];
}
const soonOrMissing = `(?:${missing}|${recently})`;

const consequences: Consequence[] = [
  // Fits, by whatever word they go, beside a seizure medicine that is missing or right now.
  {
    told: harm(
      `(?:had|having|has|have|got|getting|gets|took|taking|went into|go into|going into) (?:(?:a|an|about|like|at least|his|her|my|those|these|the|some|of|first|little|small|big|bad|mini|staring|${count}) ){0,5}${fits} `,
    ),
    beside: seizureBeside(soonOrMissing),
  },
  {
    told: harm(
      `(?:tuve|tuvo|tenido|teniendo|tengo|tiene) (?:(?:un|una|unos|unas|sus?|mis?|los|las|como|ya|otra vez|de nuevo|hoy|ayer|anoche|${count}) ){0,5}${ataques} `,
    ),
    beside: seizureBeside(soonOrMissing),
  },
  {
    told: harm(
      `(?:me|le) ${dealt} (?:(?:un|una|unos|unas|sus?|mis?|los|las|como|ya|otra vez|de nuevo|hoy|ayer|anoche|esta manana|${count}) ){0,5}${ataques} `,
    ),
    beside: seizureBeside(soonOrMissing),
  },
  // Counted as one counts fits; a dress or a price fits nobody so.
  {
    told: harm(
      `(?:${count} (?:one )?(?:of (?:his|her|my|their|the|those|these) )?(?:little |small |big |bad )?(?:fits|seizures|convulsions|convulsiones)|another (?:one )?(?:of (?:his|her|my|their) )?(?:little |big |bad )?(?:seizure|convulsion|fit)) (?:since|today|now|again|yesterday|last night|this (?:morning|week)|overnight|in (?:a|the|one) (?:row|day|hour|night)|desde|hoy|ayer|anoche) `,
    ),
    beside: [],
  },
  {
    told: harm(
      '(?<!throw |throws |threw |throwing |pitch |pitching |pitched )another (?:one )?of (?:his|her|my|their) (?:little |big |bad |seizure )?(?:fits|seizures|convulsions) ',
    ),
    beside: [],
  },
  {
    told: harm(
      `(?:${count}|another one of (?:his|her|my|their)) (?:little |small |big |bad |more )?(?:spells?|fits?|seizures?|episodes?) `,
    ),
    beside: seizureBeside(missing),
  },
  // A clot in the leg, where what thins the blood is missing or does not suffice.
  {
    told: harm(
      '(?:calf|calves|calfs|pantorrillas?|chamorros?) (?:(?!strain|cramp|not|no)[^ .,]+ ){0,5}(?:hot|warm|huge|swollen|swelling|swole|swelled|red|hard|purple|puffy|tender|painful|hurts|hinchad[oa]s?|inflamad[oa]s?|caliente|calientes|roj[oa]s?|dur[oa]s?|morad[oa]s?|duelen?) ',
    ),
    beside: [lazyPattern(thinner)],
  },
  {
    told: harm(
      '(?:swollen|hot|red|swelling in (?:my|his|her|the|one)|hinchada la|hinchadas? las?|duele la|hincho la|inflamo la) (?:and |hot |red |left |right |swollen )*(?:calf|pantorrilla|chamorro) ',
    ),
    beside: [lazyPattern(thinner)],
  },
  {
    told: harm(
      '(?:(?:one|left|right|my|his|her) (?:leg|thigh)|(?:una|la|mi|su) (?:pierna|muslo)(?: (?:izquierda|derecha))?) (?:(?:is|has|got|looks|feels|blew|went|all|so|really|now|up|esta|se|me|le|puso|tengo|muy|toda|bien|and|y|hot|red|roja|caliente|twice) ){1,6}(?:huge|swollen|swole|swelled|ballooned|balloon|its size|the size|purple|hinchada|hincho|inflamada|inflamo|morada|caliente|hot) ',
    ),
    beside: [lazyPattern(thinner), lazyPattern(missing)],
  },
  // A bump on the head of who bleeds easily.
  {
    told: harm(
      '(?:chipotes?|chipotudo|chichon(?:es)?|goose egg|(?:bump|knot|lump|bulto|bola|hematoma) (?:on|to|at|en) (?:my|his|her|the|la|su|mi) (?:[^ .,]+ )?(?:head|forehead|skull|temple|cabeza|frente|sien)) ',
    ),
    beside: [lazyPattern(thinner)],
  },
  // A pressure of crisis with signs in eyes or head, or in pregnancy.
  ...[
    '(?:seeing (?:spots|stars|lights|sparkles|flashes|double|flashing)|(?:spots|stars|lights|flashes|floaters) in (?:my |her |the )*(?:eyes?|vision|sight)|vision (?:is |got |all )*(?:blurry|blurred|fuzzy|double|going)|(?:blurry|blurred|double) vision|(?:veo|ve|viendo|veia) (?:[^ .,]+ )?(?:luces|lucecitas|lucitas|estrellas|estrellitas|manchas|puntos|puntitos|borroso|doble|chispas|chispitas)|lucecitas|vista (?:borrosa|nublada|doble)|vision (?:borrosa|doble|nublada)|(?:bad|terrible|horrible|pounding|splitting|severe|worst|killer) headache|dolor de cabeza (?:muy |bien )?(?:fuerte|horrible|terrible|insoportable|tremendo))',
    '(?:pregnant|pregnancy|embaraza[a-z]+|embarazo|(?:2[0-9]|3[0-9]|4[0-2]) (?:weeks|wks|semanas)(?! (?:ago|supply|left|of))|third trimester|tercer trimestre|preeclampsia)',
  ].map((beside): Consequence => ({
    told: harm(
      '(?:bp|blood pressure|pressure|presion|presion arterial) (?:(?:is|was|at|of|now|today|reads|reading|came|back|hit|running|esta|estaba|en|de|es|a|me|salio|con|hoy|alta|high|like|como|tengo|anda) ){0,5}(?:(?:1[89]|2[0-9])[0-9](?: (?:over|sobre|con))? [0-9]{2,3}|1[67][0-9](?: (?:over|sobre|con))? 1[1-9][0-9]|1[89][0-9]|2[0-9][0-9]) ',
    ),
    beside: [lazyPattern(beside)],
  })),
];

/** A child that had what is asked for again in its hands. */
const child =
  '(?:kids?|kiddo|toddlers?|baby|child|children|(?:[1-9]|one|two|three|four|five) (?:year|yr) old|son|daughter|grandson|granddaughter|grandkids?|grandbaby|little (?:one|boy|girl|guy)|nephew|niece)';
const nino = '(?:nin[oa]s?|nen[ea]s?|bebe|hij[oa]|niet[oa]s?|chiquit[oa]s?|chamac[oa]s?|sobrin[oa])';
consequences.push(
  {
    danger: 'overdose',
    told: harm(
      `${child} (?:(?:just|had|has|have|must have|accidentally|somehow|already) )*(?:got|gotten|getting|gets|been) (?:in|into) (?:it|them|em|those|these)(?! (?:trouble|and (?:spilled|dumped|flushed|threw))) `,
    ),
    beside: [aMedicine],
  },
  {
    danger: 'overdose',
    told: harm(
      `${nino} (?:(?:ya|me|se|nos|le) )*(?:las|los|la|lo) (?:agarro|alcanzo|chupo|comio|trago|probo|mordio|metio a la boca) `,
    ),
    beside: [aMedicine],
  },
);

/** Long ago, only feared, or kept away: no harm of now. */
const notOfNow =
  / (?:as a (?:kid|child|teen|baby)|(?:years?|yrs?|months?) (?:ago|back|free|without)|last year|used to|when i was|history of|before (?:i|he|she) (?:started|got on|began)|until (?:i|he|she) (?:started|got)|de (?:nin[oa]|chic[oa]|joven)|hace (?:[^ ]+ )?(?:anos?|mes(?:es)?)|(?:ano|mes) pasado|controlled|controlad[oa]s?|fits? (?:me|him|her|in|on|the|my|into)) /;
const denied =
  / (?:no|not|never|without|havent|hasnt|didnt|dont|doesnt|wont|nunca|ni|sin|if|before|might|could|may|afraid|scared|worried|prevent|para que no|que no|no quiero que|si|evitar|miedo de)(?: (?:i|he|she|we|were|was|have|has|had|ha|he|have to|any|any more|been|want|him|her|me|le|to|of|will|ill|hell|shell|que)){0,4} $/;

/** Harm that follows from a missing medicine, told in words that alone are of every day. Places in clause text. */
export function toldWithout(text: string): { from: number; to: number; flag: 'emergency' | 'overdose' }[] {
  return consequences.flatMap(({ told, beside, danger }) => {
    const found = told.matches(text);
    if (found.length === 0 || !beside.every((one) => one.test(text))) return [];
    return placesOfNow(text, found, danger ?? 'emergency');
  });
}

/** Those of the places in clause text where it is told as of now. */
export function placesOfNow<Danger>(
  text: string,
  found: readonly RegExpExecArray[],
  flag: Danger,
): { from: number; to: number; flag: Danger }[] {
  return found
    .filter(({ index }) => isOfNow(text, index))
    .map(({ index, 0: words }) => ({ from: index, to: index + words.length, flag }));
}

/** Whether what stands at a place of clause text is told as of now: not long ago, denied or only feared. */
function isOfNow(text: string, at: number): boolean {
  const place = surroundings(text, { from: at, to: at + 1 });
  return (
    !notOfNow.test(text) && !denied.test(` ${text.slice(Math.max(0, at - 50), at)}`) && !isOnlyRead(place)
  );
}
