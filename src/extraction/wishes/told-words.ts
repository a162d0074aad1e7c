import type { Told } from '../../domain/told.ts';
import { clausePattern, type ClausePattern } from './clause-grammar.ts';

/** What a clause tells when `said` fits and `not` does not. `ofPerson`: whatever medicine is named, all are meant. */
export type ToldRule = { told: Told; said: ClausePattern; not: ClausePattern; ofPerson: boolean };

const who = '(?:me|him|her|them|us|you|my [^ .]+|the resident|the patient|le|nos)';
const marks =
  '(?:rash|rashes|hives|swollen|swelling|welts|ronchas|sarpullido|urticaria|hinchad[oa]s?|hinchazon)';
const felt = `(?:${marks}|<symptom>|bleeding|palpitations|faint|sangrado|palpitaciones|desmayo)`;
const lostOf = '(?:<goods>|<it>|bottles?|frascos?|packages?|box|caja|paquete)';
const no =
  '(?:no|not|never|nothing|without|denies|isnt|arent|wasnt|dont|doesnt|didnt|hasnt|havent|wont|sin|nunca|nada|ningun|ninguna)';

/** What never tells it: the same words denied just before. */
function denied(words: string, most = 1): string {
  return `${no} ~${most}(?:${words})`;
}

function rule(told: Told, said: readonly string[], not: readonly string[], ofPerson = true): ToldRule {
  return { told, said: clausePattern(...said), not: clausePattern(...not), ofPerson };
}

const allergy = '(?:allergic|allergy|allergies|alergic[oa]|alergia|alergias)';
const pregnancy =
  '(?:pregnant|pregnancy|breastfeeding|breast feeding|embarazada|embarazo|amamantando|amamanto|lactando)';
const hurry =
  '(?:urgent(?! care)|urgently|urgente|urgentemente|urge|asap|as soon as possible|stat|right away|immediately|hurry|rush|cuanto antes|lo antes posible|de inmediato|inmediatamente|prisa)';
const trip =
  '(?:vacation|vacations|travel|traveling|travelling|trip|out of (?:town|the country|state)|abroad|overseas|cruise|viaje|viajo|viajar|viajamos|vacaciones)';
const spilt =
  '(?:spilled|spilt|spill|destroyed|ruined|contaminated|got wet|threw (?:it|them) (?:out|away)|thrown (?:out|away)|derrame|derramo|derramaron|derramado|mojaron|mojo)';
const dead = '(?:passed away|passed on|died|deceased|fallecio|fallecido|fallecida|murio|difunt[oa])';

/** By meaning, in English and Spanish; the words come without accents and apostrophes, `MED` for a medicine. */
export const toldRules: readonly ToldRule[] = [
  rule(
    'allergy',
    [`${allergy} ~1(?:to|reaction|a|al)`, 'reaccion alergica', `(?:has|have|tiene|tengo) ~2${allergy}`],
    [denied(allergy), `(?:for|para) ~2${allergy}`],
    false,
  ),
  rule(
    'side_effect',
    [
      'side ?effects?',
      'efectos? secundarios?',
      '(?:bad|adverse|mala) (?:reaction|reaccion)',
      `(?:gives?|gave|giving|causes?|caused|causing|makes?|made|making|brings|leaves) ~1${who} ~5${felt}`,
      `(?:causes|caused|causing|causa|provoca|produce) ~3${felt}`,
      `(?:me|le|nos|te) ~1(?:da|dan|dio|hace|hizo|cae|provoca|causa|produce|pone|saca|saco|salio|salieron|sale) ~3${felt}`,
      `${felt} ~6(?:since|ever since|after|from|when|desde que|despues de|cuando|al) ~4(?:start|started|starting|taking|take|took|takes|tomar|tomo|toma|tome|empece|empezo|MED|it)`,
      `(?:since|after|when|whenever|desde que|despues de|cuando) ~3(?:started|starting|taking|took|take|takes|tomo|toma|tome|empece|empezo) ~8${felt}`,
      marks,
    ],
    [
      denied(`gives?|gave|give|cause|causes|make|makes|side ?effects?|efectos?|${marks}`),
      // "Does it make you tired?": of anybody, and not what they have felt.
      '(?:does|do|can|could|will|would|may|might) ~4(?:make|give|cause) ~1(?:you|u|people|someone|somebody)',
      `${no} (?:me|le) ~1(?:da|hace|provoca|causa)`,
      `(?:for|para|treats?|helps?(?: with)?) ~3(?:<symptom>|${marks})`,
      '(?:pain|nausea|cough|itch|headache|sleep|allergy|rash) (?:pills?|meds?|medicine|medication|relief|cream|patch|patches|drops)',
    ],
    false,
  ),
  rule('pregnancy', [pregnancy, 'expecting a baby', 'dando (?:el )?pecho'], [denied(pregnancy, 2)]),
  rule(
    'urgent',
    [hurry, 'emergency (?:refill|supply|fill)', '(?:cant|cannot|can not|no puede|no puedo) (?:wait|esperar)'],
    [
      denied(hurry, 3),
      denied('an emergency', 2),
      '(?:immediately|right away|asap) (?:after|when|call)',
      `${hurry} (?:incontinence|bladder)`,
    ],
  ),
  rule(
    'lost',
    [
      `(?:lost|misplaced|cant find|cannot find|can not find|perdi|perdio|perdimos|extravie|extravio) ~3${lostOf}`,
      `${lostOf} ~2(?:was|were|is|are|got|get|went|has been|fue|fueron) ~1(?:lost|misplaced|missing|perdid[oa]s?)`,
      'se (?:me|le|nos) (?:perdio|perdieron|extravio|extraviaron)',
      '(?:got|was|were|been|is|are) (?:lost|misplaced)',
      '(?:lost|misplaced) (?:it|them|mine|hers|his)',
    ],
    [denied('lost|lose|misplaced|perdi|perdio', 0), '(?:lost|perdi|perdio) ~2(?:weight|peso)'],
  ),
  rule(
    'stolen',
    [
      '(?:stolen|stole|theft|robado|robada|robados|robadas)',
      '(?:me|le|nos|se) ~1(?:robo|robaron|hurtaron)',
      '(?:was|were|got|been) robbed',
    ],
    [denied('stolen|stole|robado|robada|robados|robadas', 1)],
  ),
  rule(
    'spilled',
    [
      spilt,
      '(?:dropped|fell|flushed|cayo|cayeron|tire|tiro) ~6(?:sink|toilet|drain|water|floor|lavabo|inodoro|bano|agua|piso)',
      '(?:dog|cat|perro) ~2(?:ate|chewed|comio)',
    ],
    [denied(spilt)],
  ),
  rule(
    'travel',
    [
      trip,
      '(?:leaving|leave|going|flying) (?:town|away|on holiday|the country)',
      '(?:my|a|our) flight',
      '(?:flying|leaving|fly out|traveling) (?:out )?(?:on |this |next )?(?:today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday)',
      'salgo (?:de viaje|manana|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))',
    ],
    [
      denied(trip, 2),
      `(?:back|home|returned|regres[eo]) (?:from|de) ~3${trip}`,
      '(?:travel|trip) (?:size|pack)',
    ],
  ),
  rule(
    'running_low',
    [
      '(?:running|getting|runs?|very|really) (?:low|short)',
      'running out',
      'low on ~2(?:<goods>|it|them)',
      '(?:almost|nearly|about|practically|close to) ~1(?:out|gone|finished|empty)',
      '(?:a|my|her|his|the) (?:last )?(?:few|couple)(?: of)?(?: <goods>)? (?:left|remaining)',
      'se (?:me|le|nos) ~2(?:acabando|terminando|acabar|terminar)',
      '(?:casi|por) ~2(?:acaban?|terminan?|acabar|acabarse|terminar|terminarse|sin|no (?:me|le|nos) quedan?)',
      'quedan? ~1(?:poc[oa]s?|poquit[oa]s?)',
    ],
    [
      denied('running (?:low|out|short)|low on|almost out|nearly out', 1),
      '(?:sugar|pressure|glucose|oxygen|azucar|presion|pulse) ~3low',
      '(?:patience|time) ~1(?:running|low)',
      '(?:about|almost) out of (?:town|patience|time)',
    ],
  ),
  rule(
    'deceased',
    [dead, '(?:he|she|resident|patient|pt) (?:has |just )?(?:expired|passed)'],
    [denied(dead), '(?:phone|battery|car|cell|computer|celular|telefono) ~2(?:died|murio)'],
  ),
  rule(
    'hospice',
    ['hospice', '(?:palliative|comfort) care', 'hospicio', 'cuidados paliativos'],
    [denied('hospice|hospicio', 2)],
  ),
  rule(
    'discharged',
    [
      'discharged',
      '(?:released|came home|home|sent home|back) from (?:the )?(?:hospital|rehab|er)',
      '(?:dado|dada|dieron|dio) de alta',
      'salio del hospital',
    ],
    [denied('discharged|been discharged|dado de alta|dada de alta')],
  ),
  rule(
    'admitted',
    [
      'admitted (?:to|into|in|at|with|for|on|yesterday|today|tonight|last|this)',
      'hospitali[sz]ed',
      '(?:is|was|am|im|shes|hes|been|still|currently|back|now) in (?:the )?(?:hospital|icu)',
      '(?:went|sent|taken|rushed|transferred|moved) (?:back )?to (?:the )?(?:hospital|icu)',
      '(?:ingresad[oa]|ingresaron|internad[oa]|internaron|hospitalizad[oa]|hospitalizaron)',
      'esta en el hospital',
    ],
    [denied('admitted|hospitali[sz]ed|in (?:the )?hospital|hospitalizad[oa]')],
  ),
  rule(
    'moved',
    [
      'no longer (?:a resident|lives|living|resides|with us|here|at (?:our|this|the))',
      '(?:moved|transferred|moving) ~1to (?:a |an |another |the )?(?:different |new )?(?:facility|nursing home|memory care|assisted living|skilled nursing|rehab)',
      '(?:moved|mudo|mudaron) (?:out|a otra residencia|a otro asilo)',
    ],
    [],
  ),
];
