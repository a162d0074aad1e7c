import { clausePattern } from './clause-grammar.ts';

/**
 * What came is not what was due: `wrong`, another medicine or strength, somebody else's, or one that was open; `short`,
 * fewer of it.
 */
export type Amiss = 'wrong' | 'short';

/** Whose it is: a pharmacist's, or somebody's who counts. */
export const intentOfAmiss = { wrong: 'clinical_question', short: 'non_clinical' } as const;

const came =
  '(?:got|gotten|received|sent|gave|given|delivered|shipped|mailed|brought|handed|dispensed|filled|recibi|recibimos|mandaron|mando|enviaron|dieron|dio|surtieron|entregaron|trajeron|llego|llegaron|vino|vinieron)';
const isSo =
  '(?:is|are|was|were|has|have|had|says?|said|reads?|shows?|came|comes|arrived|es|son|era|dice|trae|tiene|viene|vino|llego|esta|estaba)';
const vessel =
  '(?:bottles?|packages?|packs?|packets?|box|boxes|bags?|labels?|vials?|envelopes?|frascos?|botellas?|cajas?|paquetes?|bolsas?|etiquetas?)';
const medicine =
  '(?:MED|meds?|medicines?|medications?|pills?|tablets?|capsules|insulin|inhalers?|drugs?|medicinas?|medicamentos?|pastillas?|tabletas?|insulina)';
const parcel = `(?:${medicine}|${vessel}|orders?|prescriptions?|rxs?|scripts?|stuff|refills?|pedidos?|ordenes|orden)`;
const notSo = '(?:isnt|is not|are not|arent|aint|not|wasnt|werent|no es|no son|no era|no eran)';
const inPlace = '(?:instead of|in place of|rather than|not|and not|en vez de|en lugar de|y no)';
const anybody =
  '(?:persons?|peoples?|patients?|residents?|customers?|clients?|ladys?|ladies|mans?|mens|womans?|womens|girls?|boys?|kids?|guys?|dudes?|gentlemans?|familys?)';
const cualquiera =
  '(?:personas?|pacientes?|clientes?|residentes?|senor|senora|senorita|senores|muchach[oa]s?|hombre|mujer|familia|gente|dama)';
const beside =
  '(?:neighbou?rs?|roommates?|housemates?|coworkers?|tenants?|friends?|vecin[oa]s?|companer[oa]s?(?: de cuarto)?|amig[oa]s?|inquilin[oa]s?)';
const nobodyKnown = `(?:(?:somebody|someone|some one) elses?|(?:(?:an?|the|some|that) )?(?:another|other|different|wrong|random|unknown|some) (?:old |older |elderly |young |random |other )?${anybody}|(?:a |some |total )?strangers?|(?:otr[oa]s?|un[oa]?|algun[oa]?) ${cualquiera}|otr[oa]s?(?= (?:\\.|$)|$)|alguien mas|(?:un |una )?desconocid[oa]s?)`;
/** Whoever is neither the sender nor of their family, with or without the mark of a genitive. */
const stranger = `(?:${nobodyKnown}|(?:my |the |our |mi |la |el |una? |nuestr[oa] )?${beside})`;
const kin =
  '(?:my )?(?:husbands|wifes|moms|mothers|dads|fathers|sons|daughters|brothers|sisters|spouses|partners|grandmas|grandpas|kids)';
const kinEs =
  'mi (?:espos[oa]|marido|mujer|mama|papa|madre|padre|hij[oa]|herman[oa]|suegr[oa]|abuel[oa]|ti[oa]|pareja)';
const holds =
  '(?:has|had|have|contains?|contained|includes?|included|holds|came with|is full of|was full of|trae|traia|tiene|tenia|venia con|viene con|vino con|llego con)';
const thereIs =
  '(?:theres|there is|there are|there was|there were|found|hay|habia|encontre|encontramos|venian?|vienen?)';
const contained = `(?:${medicine}|${vessel}|prescriptions?|rxs?|scripts?|refills?)`;
const inside = '(?:in|inside|among|with|en|dentro de|entre)';
const mine = '(?:mine|my own|ours|mi[oa]s?|el mio|la mia|los mios|las mias|nuestr[oa]s?)';
const wrongWord = '(?:wrong|incorrect|mistaken)';
const wrongEs = '(?:equivocad[oa]s?|incorrect[oa]s?|que no (?:es|son|era|eran))';
const wrongThing = `(?:${medicine}|${vessel}|ones?|thing|stuff|orders?|dose|dosage|strength|mgs?|milligrams|kind|brand)`;
const opened = '(?:open|opened|unsealed|tampered|resealed|abiert[oa]s?|destapad[oa]s?|sin sello)';

const look = '(?:colou?rs?|shapes?|sizes?|markings?|imprints?|forma|tamano|color(?:es)?|numeros?|letras?)';
const unlike = '(?:different|another|other|new|weird|strange|otr[oa]s?|distint[oa]s?|diferentes?|rar[oa]s?)';

const wrong = clausePattern(
  `(?:${parcel}|it|they|these|they re|theyre|its|estas|esta|estos|este) ~6(?:${isSo}|looks?|se ven?|tienen|vienen?|traen|llegaron|cambiaron) ~3(?:(?:in |de |en )?(?:a |an |un |una )?${unlike} ${look}|${look} (?:muy )?${unlike})`,
  `(?:${parcel}|they|these|estas|estos) ~3(?:looks? (?:all |so |very )?(?:different|weird|strange|off|wrong)|se ven? (?:muy )?(?:${unlike}))`,
  `${came} ~3MED ~3${inPlace} ~3(?:MED|mine|what|the)`,
  `${came} ~2${parcel} ~1(?:instead of|rather than|en vez de|en lugar de) ~3`,
  `(?:${parcel}|it) ~3${isSo} ~3MED ~3(?:not|instead of|rather than|but|en vez de|en lugar de|y no|pero) ~5(?:MED|mine|supposed|take|ordered|needed|should|tomo|pedi)`,
  `(?:this|that|these|those|it|its|theyre|they|esta|este|estas|estos|eso|esas|(?<=^ )(?=no )) ?${notSo} (?:my|his|her|our|the right|the correct|mi|mis|la|las|el|los) ~1(?:${parcel}|correct[oa]s?)`,
  `${vessel} ~1(?:says|said|reads|dice) ~2MED ~2(?:but|pero)(?= $)`,
  `(?:this|that|thats|these|those|it|its|theyre|they) (?:${notSo} )(?:what (?:i|we|he|she) (?:take|takes|ordered|asked|normally|usually)|the right (?:one|ones|kind|dose|strength))`,
  `${came} ~3${stranger} ~1${parcel}`,
  `(?:sent|gave|delivered|shipped|mailed|handed) (?:me|us) ${kin} ~1${parcel}`,
  `${came} ~2${contained} (?:de|del) ${stranger}`,
  `(?:me|nos) (?:mandaron|mando|enviaron|dieron|dio|surtieron|entregaron|trajeron) ~2${contained} de ${kinEs}`,
  `(?:${vessel}|order|delivery|pedido|it) ~2${holds} ~2(?:${stranger}|${kin}) ~1${contained}`,
  `(?:${vessel}|order|delivery|pedido) ~2${holds} ~2${contained} (?:de|del) (?:${stranger}|${kinEs})`,
  `${thereIs} ~2(?:${stranger}|${kin}) ~1${contained}`,
  `${thereIs} ~2${contained} (?:de|del) (?:${stranger}|${kinEs})`,
  `(?:${stranger} ~1${contained}|${contained} (?:de|del) ${stranger}) ~3${inside} ~2(?:${vessel}|order|delivery|pedido|there|it)`,
  `${inside} ~2(?:${vessel}|order|delivery|pedido) ~3(?:${stranger} ~1${contained}|${contained} (?:de|del) ${stranger})`,
  `${parcel} ~4(?:${came}|came|arrived) ~2(?:is|are|was|were|belongs?|es|son|era|eran|pertenecen?) ~1(?:(?:for|to|de|para|a) )?(?:${stranger}|${kin}|${kinEs})`,
  `(?:${medicine}|${vessel}|this|these|it|esto|estas?|estos) ~1(?:belongs?|pertenecen?) (?:to|a) (?:${stranger})`,
  `(?:this|that|these|those|they|thats|theyre) (?:is |are |was |were )?(?:somebody|someone|another|some other) (?:elses|${anybody}) ~1${contained}`,
  `(?:est[oa]s?|es[oa]s?) ~1(?:es|son|eran?) (?:la |las |los |el )?(?:(?:${contained} )?de (?:otr[oa]s? ${cualquiera}|alguien mas|un[oa]? desconocid[oa]))`,
  `(?:${medicine}|${vessel}|these|those|they|est[ao]s) ~2${notSo} ${mine}`,
  `(?:name|nombre) ~5${notSo} (?:${mine}|my name|me|mi nombre)`,
  `${notSo} (?:my|his|her|mi) (?:name|nombre) ~1(?:on|in|en|that|el|del|the)`,
  `(?:doesnt|does not|didnt|dont|no) (?:have|say|show|tiene|trae|dice|sale) (?:my|his|her|mi) (?:name|nombre)`,
  `${isSo} (?:on it )?${stranger} ~1(?:name|label|nombre)`,
  `(?:name|nombre) ~1(?:of|de) ${stranger}`,
  `(?:wrong|different|another|other|${stranger}|otro|distinto) (?:patients? |persons? )?(?:name|nombre) ~2(?:on|in|en|printed)`,
  `(?:my|his|her|mi) (?:name|nombre) ~1(?:${notSo}|no esta|no aparece) ~1(?:on|in|en) ~3`,
  `(?:left|dropped(?: off)?) ~2${stranger} ~1${contained}`,
  `(?:have|ended up with|tengo|tenemos) ~1(?:${nobodyKnown} (?:(?!who|that|to|take)[^ .]+ ){0,2}${contained}|${contained} de otr[oa]s? ${cualquiera})`,
  `(?:is|its|are|theyre|was|were|says) for (?:a|an|some) (?:mrs?|ms|miss|lady|man|woman|guy|girl)`,
  `(?:this|these|those|it|they|esto|estas?) (?:was|were|is|are|era|eran) ~1(?:meant|intended|supposed to be|para) ~1${stranger}`,
  `(?:mixed|mixed up|swapped|switched|confundieron|cambiaron|revolvieron) ~3(?:with|for|con|por) ~2${stranger}`,
  `${vessel} ~1(?:says?|dice|tiene|trae|has|shows) ~1(?:another|different|otro|distinto) (?:persons? )?(?:name|nombre)`,
  `${vessel} ~2(?:is|are|was|were|says?|belongs?|es|son|dice) ~1(?:for|to|de|para|a nombre de) (?:${stranger}|(?:someone|somebody|a [^ .]+|alguien|un[ao]? [^ .]+) ~1(?:named|called|llamad[oa]|que se llama))`,
  `(?:${came}|this is|these are|that is|thats|it is|its|was|were|is|are) ~3${wrongWord} ~2${wrongThing}`,
  `(?<=^ (?:the |hi |hey |hello |um |and )?)${wrongWord} (?:${medicine}|${vessel}|dose|dosage|strength|mgs?|milligrams)(?! (?:number|name))`,
  `(?:${came}|es|son|era|eran|esta|estas) ~3(?:medicin[ae]s?|medicamentos?|pastillas?|tabletas?|frascos?|botellas?|cajas?|paquetes?|pedidos?|dosis) ~1${wrongEs}`,
  `(?:mandaron|enviaron|dieron|surtieron|entregaron|trajeron) (?:otr[oa]s?|la|el) ~1(?:medicinas?|medicamentos?|pastillas?) ?~0(?:que no|de otr[oa])`,
  `(?:mandaron|enviaron|dieron|surtieron|entregaron|trajeron) otr[oa]s? (?:medicinas?|medicamentos?|pastillas?|frascos?)`,
  `se equivocaron (?:de|con|en) ~1(?:medicinas?|medicamentos?|pastillas?|frasco|paquete|pedido|orden|dosis)`,
  `(?:${vessel}|${medicine}|it|seal|cap|lid|sello|tapa) ~1(?:is|was|were|came|arrived|vino|llego|llegaron|estaba|venia|esta) (?:already |half |been |partly |just |ya |medio )?${opened}(?! (?:to|at|until|late|on|today|now|tomorrow|for))`,
  '(?:seal|sello) ~2(?:broken|torn|cut|missing|off|roto|rota)',
  '(?:no|missing|without|sin|broken) (?:the |a |el )?(?:safety )?(?:seal|sello) ~2',
);

/** The sender's own slip, what a prescriber changed, or a wish. */
const notWrong = clausePattern(
  '(?:i|we|me|yo) ~2(?:gave|said|typed|wrote|put|took|take|texted|told|asked|ordered|requested|picked|entered|meant|di|puse|dije|pedi|tome|escribi|confundi|equivoque) ~5(?:wrong|incorrect|equivocad[oa]s?)',
  '(?:oops|whoops|sorry|perdon|disculpe|i meant|i mean|quise decir|actually) ~3(?:wrong|incorrect|equivocad[oa]s?)',
  '(?:gave|given|administered) (?:the |my |our |a |to )*(?:residents?|patients?|him|her|mom|dad|mother|father|kid|child|son|daughter|husband|wife) ~4',
  `<prescriber> ~4(?:${came}|changed|switched|prescribed|cambio|receto)`,
  `(?:need|needs|want|wants|refill|order|pick up|picking up|get|put|pack|include|bring|necesito|necesita|quiero|ocupo|surtan|surtir|recoger|pongan|incluyan) ~2(?:${stranger} ~1${contained}|${contained} (?:de|del) ${stranger})`,
  '(?:if|si|in case) ~3(?:wrong|equivocad[oa]s?)',
  '(?:want|need|like|prefer|quiero|prefiero|quisiera) ~5(?:colou?r|shape|size|color|forma|tamano)',
  `${wrongWord} (?:rx|prescription|order|script)? ?(?:number|date|birthday|address|person|phone)`,
);

const count =
  '(?:[0-9]+|ten|twelve|fifteen|twenty|thirty|forty|sixty|ninety|half|diez|quince|veinte|treinta|la mitad)';
const only = '(?:only|just|solo|solamente|nada mas|unicamente)';
const inIt = '(?:in (?:it|there|the|this|that|my)|inside|en (?:el|la|este|esta)|adentro|dentro)';
const units = '(?:pills?|tablets?|tabs?|capsules?|meds?|pastillas?|tabletas?|capsulas?|MED|of them|doses)';

const short = clausePattern(
  `there (?:was|were|is|are) (?:${only} )?(?:like |about )?${count} ~2${inIt}`,
  `there (?:was|were) ${only} (?:like |about )?${count} ~2`,
  `(?:${vessel}|it) (?:${only} )?(?:had|has|came with|contained|contains|traia|trae|tenia|tiene|venia con) (?:${only} )(?:like |about )?${count} ~2`,
  `(?:${vessel}|it) ${only} (?:had|has|came with|contained|contains|traia|trae|tenia|tiene|venia con) (?:like |about )?${count} ~2`,
  `${only} (?:venian|habia|habian|vinieron|llegaron|traia|came|were) ${count} ~3`,
  `${only} (?:me |nos )?(?:sent|gave|delivered|filled|dispensed|received|mandaron|dieron|enviaron|surtieron|entregaron|llegaron|recibi) (?:me |us |him |her )?${count} ~2`,
  `(?:sent|gave|delivered|filled|dispensed|mandaron|dieron|enviaron|surtieron|entregaron) (?:me |us |him |her )?${only} ${count} ~2`,
  `${came} ~2${count} ~2(?:instead of|out of|rather than|not|of the|en vez de|en lugar de|de las|de los) ~1${count}`,
  `(?:missing|short|faltan|faltaban|faltaron|falto) ~1${count} ~1${units}`,
  `(?:me|nos|le) (?:faltaron|faltaban) ~2${units}`,
  `shorted (?:me|us|him|her|my) ?~3`,
  `(?:${parcel}|it) (?:is|was|were|are|came|arrived) ~1${count} (?:${units} )?short`,
  `(?:came|come|was|were|is|order) ~1short (?:by )?${count} ~2`,
  '(?:dieron|mandaron|entregaron|surtieron) ~2de menos',
  '(?:pill |tablet |the |my )?(?:count|quantity) (?:is|was) (?:short|off|wrong|less|under|incorrect|low)',
  `${vessel} (?:came|arrived|vino|llego) ~2(?:empty|short|half full|vaci[oa]|incomplet[oa])`,
  `${vessel} (?:was|is) (?:half empty|half full|short) ~1(?:when|cuando) ~2(?:came|arrived|got|opened)`,
);
/** What is left of a supply that was right. */
const notShort = clausePattern(
  `${count} ~2(?:left|remaining|more|days?|weeks?|refills?|dias?|semanas?|quedan?|restantes)`,
  '(?:quedan?|sobran?|left|remaining)',
  '(?:owe|owed|owes|deben?) ~3',
  '(?:refill|prescription|receta|doctor|dr|insurance|seguro) ~3(?:only|just|solo) ~3',
);

/** `words` are those of a clause, with a blank around each and `MED` for a medicine. */
export function receivedAmiss(words: string): Amiss | null {
  if (wrong.test(words) && !notWrong.test(words)) return 'wrong';
  return short.test(words) && !notShort.test(words) ? 'short' : null;
}

/** The graver of what several clauses tell. */
export function graverAmiss(all: readonly (Amiss | undefined)[]): Amiss | null {
  return all.find((one) => one === 'wrong') ?? all.find((one) => one !== undefined) ?? null;
}
