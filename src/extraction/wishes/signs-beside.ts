import { taggedWords, type Range } from './clauses.ts';
import { clausePattern } from './clause-grammar.ts';
import { wordsBetween, type Reading } from '../reading.ts';

/** What somebody feels, a word each. */
const felt = new Set(
  [
    'headache headaches migraine migraines nausea nauseous nauseated queasy dizzy dizziness lightheaded woozy faint fainted fainting',
    'rash rashes hives swollen swelling swells swole puffy numb numbness tingling tingly nightmares drowsy drowsiness sleepy groggy',
    'fatigue fatigued exhausted tired weak weakness vomit vomits vomiting vomited puke puking diarrhea diarrhoea constipated constipation itch itchy itching',
    'itches shaky shaking shakes tremor tremors cramp cramps cramping bruise bruises bruised bruising bleeding bleeds nosebleed nosebleeds insomnia',
    'blurry blurred fever chills jittery confused confusion bloated heartburn sweats sweating sweaty flushing palpitations fluttering wheezing',
    'hurts hurting aches aching achy coughing hallucinating hallucinations twitching edema fell falls unsteady',
    'mareo mareos mareado mareada nauseas vomito vomitos vomitando vomite diarrea duele duelen comezon picazon ronchas hinchado hinchada hinchados',
    'hinchadas hinchazon hincha hinchan cansancio cansado cansada debilidad estrenido estrenida estrenimiento insomnio temblor temblores tiemblo borrosa',
    'acidez pesadillas calambre calambres moreton moretones sangrado sangra sangrando sarpullido fiebre escalofrios palpitaciones taquicardia',
    'desmayo desmayos desmaye hormigueo entumecido entumecida',
  ]
    .join(' ')
    .split(' '),
);

/** What somebody feels, in several words; what was measured; what is seen of them or of the pills. */
const told = clausePattern(
  '(?:threw|throw|throws|throwing) up',
  '(?:pass|passes|passed|passing|black|blacked|blacking) out',
  '(?:short|shortness) of breath|cant (?:sleep|breathe|see|walk|stand|pee)|no puedo dormir|falta de aire',
  '(?:heart|pulse|corazon|pulso) ~2(?:racing|races|raced|pounding|pounds|fluttering|skipping|skips|fast|slow|irregular|acelerad[oa]|acelera|rapido|lento|irregular)',
  '(?:upset|bad|sour|sick) stomach|stomach (?:ache|aches|pain|pains|upset|cramps|hurts|problems|issues)|dolor(?:es)? de (?:cabeza|estomago|panza|pecho|espalda|cuerpo|piernas)|dry mouth|boca seca|vision borrosa',
  '(?:leg|legs|foot|feet|ankle|ankles|hand|hands|face|chest|back|joint|muscle|belly|head|arm|arms) (?:pain|pains|ache|swell|weakness|spasms?)',
  '(?:makes?|making|made) (?:me|him|her|us|my [^ .]+) ~5',
  '(?:me|le) (?:hace|da|pone|cae|provoca|marea|causa) ~4(?:dolor|mal|sueno|caer|mareos?|nauseas?|diarrea|tos|comezon|ronchas|debil|nervios[oa]|mucho)',
  '(?:(?:allergy|allergies|alergias?)(?! (?:pills?|meds?|medicines?|season|shots?|MED|pastillas?) )|allergic|alergic[oa]|reaction|reaccion|side effects?|efectos? secundarios?|interaction|interactions)',
  '(?:weight|peso) ~2(?:up|down|gain|gained|loss|lost|gaining|losing|subio|bajo|subiendo|bajando)|(?:gained|lost|gaining|losing|put on|subi|baje|he subido|he bajado) ~2[0-9]+ ?(?:lbs?|pounds?|kilos?|kgs?|libras?)|[0-9]+ (?:lbs?|pounds?|kilos?|libras?) (?:up|down|heavier|lighter|mas|menos)',
  '(?:inr|tsh|t4|a1c|hba1c|hgb|hemoglobin|hemoglobina|creatinine|creatinina|egfr|gfr|bun|platelets|plaquetas|ldl|hdl|triglycerides|trigliceridos|cholesterol|colesterol|psa|alt|ast|wbc|ferritin|sodium|sodio|potassium|potasio|trough) (?:(?:level|levels|nivel|count|is|was|at|of|es|fue|salio|esta|en|de|came back|result|results|high|low|alto|alta|bajo|baja|[:=]) )*[0-9.]+(?! (?:mg|mcg|meq|ml|tabs?|tablets?|pills?|iu|units?|mmol) )',
  '(?:level|levels|nivel|niveles) (?:(?:is|was|at|of|came back|es|fue|salio|esta|en|de|high|low|too|very|alto|bajo|muy|[:=]) )*(?:[0-9.]+(?! (?:mg|mcg|meq|ml|units?) )|high|low|alto|bajo)',
  '(?:(?<!(?:24|12) )hr|heart rate|pulse|bpm|pulso|bp|blood pressure|pressure|presion(?: arterial)?|sugars?|blood sugar|glucose|bg|azucar|glucosa|oxygen|o2|spo2|sats?|oxigeno|temp|temperature|temperatura|systolic|diastolic) (?:(?:is|was|at|of|now|today|runs?|running|been|reads|reading|about|around|like|over|under|es|fue|esta|estaba|anda|salio|en|a|de|como|high|low|alta|baja|[:=]) )*(?:[0-9]+|high|low|alta|baja|altisima|bajisima)(?! (?:mg|mcg|pills?|meds?|medicine|medication|tabs?|tablets?|capsules?|strips?) )',
  '(?:pills?|tablets?|capsules?|MED|they|it|these|pastillas?|tabletas?|capsulas?) (?:now )?(?:is|are|look|looks|looked|were|turned|came|son|se ven|vienen|salieron|estan) (?:all |so |very |now |a |muy |como |de color |mas )*(?:blue|white|pink|red|yellow|green|orange|purple|brown|round|oval|different|smaller|bigger|weird|strange|discolored|crumbly|broken|azul(?:es)?|blanc[oa]s?|ros[aa]s?|rosad[oa]s?|roj[oa]s?|amarill[oa]s?|verdes?|naranjas?|morad[oa]s?|redond[oa]s?|diferentes?|distint[oa]s?|rar[oa]s?|mas (?:chic[oa]s?|grandes?))',
);

/** Right before a medicine, what it is taken for ("heartburn prilosec"). */
const indication = new Set(
  'headache headaches migraine migraines nausea itch itching rash cramps insomnia constipation diarrhea heartburn swelling numbness mareo mareos nauseas acidez diarrea estrenimiento insomnio comezon picazon calambres fiebre palpitaciones'.split(
    ' ',
  ),
);

/** What a felt word is only the name of: a medicine for it, or what it is for. */
const goods =
  /^(?:pills?|meds?|medicines?|medications?|cream|ointment|syrup|drops|tablets?|patch|patches|spray|inhaler|reliever|reducer|management|doctor|clinic|specialist|strips?|rx|prescription)$/;
const purpose =
  / (?:for|against|to help with|to stop|to prevent|helps? with|because of|due to|para|pa|pal|contra|de la|de los|de las|del?) (?:(?:my|the|his|her|a|an|his|these|this|bad|severe|chronic|mi|mis|la|las|el|los|su|sus|que no me|cuando me) )*$/;

/** What tells more than a sign is weighed by all its words. */
const mostWords = 8;

/** More is wanted, it ends, or somebody asks for it: the weights settle what is meant. */
const wishes =
  / (?:need|needs|needed|needing|want|wants|wanted|would like|id like|refills?|refilled|refilling|refil|fill|filled|renew|renewal|order|reorder|send|sent|mail|ship|shipped|deliver|delivered|delivery|pick|pickup|picked|out|outta|low|left|last|more|again|another|please|pls|plz|asap|due|ready|get|gimme|gotten|give|supply|empty|gone|ran|running|runs|finished|script|scripts|prescription|rx|call|calling|bring|can i|do (?:my|the)|could i|may i|new|next|same|monthly|usual|stop|stopped|quit|cancel|havent|hasnt|didnt|not|no|dont|instead|without|expired?|expires|expiring|restock|replenish|replace|rush|done|short|missing|enough|encarg[a-z]*|solicit[a-z]*|repong[a-z]*|agreg[a-z]*|necesito|necesita|ocupo|quiero|quisiera|pido|surt[a-z]*|resurt[a-z]*|rellen[a-z]*|mand[a-z]*|envi[a-z]*|receta|mas|otra|otro|queda|quedan|acab[a-z]*|termin[a-z]*|sin|falta|faltan|favor|porfa|ultim[ao]s?|puede|pueden|podria|listo|lista|no|ya no) /;

type Told = { found: readonly Range[]; rxNumbers: readonly Range[]; supplies: readonly unknown[] };

/**
 * "Furosemide leg cramps", "warfarina, moretones", "lithium level 2.4": how somebody feels, what was measured of them or how
 * the pills look, told beside a medicine of which nothing is wished. A clinician reads it, and none is sent.
 */
export function tellsOfSign(reading: Reading, { found, rxNumbers, supplies }: Told): boolean {
  if (found.length === 0 || rxNumbers.length > 0 || supplies.length > 0) return false;
  const whole = { at: 0, next: reading.tokens.length };
  const words = taggedWords(reading, whole, found, reading.taken);
  if (wishes.test(words) || countWords(words) > mostWords) return false;
  return told.test(words) || feels(words) || found.some((one) => isLevelOf(reading, one.at, one.next));
}

/** "Potassium 7.1": of what is measured in the blood under its own name no dose has such a number. */
function isLevelOf(reading: Reading, at: number, next: number): boolean {
  return (
    measuredByName.test(wordsBetween(reading, at, next)) && level.test(wordsBetween(reading, next, next + 5))
  );
}

const measuredByName =
  /^ (?:potassium|potasio|lithium|litio|sodium|sodio|magnesium|magnesio|calcium|calcio|digoxina?) $/;
const level =
  /^ (?:(?:is|was|at|of|es|fue|salio|en|de) )*[1-9][0-9]? ?\. ?[0-9] (?!(?:mg|mcg|meq|g|ml|mmol) )/;

/** Says that more is wanted, or that it ends. */
export function mayWish(words: string): boolean {
  return wishes.test(words);
}

function countWords(words: string): number {
  return words.split(' ').filter((word) => word !== 'MED' && /^[a-z]+$/.test(word)).length;
}

function feels(words: string): boolean {
  const each = words.trim().split(' ');
  return each.some((word, at) => {
    if (!felt.has(word) || each.slice(at + 1, at + 4).some((one) => goods.test(one))) return false;
    if (indication.has(word) && each[at + 1] === 'MED') return false;
    return !purpose.test(` ${each.slice(Math.max(0, at - 6), at).join(' ')} `);
  });
}
