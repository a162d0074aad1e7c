import { normaliseText } from '../../domain/normalise-text.ts';
import { clausePattern, type ClausePattern } from './clause-grammar.ts';
import { plainSentences } from './plain-sentences.ts';

/**
 * What can be wished of a refill beside the medicine itself: another amount, brand or generic, another prescriber, where
 * or how it is to come, a call in place of texts; and a trip that it is for.
 */
export type RefillWish = 'amount' | 'brand' | 'prescriber' | 'delivery' | 'call' | 'trip';

const count =
  '(?:[0-9]+|one|two|three|six|nine|twelve|thirty|sixty|ninety|a hundred|un|una|dos|tres|seis|nueve|treinta|sesenta|noventa|cien)(?: (?:more|mas|additional|extra))?';
const span = '(?:days?|dys|months?|mos?|weeks?|years?|dias?|mes|meses|semanas?|anos?)';
const units = '(?:tablets?|tabs?|pills?|capsules?|caps|pastillas?|tabletas?|capsulas?)';
const prescriber = '(?:dr|doctors?|doc|drs|provider|pcp|prescriber|physician|medico|medica|doctora|doctor)';

const brings =
  '(?:send|mail|ship|deliver|bring|transfer|forward|fill|refill|phone|call in|fax|drop off|(?:mand|envi|surt|resurt|transfier|lleven|traig|entreg|entregu)[aeo]n?(?:me|nos|l[ao]s?)*|mandar|enviar|surtir|llevar|traer|transferir)';
const home =
  '(?:house|home|place|apartment|apt|work|office|job|school|hotel|facility|address|po box|door|doorstep|moms|dads|daughters|sons|neighbors|casa|trabajo|oficina|domicilio|direccion|hotel|escuela)';
const shop =
  '(?:stores?|location|branch|pharmacy|drugstore|tienda|sucursal|farmacia|walgreens?|cvs|walmart|wal mart|rite ?aid|costco|kroger|safeway|target|publix|heb|albertsons|sams|duane reade)';
const kin =
  '(?:sister|brother|daughter|son|mom|mother|dad|father|friend|neighbor|aunt|uncle|cousin|wife|husband|herman[ao]|hij[ao]|mama|papa|ti[ao]|prim[ao]|vecin[ao]|espos[ao])';
const elsewhere = '(?:other|another|different|new|nearest|closest|downtown|otr[ao]|nuev[ao])';
const trips =
  '(?:vacations?|trip|cruise|out of (?:town|the country|state)|abroad|overseas|travel(?:ing|ling)?|viaje|vacaciones|viajo|viajar)';
const phone = '(?:phone|number|line|cell|landline|telefono|numero|celular)';

const wishes: Record<RefillWish, { said: ClausePattern; not: ClausePattern }> = {
  amount: {
    said: clausePattern(
      `${count} ${span} (?:of )?(?:supply|supplies|worth|fill|refill|this time|instead|please|por favor|esta vez|at a time|too)`,
      `(?:get|want|need|send|give me|fill|make it|do|like|necesito|quiero|surt[a-z]+|mand[a-z]+|denme|deme) ~4(?:for |para |por )?${count} ${span}`,
      `(?:que sean?|sean|make (?:it|them|that)|change (?:it|them|that)? ?to|switch (?:it|them|that)? ?to|pongan?(?:l[aeo]s?)?|cambien?(?:l[aeo]s?)? a) ~2${count} ${span}`,
      `(?:for|para|por) ${count} (?:months?|mos|meses) `,
      `(?:for|para|por) (?:60|90|100|120|180|365|ninety|noventa|sixty|sesenta) (?:days|dias)`,
      `(?:only|just|solo|solamente|nomas) ~2${count} ${units} (?:please|this time|por favor|esta vez|for now)`,
      `(?:only|just|solo) (?:send|fill|give|need|want|mand[a-z]+|surt[a-z]+|necesito|quiero) ~3${count} ${units}`,
      `(?:get|have|send|fill|give me|want|need|denme|deme|mand[a-z]+|surt[a-z]+|quiero|necesito) (?:only|just|solo|nomas|solamente) (?:like |about |como )?${count} ${units}`,
      `(?:only|just|solo|solamente|nomas) ${count} ${units} (?:of|de)`,
      '(?:give|send|fill|get|want|do|need|only|just|denme|deme|mand[a-z]+|surt[a-z]+|quiero|solo|nomas) ~2(?:half|la mitad) (?:of |de |del )(?:the |my |it|them|la |mi |el |las )',
      '(?:double|twice|half|mitad|doble) (?:of )?(?:the |el |la )?(?:amount|quantity|count|supply|cantidad)',
      '(?:bigger|larger|smaller|longer|mayor|menor) (?:amount|quantity|supply|fill|cantidad)',
    ),
    not: clausePattern(
      '(?:left|remaining|remain|ago|hace|been|without|waiting|waited|gone|away|vacation|trip|travel[a-z]*|leaving|leave|quedan?|tengo|sin|last|lasts|dura|duran|taking|took|take|tomo|since|past|viaje|vacaciones|in the hospital|old|within)',
      `(?:have|has|got|had) ~2${count}`,
      `(?:in|en|out|early|late|every|each|cada|next|before|antes) ~1${count} ${span}`,
    ),
  },
  brand: {
    said: clausePattern(
      '(?:want|need|prefer|like|get|send|give|take|quiero|prefiero|necesito|mand[a-z]+|surt[a-z]+|only|solo) ~4(?:brand|name brand|generics?|marca|genericos?)',
      '(?:brand|name brand|brand name|generic|generico) ~1(?:only|please|instead|version|this time|por favor|necessary)',
      '(?:not|no|dont want|never) ~4(?:generics?|genericos?|brand)',
      '(?:de marca|dispense as written|daw)',
    ),
    not: clausePattern('(?:what|is there|hay|why|does|cover[a-z]*|difference|same as|brand new) ~4'),
  },
  prescriber: {
    said: clausePattern(
      `(?:new|different|another|other|nuev[oa]|otr[oa]) ${prescriber}`,
      `(?:switch|switched|switching|change|changed|changing) (?:my )?(?:doctors?|drs?|providers?|pcps?|physicians?)`,
      `(?:left|fired|no longer (?:see|go to|have|with)|dont (?:see|go to)|do not see|stopped seeing|quit seeing) ~2${prescriber}`,
      `${prescriber} (?:[^ .]+ ){0,2}(?:retired|moved away|left(?! (?:me|a|the|us|my|you))|died|passed away|is gone|closed|se jubilo|se retiro|murio)`,
      `(?:send|fax|forward|submit|ask|call|try|use|contact) ~4(?:to |with )?${prescriber} ~2(?:instead|now|not|from now on|this time)`,
      `(?:send|fax|forward|submit) (?:the |my |that |this |a |it|them|refill |renewal |prior )*(?:requests?|it|them|authorization|rx|prescription) (?:over )?to (?:my |the )?(?:new )?${prescriber}`,
      `(?:its|it is|is|see|seeing|use|with|have) (?:now )?${prescriber} (?:[^ .]+ ){1,2}now`,
      `${prescriber} (?:[^ .]+ ){1,2}(?:is|es) (?:my|mi) ~1${prescriber} (?:now|ahora)`,
      `(?:now|ahora) (?:see|seeing|with|mi|me|veo|voy|es|it is|its|my) ~3${prescriber}`,
      '(?:cambie|cambiamos|cambio) de (?:doctora?|medic[oa])',
      `(?:ya no (?:veo|voy|estoy)) ~3${prescriber}`,
      `(?:mand[a-z]+|envi[a-z]+|pid[a-z]+) ~4(?:a mi|al|a la|con el|con la) ${prescriber}`,
    ),
    not: clausePattern(
      `(?:new) ${prescriber} ~2(?:appointment|visit)`,
      '(?:do you|can you recommend|looking for|need a|find a|busco) ~3(?:new|another|different)',
    ),
  },
  delivery: {
    said: clausePattern(
      `${brings} ~6(?:to|at|a|al|en) (?:(?:my|the|our|her|his|their|mi|la|el|su|nuestra) )?(?:(?!your|ready|once)[^ .]+ )?${home}`,
      `${brings} ~6(?:to|at|through|a|al|en) (?:(?:my|the|a|la|el|un|una) )?(?:${elsewhere} ~1${shop}|(?!pharmacy|the pharmacy|your|farmacia|la farmacia)(?:${shop}))(?! (?:pharmacy )?(?:app|card|insurance))`,
      `${brings} ~5(?:to|a|con) (?:my|mi) ${kin}`,
      '(?:ill|i will|im gonna|im going to|we will|voy a|paso a) ~1(?:pick (?:it|them|that|everything) up|pick up|come (?:get|pick|by)|recoger(?:l[ao]s?)?)',
      `${brings} ~5(?:by|in the|via|through|por) (?:mail|ups|usps|fedex|courier|correo)`,
      `(?:at|from|to|en|de|a|al) (?:the |your |my |la |el |su )?${elsewhere} ~1(?:${shop}|one on) ~2`,
      '(?:a domicilio|home delivery|overnight shipping|same day delivery)',
      '(?:put|set|enroll|sign|place) ~4(?:on|up for|in) auto(?:matic)? ?(?:refills?|fill)',
      '(?:labels?|bottles?|instructions|directions|etiquetas?) ~2(?:in|en) (?:spanish|english|espanol|ingles|large|braille)',
      '(?:in|with|en|con) (?:spanish|english|large print|braille) (?:labels?|print|instructions)',
      '(?:easy|non|no) ?(?:open|child|safety)(?: (?:proof|resistant|open))? (?:caps?|lids?|tops?|bottles?)',
      '(?:blister|bubble|pill|dose) ?(?:packs?|packets?|packed|packaging)',
    ),
    not: clausePattern(
      '(?:did|have|has|had|was|were|when|is|are|why|do you|dont|do not|never|not|cuando|ya|no) ~4(?:send|sent|mail|mailed|ship|shipped|deliver|delivered|deliver[a-z]*|mand[a-z]+|envi[a-z]+)',
    ),
  },
  call: {
    said: clausePattern(
      `(?:call|phone|ring|reach|contact) ~3(?:house|home|other|work|office|land ?line|landline|daughters?|sons?|wifes?|husbands?) ?(?:${phone})?`,
      '(?:call|phone|ring|reach) (?:me |us |her |him )?(?:at|on) (?:[0-9]|my|the|this)',
      '(?:call|phone|ring) (?:me |us )?(?:instead|only|rather)',
      '(?:please|pls|just|better|rather|to|can you|could you) (?:call|phone|ring) (?:me|us)(?! (?:when|once|if|with|in (?:a|the)|back when))',
      '(?:cant|cannot|can not|dont|do not|hard to) ~1(?:read|see) ~2(?:texts?|messages?|screen|small|print)',
      `(?:llam[ae]n?|marqu[ae]n?)(?:me|nos)? ~2(?:a (?:mi )?casa|al (?:[0-9]|otro|trabajo|${phone})|a (?:mi|este|ese|otro) (?:otro )?${phone})`,
      '(?:mejor|prefiero que|por favor|solo|nomas) (?:me |nos )?(?:llam[ae]n?|marqu[ae]n?)(?:me|nos)?',
      'no (?:se|puedo|alcanzo a) (?:leer|ver) ~3',
    ),
    not: clausePattern(
      '(?:dont|do not|no|never|stop|quit) (?:me )?(?:call|phone|ring|llam[a-z]+|marqu[a-z]+)',
    ),
  },
  trip: {
    said: clausePattern(
      `(?:going|go|leaving|leave|headed|heading|before|for|on|during|de|salgo|voy|vamos|antes) ~3${trips}`,
      '(?:(?:im|i am|we are|were|ill be|i will be) (?:leaving|flying|traveling|travelling|going away)|(?:me voy|nos vamos|salgo|salimos)) ~4(?:today|tonight|tomorrow|next|this|on|for|in|until|till|monday|tuesday|wednesday|thursday|friday|saturday|sunday|manana|hoy|proxim[ao]|el|la|por|para|hasta)',
    ),
    not: clausePattern(`(?:not|no|never|cancel[a-z]*|back from|home from|regres[a-z]+ de) ~3${trips}`),
  },
};

const kinds = Object.keys(wishes) as RefillWish[];

/** What a text wishes of its refill, sentence by sentence. */
export function wishesOfRefill(text: string): RefillWish[] {
  const sentences = plainSentences(text);
  return kinds.filter((kind) =>
    sentences.some((words) => wishes[kind].said.test(words) && !wishes[kind].not.test(words)),
  );
}

const around =
  '(?:i|we|me|it|them|that|this|one|the|a|an|my|to|be|can|could|you|u|please|pls|plz|thanks|thank|make|do|get|want|need|send|fill|give|like|would|have|is|for|of|in|on|instead|also|and|sorry|actually|oh|no|wait|just|only|more|mas|supply|supplies|worth|refill|fill|time|at|que|sea|sean|por|para|de|favor|gracias|mejor|quiero|necesito|puede|pueden|ser|en|vez|lo|la|los|las|el|si|y|perdon|surtan|manden|mande|denme|deme|solo|nomas|esta)';
const amountAlone = new RegExp(`^(?:${around} )*${count} (?:${span}|${units})(?: ${around})*$`);

/** "Make it 90 days", "que sean 90 días": nothing but how much is wanted of what was asked for before. */
export function wishesAmountAlone(text: string): boolean {
  const words = normaliseText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return amountAlone.test(words) && wishesOfRefill(text).join() === 'amount';
}
