import { drugTerm } from '../domain/drugs/drug-terms.ts';
import type { Surroundings } from './clause-places.ts';
import type { Danger } from './danger-phrase.ts';
import { isAskedOrOrdered, isOnlyRead, isOver, isRelieved } from './not-of-now.ts';
import { isUsedUp } from './used-up.ts';

/** How a danger is meant: `present`, lowered to a person's look (`denied` in so many words), or a medicine's purpose. */
export type Meaning = 'present' | 'present_of_another' | 'denied' | 'review' | 'purpose';

function list(words: string): Set<string> {
  return new Set(words.split(' '));
}

const negators = list(
  'no not never without dont didnt doesnt isnt arent wasnt havent hasnt hadnt denies denied wouldnt wont aint nor nunca sin jamas niega ni tampoco',
);
/** Words that may stand between a negation and what it negates. */
const fillers = list(
  'any another second third further other more real having have had has longer of the a an currently experiencing feeling feel been be am is are suicidal thoughts thought about want wanted wants to going go gonna trying thinking thought planning plan plans considering contemplating intending even ever i any signs symptoms really actually in do did he tengo tiene tenido tuve estoy esta con quiero quise he ha ningun ninguna de el la un una me ni pensando pienso piensa pensado planeando eso en ganas',
);
const past =
  / (?:(?:last|past|previous) (?:year|years|month|spring|summer|fall|winter|decade)|(?:years?|yrs?|months?|decades?|weeks?|winters?|summers?|springs?) (?:ago|back)|back in|history of|hx of|used to|when i was|in the past|in (?:19|20)\d\d|since (?:19|20)\d\d|long time ago|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|last (?:january|february|march|april|may|june|july|august|september|october|november|december)|as a (?:child|kid|teenager)|as a teen|in (?:college|high school|grade school|prison|(?:my|his|her) (?:teens|twenties|thirties|forties|youth|past))|in (?:the )?(?:sixties|seventies|eighties|nineties|army|service)|in (?:two thousand|nineteen|twenty) (?!minutes|hours|seconds)[^ .,]+|in (?:oh|o|0) ?(?:[1-9]|one|two|three|four|five|six|seven|eight|nine)|in (?:0[0-9]|[5-9][0-9])(?! (?:minutes|mins|hours|seconds|days|percent))|in (?:seventy|eighty|ninety) (?:one|two|three|four|five|six|seven|eight|nine)|previously|formerly|survived|recovered|hace (?:[^ ]+ )?(?:anos?|meses|mes|semanas)|(?:ano|mes) pasado|antecedentes|en el pasado|en (?:el )?(?:(?:ano )?(?:19|20)\d\d|dos mil|mil novecientos|noventa|ochenta|[5-9][0-9]|0[0-9])(?! (?:minutos|horas|dias))|desde entonces (?:las?|los?) tom[ao]|de (?:joven|nin[oa]|chic[oa])|cuando (?:era|tenia)|historial|sobrevivi|antes) /;
/** `after my heart attack`: past only where it stands before the danger. */
const pastBefore =
  / (?:after|since|ever since|despues de|despues del|desde) (?:(?:my|a|an|the|his|her|mi|el|la|un|una|su) )?(?:[^ .,]+ ){0,2}$/;
const now =
  / (?:now|right|again|today|tonight|currently|still|(?:is|are|be|hes|shes) having|having (?:another|one)|(?:esta|le esta|anda) (?:teniendo|dando)|please help|help me|ahora|ahorita|hoy|otra vez|de nuevo|todavia|ayuda|this morning|esta manana|just (?:now|started|had|took|taken|happened|passed|fell|collapsed|ate|swallowed|drank|gave|found|woke|went|got)) /;
/** When a supply ended, or from when on something is done about it: no time of the danger beside it. */
const suppliedNow =
  / (?:(?:out|gone|empty|finished) (?:of (?:[^ .,]+ ){1,2})?(?:as of )?(?:today|tonight|now|this morning)|se (?:me|le|nos) (?:acab|termin)[a-z]+ (?:ya )?(?:hoy|ahora|ahorita|esta manana)|(?:fill|refill|send|order|surtan|manden) (?:[^ .,]+ ){0,3}(?:today|now|tonight|again|hoy|ahorita|otra vez)|(?:again|otra vez|de nuevo) (?:please|pls|plz|thanks|por favor|porfavor|porfa|gracias)|(?:so |and |y |por eso )*(?:now|ahora)(?: si)? (?:i|we|me|nos|refill|fill|send|surtan(?:me)?|manden(?:me)?)(?= (?!need|want|cant|feel|think|am |call|have|hurt|pain|siento|duele|muero|da |ayud))) /g;
/** `is that right`, `should I still take it`: questions, and no time. */
const ifRight =
  / (?:(?:should|can|could|may|do) (?:i|he|she|we) still|(?:is|are|was) (?:that|this|it|those) (?:all )?(?:right|still (?:true|right|so))) /g;
/** `but fine now` and `today, thank God, I am well` say that it is past. */
const wellNow =
  / (?:(?:fine|ok|okay|good|better|well|alright|stable|bien|mejor|estable)(?: (?:right|and))? (?:now|today|ahora|ahorita|hoy)|(?:now|today|ahora|ahorita|hoy) (?:(?!no |not |nunca |never |dont |isnt |ya )[^ .]+ ){0,5}(?:fine|ok|okay|well|stable|bien|mejor|estable)) /g;
const farPeople =
  / (?:neighbor|neighbour|friend|friends|coworker|cousin|uncle|aunt|(?:someone|somebody) (?:i|else|on|in|at|from|we|who)|(?<!(?:you|yall|these|those|all) )people|guy|coworkers|vecino|vecina|amigo|amiga|alguien|primo|prima|tio|tia|movie|news|show) /;
const others =
  / (?:he|she|they|him|her|his|hers|mother|mom|mum|mama|father|dad|papa|husband|wife|son|daughter|sister|brother|grandma|grandmother|grandpa|grandfather|child|kid|baby|toddler|resident|patient|partner|girlfriend|boyfriend|ella|esposo|esposa|madre|padre|hijo|hija|hermana|hermano|abuela|abuelo|nino|nina|bebe|residente|paciente|marido|mujer|himself|herself) /;
/** What somebody has said of themselves, and what was found with them, stands as it was told. */
const saidOrFound =
  / (?:stated|states|stating|says|saying|verbaliz(?:ed|es|ing)|voic(?:ed|es|ing)|express(?:ed|es|ing)|endors(?:ed|es|ing)|found with|1 1|one to one|dice|refiere|verbaliza) /;
const done =
  / (?:attempted|tried|committed|died|attempt|intento|intentos|trato|murio|cometio|se suicido|took|had|did|was|were|overdosed) /;

const purposeBefore = list(
  'for prn needed pa prevent prevents preventing treats treating treat avoid against control controls para contra evitar prevenir stop',
);
const conditionBefore =
  / (?:if|when|whenever|in case|incase|should|before|so|case|si|cuando|caso|por si) (?:[^ .,]+ ){0,4}$/;
const purposeFillers = list(
  'my the a any his her having when i get of have from los las el la mi un una dolor de me tener',
);
const medicineWords = list(
  'take takes taking takin use uses using prescribed prescription pill pills med meds medicine medicines medication medications tablet tablets rx drug refill inhaler nitro spray drops gave puts put on tomo toma pastilla pastillas medicina medicinas medicamento receta uso resurtir usa pills ordered inhalador jarabe gotas spray inyeccion bombita',
);
const afterPurpose = list(
  'one ones pill pills med meds medicine medicines medication medications tablets drug drugs prevention disorder kit rescue control plan pastillas medicina meds hotline prescription refill spray',
);

/** Told of a time long over, with nothing of now beside it. */
export function isLongPast(clause: string): boolean {
  return past.test(clause) && !now.test(clause.replace(wellNow, ' '));
}

/** `composed`: the danger was told by several notions, not by one listed phrase. */
export function meaningOf(danger: Danger, { before, hit, after }: Surroundings, composed = false): Meaning {
  const clause = `${before}${hit}${after}`.replaceAll(' , ', ' ');
  const nearBefore = before.slice(before.lastIndexOf(' , ') + 1);
  const words = nearBefore.trim().split(' ').filter(Boolean);
  const present = now.test(
    clause.replace(wellNow, ' ').replaceAll('  ', ' ').replace(suppliedNow, ' ').replace(ifRight, ' '),
  );
  if (danger === 'overdose' && !present && !others.test(`${before}${hit}`) && isUsedUp(hit, after))
    return 'review';
  if (!present && danger !== 'self_harm') {
    const named = danger === 'emergency' || /^over ?dos(?:e|is) $/.test(hit);
    const purpose = named ? (kitOf(after) ?? purposeOf(words, nearBefore, after)) : kitOf(after);
    if (purpose) return purpose;
  }
  if (danger === 'emergency' && !present && controlled.test(clause)) return 'purpose';
  if (danger === 'emergency' && !present && isRelieved({ before, hit, after })) return 'purpose';
  if (danger === 'emergency' && isTooBig(hit, clause)) return 'purpose';
  if (danger === 'self_harm' && isTooBig(hit, clause) && hardToSwallow.test(clause)) return 'purpose';
  if (danger === 'overdose' && supposed.test(clause) && !present) return 'review';
  if (danger === 'overdose' && isAskedOrOrdered({ before, hit, after })) return 'review';
  if (!present && isOnlyRead({ before, hit, after })) return 'review';
  if (danger === 'emergency' && !present && isOver({ before, hit, after })) return 'review';
  if (danger === 'self_harm' && !composed && isMedicineNoun(after)) return 'review';
  const earlier = before.trim().split(' ').filter(Boolean);
  if (isNegated(earlier) || (danger === 'emergency' && deniesHardship(hit))) return 'denied';
  if ((past.test(clause) || pastBefore.test(before)) && !present) return 'review';
  if (danger === 'overdose' && pets.test(`${before}${hit}`) && !children.test(clause)) return 'review';
  if (danger === 'self_harm' && isAboutMedicine(hit, after)) return 'purpose';
  if (farPeople.test(before) && !present) return 'review';
  if (!others.test(`${before}${hit}`)) return 'present';
  return danger === 'self_harm' && done.test(clause) && !present && !saidOrFound.test(clause)
    ? 'review'
    : 'present_of_another';
}

/** `le dan convulsiones y está controlado con la fenitoína`: an illness, and no attack. */
const controlled =
  / (?:(?:well )?controlled|under control|controlad[oa]s?|bajo control) (?:[^ .]+ )?(?:with|by|on|con|por|gracias) /;

/** Nobody took anything: it is asked what would be. */
const supposed =
  / (?:insurance (?:[^ .]+ ){0,5}if (?:i|he|she)|if (?:i|he|she) (?:[^ .]+ ){1,12}insurance|seguro de vida|hypothetically|hypothetical|in theory|theoretically|what (?:would|could|might|will)? ?(?:be |happens? )if (?:a|an|somebody|someone|anyone|anybody|you|people|one)|(?:if|suppose|say|lets say) (?:a|an|some|the|one of my|somebody|someone|my) (?:[^ .]+ ){0,2}(?:was to|were to|ever|would)|how many (?:is|are|would be) too many|(?:en teoria|hipoteticamente)|que (?:pasa|pasaria) si (?:alguien|uno|un|una|algun)|si (?:alguien|uno|un nino|una persona) (?:[^ .]+ ){0,2}(?:tomara|comiera|tragara|agarrara|tomase|toma)) /;

const hardToSwallow =
  / (?:cant|cannot|can not|wont|hard to|trouble|difficulty|unable to|struggles? to|no puede) (?:[^ ]+ ){0,2}swallow/;

const pets = / (?:dog|cat|puppy|kitten|pet|perro|perra|gato|gata|perrito)s? /;

const children = / (?:kid|kids|child|baby|toddler|son|daughter|boy|girl|nino|nina|bebe|hijo|hija) /;

/** `I can't swallow the big tablets, is there a liquid` asks for another form. */
function isTooBig(hit: string, clause: string): boolean {
  return (
    /swallow/.test(hit) &&
    / (?:big|large|huge|liquid|chewable|crush|crushed|size|smaller|whole) /.test(clause) &&
    !/ (?:hives|throat|tongue|rash|swollen|swelling|drool|drooling|breathe|breathing|choking|stung|face|lips|sudden|suddenly) /.test(
      clause,
    )
  );
}

/** `I can't take this anymore, it makes me dizzy` speaks of a medicine, not of life. */
function isAboutMedicine(hit: string, after: string): boolean {
  return (
    /^(?:cant|cannot|dont|can not) (?:[^ ]+ )*take this /.test(hit) &&
    / (?:makes?|making|made|gives?|giving|causes?|causing|hurts|upsets|medicine|medication|pill|drug|side|dizzy|nausea|sick|stomach) /.test(
      after,
    )
  );
}

/** `overdose kit`: the remedy. */
function kitOf(after: string): Meaning | null {
  return / (?:kit|rescue|prevention|hotline) /.test(after.slice(0, 20)) ? 'purpose' : null;
}

function isMedicineNoun(after: string): boolean {
  return afterPurpose.has(after.trim().split(' ')[0] ?? '');
}

/** `no fever or chest pain`: the negation holds for both. */
const joining = list('or nor o u ni');
const symptoms = list(
  'trouble difficulty breathing shortness breath dizziness fever swelling rash nausea vomiting cough headache palpitations numbness weakness falta aire mareo mareos fiebre hinchazon nauseas vomito tos palpitaciones para respirar dolor cabeza pain chest pecho',
);

function isNegated(words: readonly string[]): boolean {
  let joined = false;
  for (let at = words.length - 1; at >= Math.max(0, words.length - (joined ? 7 : 5)); at--) {
    const word = words[at] ?? '';
    if (negators.has(word)) return true;
    if (joining.has(word)) joined = true;
    else if (!fillers.has(word) && !(joined && (word === ',' || symptoms.has(word)))) return false;
  }
  return false;
}

const noHardship =
  / (?:no|not|never|without|dont|didnt|doesnt|isnt|arent|wasnt|havent|denies|denied|ni|nunca|sin) (?:(?:have|having|had|has|any|a|the|real|really|been|experiencing|tengo|tiene|ha|he|tenido|ningun|ninguna) ){0,3}(?:trouble|difficulty|difficulties|problems?|shortness|issues?|dificultad(?:es)?|problemas?|falta) /;

/** `no trouble breathing`: what is denied is the hardship, not the breathing. */
export function deniesHardship(words: string): boolean {
  return noHardship.test(` ${words} `);
}

const medicineNounEs = list(
  'medicina medicinas pastilla pastillas medicamento medicamentos receta remedio gotas tratamiento spray jarabe inhalador inyeccion',
);
/** `keeps me from`, `para que no me den`: what a medicine prevents. */
const preventedBefore =
  / (?:(?:keeps?|prevents?|stops|protects?) (?:[^ .]+ ){0,2}(?:from |my |the |his |her )(?:(?:having|getting) )?(?:an? )?|(?:para|pa) que (?:ya )?no (?:[^ .]+ ){0,3})$/;
/** `las de las convulsiones`, `la del dolor de pecho`: the medicine for it, by its article alone. */
const articleBefore =
  /(?:^| )(?:la|las|los|una|unas|otra|otras|pildoras?|tabletas?|jarabe|bombita) (?:del|d|de(?: (?:la|las|los|el|mi|su))?|(?:para|pa) (?:la|las|los|el)) $|(?:^| )(?:la|las|los|el|lo|medicina) (?:de|del|d) (?:mi|su|el|la) [^ .,]+ (?:para|pa) (?:(?:la|las|los|el|sus) )?$/;
/** A year is told: what was then is looked at. */
const year = /^(?: [^ .,]+){0,2} (?:(?:19|20)\d\d|dos mil|two thousand|twenty) /;
const sinceBefore = / (?:after|since|despues del?|desde) (?:[^ .,]+ ){0,4}$/;
/** `the shakes he gets if he doesn't take it`, `el derrame que no quiero que me dé`: what a medicine keeps away. */
const unlessTaken =
  /^ (?:[^ .,]+ ){0,2}(?:(?:if|when|whenever|unless|without|si|cuando|sin) (?:[^ .,]+ ){0,2}(?:(?:dont|doesnt|misses?|skips?|forgets?|no|not|without) (?:[^ .,]+ ){0,2}(?:take|takes|have|has|get|gets|toma|tomo|it)|(?:it|them|tomar[a-z]+) )|que no (?:quiero|quiere) )/;

/** `I take it after my heart attack`. */
function isTreated(clause: string): boolean {
  return (
    / (?:take|takes|taking|tomo|toma|prescribed) /.test(clause) ||
    clause.split(' ').some((word) => drugTerm(word) !== null)
  );
}

/** `I take it for chest pain`, `my seizure meds`: what a medicine is for. Without a medicine a person looks. */
function purposeOf(words: readonly string[], before: string, after: string): Meaning | null {
  if (isMedicineNoun(after) || preventedBefore.test(before) || articleBefore.test(before)) return 'purpose';
  if (sinceBefore.test(before) && isTreated(`${before}${after}`) && !year.test(after)) return 'purpose';
  if (unlessTaken.test(after)) return 'purpose';
  const spoken = words.some((word) => medicineWords.has(word) || drugTerm(word) !== null);
  if (conditionBefore.test(before)) {
    const then = after.trim().split(' ');
    return spoken || then.some((word) => medicineWords.has(word)) ? 'purpose' : 'review';
  }
  for (let at = words.length - 1; at >= Math.max(0, words.length - 4); at--) {
    const word = words[at] ?? '';
    if (/^(?:de|del)$/.test(words[at + 1] ?? '') && medicineNounEs.has(word)) return 'purpose';
    if (purposeBefore.has(word)) {
      return words.slice(0, at).some((one) => medicineWords.has(one) || drugTerm(one) !== null)
        ? 'purpose'
        : 'review';
    }
    if (!purposeFillers.has(word)) return null;
  }
  return null;
}

const deed =
  /(?<![a-z])(?:kill|hurt|harm|suicid|die |dying|ending? |overdos|cut|matar|suicid|morir|dano|lastim|sobredosis|quitarme)/;

/** A danger that names its deed, so that a denial of it denies it whole; `no tiene pulso` denies nothing. */
export function isDeed(words: string): boolean {
  return deed.test(words);
}
