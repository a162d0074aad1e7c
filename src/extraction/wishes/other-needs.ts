const goods =
  '(?:MED|refills?|rx|rxs|prescriptions?|scripts?|meds?|medicines?|medications?|pills?|tablets?|capsules?|strips?|supplies|stuff|ones?|bottles?|inhalers?|resurtidos?|recetas?|medicinas?|medicamentos?|pastillas?|tiras|frascos?)';
const wanting =
  '(?:need|needs|want|wants|get|like|have|looking for|asking for|ask for|request|send me|necesito|necesita|quiero|quisiera|ocupo|pedir)';
const anyOf =
  '(?:a|an|the|my|your|another|more|some|any|one|new|un|una|otra|otro|mas|el|la|los|las|mi|su|unos|unas)';
const papers =
  '(?:cop(?:y|ies)|receipts?|print ?outs?|statements?|bill|refund|explanation|letter|proof|coupon|appointment|time|(?:fax|phone|telephone|tracking|account) number|records?|labels?|copias?|recibos?|comprobante|explicacion|carta|cita|tiempo|expediente|reembolso|numero (?:de fax|de telefono|del doctor))';
const measure =
  '(?:pressure|bp|sugars?|glucose|oxygen|levels?|heart rate|pulse|energy|iron|sodium|gas|battery|presion|azucar|glucosa|oxigeno|nivel(?:es)?|pulso|energia|gasolina|bateria)';
const seller =
  '(?:pharmacy|store|warehouse|cvs|walgreens|walmart|costco|you|you guys|yall|everybody|everyone|farmacia|ustedes)';
const ranOut =
  '(?:(?:is|are|was|were|always|all|just|still|be|keep|keeps) ){0,2}(?:out|ran out|run out|runs out|running out)';

/**
 * What looks like a wish for more and is of something else: a paper that is wanted, a body's measure that runs low, a
 * parcel that has come, a shop that has no more, the question who ordered it, who may fetch it or how it is asked for.
 * Another thing that is joined to it may still be wanted.
 */
const otherNeeds = new RegExp(
  ` (?:${[
    `${wanting} (?:to (?:get|have|see) )?(?:${anyOf} ){0,3}${papers}(?! (?:[^ .]+ ){0,8}(?:and|y|plus|also|tambien) )`,
    `${measure} (?:(?!${goods} )[^ .]+ ){0,4}(?:(?:running|getting|dropping|going) (?:[^ .]+ )?(?:low|lower|down|short|out)|(?:is|are|was|been|too|muy|me|se|anda|esta) (?:[^ .]+ )?(?:low|lower|bajando|bajand[oa]se|cayendo|baj[oa]|bajit[oa]))`,
    `(?:last|the|that|this|recent|previous|latest|ultim[oa]|el|la) (?:order|shipment|delivery|package|pedido|entrega|paquete) (?:of|de) (?:[^ .]+ ){1,4}(?:arrived|came|was|were|is|had|got|has|showed|llego|vino|estaba|venia|traia)`,
    `${seller} (?:guys )?${ranOut}(?: of)?`,
    `(?:who|whos|quien|quienes) (?:[^ .]+ ){0,2}(?:told|asked|said|authorized|approved|ordered|wanted|dijo|pidio|autorizo|mando)(?: [^ .]+){0,8}`,
    `(?:how (?:early|far|late|often|many days|long before|soon before)|con (?:cuant[oa]s?|que tanta?) (?:dias |tiempo )?(?:de )?(?:anticipacion)?|whats the number|what is the number|what number|when is the last day|whats the last day)(?: [^ .]+){0,8}`,
    `(?:can|could|may|will|is it ok if|puede) (?:(?:my|our|mi) [^ .]+|(?:somebody|someone) else|alguien mas) (?:(?:come|swing by|stop by) )?(?:(?:and|to|a) )?(?:get|gets|grab|grabs|fetch|pick up|collect|recoger|pasar por)(?: [^ .]+){0,4}`,
    `should (?:i|we|he|she) (?:ask|call|tell|see|text)(?: [^ .]+){0,8}`,
  ].join('|')})(?= |$)`,
  'g',
);

/** The words of a clause without what only looks like a wish for more medicine. */
export function withoutOtherNeeds(words: string): string {
  return words.replace(otherNeeds, ' . ').replace(/ {2,}/g, ' ');
}

const asks =
  / (?:please|pls|plz|fill|filled|refill|refills|refilled|need|needs|want|wants|favor|porfa|necesito|necesita|quiero|ocupo|surtan|surtir|surtanme|resurtan|resurtir|manden|mandenme) /;

/** Whether the words ask for something else than more medicine, and for nothing besides. */
export function needsOther(words: string): boolean {
  const rest = withoutOtherNeeds(words);
  return rest !== words && !asks.test(rest);
}
