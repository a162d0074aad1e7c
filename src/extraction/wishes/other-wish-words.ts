import { clausePattern } from './clause-grammar.ts';

/** Something that was not taken before: a medicine just prescribed, or one that is wished for. */
const newMedicine = clausePattern(
  '(?:new|brand new) (?:med|meds|medication|medicine|order|rx|script|prescription|antibiotic|one|rescue inhaler)',
  '(?:start|starting|try|trying|begin|beginning|started on|put on|get on|go on|prescribed|prescribe|empiece|comience|empezar|comenzar|probar) (?:me |him |her )?(?:on |with |con |a |an |some |taking )*~1MED',
  '(?:start|put|get|starting|putting) (?:me|him|her|us) on ',
  '(?:prescription|script|rx|order) for (?:a|an|some|the) new ~2',
  '(?:tested positive|have|got|diagnosed with) ~2(?:covid|flu|uti|strep|infection|pneumonia|shingles) ~6(?:get|have|prescribe|send) ~3',
  '(?:get|be|getting) (?:put on|started on|prescribed|on) (?:a|an|some|something|MED)',
  '<prescriber> ~6(?:wrote|prescribed|prescribing|gave (?:me|him|her|us)|calling in|sending|called in|sent|recommended|recommends|suggested|ordered) ~4(?:MED|new|script|prescription|rx|order|over|something)',
  '(?:discharged|came home|released|sent home) ~4(?:with|on) ~6(?:MED|new|order|prescription|script)',
  '(?:call|phone|write|send) (?:me )?(?:in )?(?:a |an |some |me )+(?:antibiotic|z pack|zpack|steroid|prescription|script|rx|cough)',
  '(?:doctor|dr|doc|provider) (?:call|prescribe|write|order|phone) ~3(?:MED|something|z|prescription)',
  '(?:need|want|get|have|something|anything|prescribe|give|necesito|quiero|algo|recetar|un antibiotico) ~3(?:something|anything|antibiotics?|algo|antibiotico|aid|medicine|medicina|medication) (?:for|to help|to|para) ~4',
  '(?:something|anything|antibiotics?|algo|antibiotico) (?:for|to help|para) ~4',
  '(?:sleeping|sleep|nausea|allergy) (?:aid|pill|medicine)(?: for)? ?',
  '(?:me|le) (?:receto|recetaron|recete|receten|recetar|recetan)',
  '(?:pueden|puede|podria|podrian|pudiera) (?:me )?recetar(?:me)?',
);
const notNew = clausePattern(
  '(?:since|after|ever since|i started|he started|she started|desde que|when) ~3(?:start|starting|started|taking|tomo|empece|put)',
  '(?:refills?|refilled|renew|renewal|resurt[a-z]+) ~3(?:called in|sent|MED)?',
  '(?:new) (?:prescription|rx|medication|medicine) (?:insurance|card|plan|label)',
  '(?:sent|called) (?:in )?(?:yet|over my refill)',
);

/** Business about the pharmacy, its bills and parcels. */
const business = clausePattern(
  '(?:mail|ship|send|deliver) (?:it|them|my (?!MED )[^ .]+) to (?:my|a|the|another) ~3',
  '(?:my|new) name ~2(?:changed|is different)',
  'how old ~8',
  '(?:parking|estacionamiento)',
  'drop (?:it|them|that|this|those|everything) off',
  'drop off (?:it|them|that|this|those|everything)',
  '(?:can|could|may|will|is it ok if|puede|pueden|va a) (?:my|mi|someone|somebody|a|the|our|alguien|un|una) ~2(?:pick up|pick it up|pick them up|pickup|collect|(?:come |swing by |stop by )?(?:and |to )?(?:get|gets|grab|grabs|fetch) (?:my|it|them|the)|come for|recoger|pasar por)',
  '(?:mi|my) [^ .]+ (?:puede|can|will|va a) (?:recoger|pick up|pasar)',
  '(?:plan|insurance|medicare|seguro) ~2(?:cover|covers|pay|pays|cubre|paga)',
  '(?:do|does|how much do) (?:i|we|he|she) ~2owe',
  '(?:a domicilio|entregas?|home delivery)',
  '(?:get rid of|dispose|throw (?:away|out)|return) ~4(?:<goods>)',
  '(?:anyone|anybody|somebody|someone|you|you guys) ~1(?:there|open|working|in) ~1(?:on|at|this|today|tomorrow) ~2',
  '(?:insurance|copay|co pay|deductible|coverage|medicare|medicaid|medi cal|coupon|discount|voucher|seguro|aseguranza)',
  '(?:is|are|isnt|was|wasnt|cubre|cubren|will) ~5(?:covered|covering|cubierto|cubierta)',
  '(?:credit|debit|insurance|my|new) card',
  '(?:balance|(?:do|what|whatever) i (?:still )?owe|owe (?:you|yall|ya|them)|in network|prior auth|les debo|debo todavia)',
  '(?:charged|overcharged|overcharge|billed|billing|(?:my|the|a) bill|invoice|receipts?|refund|refunded|payment|cobraron|cobro|cobran|factura|recibo|reembolso)',
  '(?:how much|cuanto|que precio) ~2(?:is|does|are|do|for|will|would|sale|cuesta|vale|cobran|es)',
  '(?:cost|costs|price|prices|expensive|afford|precio|caro|cara)',
  '(?:printout|print out|copy of|copies of|list of my|records|paperwork|form filled|letter)',
  '(?:app|website|portal|password|login|log in|account|online account|pagina|cuenta) ?~0',
  '(?:what|whats|which) ~3(?:your |the )?(?:hours|address|location|phone number|fax|fax number|email)',
  '(?:what time|when|hasta que hora|a que hora|que dias) ~3(?:open|close|closed|closing|abren|cierran|abiertos|abierto|estan|trabajan)',
  '(?:holiday|weekend|business|store|new) hours',
  '(?:where|donde) (?:are you|is your|is the pharmacy|you guys|estan ubicad[oa]s?|queda|quedan|se encuentran)',
  '(?:new|updated?|correct|different|nueva|nuevo|changed my|change my) (?:address|phone|number|email|cell|insurance|direccion|telefono|numero|celular)',
  '(?:move|moved|moving|transfer|transferring|send|switch) (?:all |my |our |the |her |his )*(?:prescriptions?|meds|refills|rxs?|everything|MED|account|file) (?:over )?(?:to|from) (?:the |another |a |cvs|walgreens|walmart|rite|costco)',
  '(?:were|we are|im|i am|i) (?:moving|moved) to',
  '(?:bottle|package|box|pills|order|delivery|bag|lid|cap|vial|caja|frasco|paquete) ~4(?:cracked|broken|damaged|leaking|crushed|opened|torn|melted|missing|short|wrong|roto|rota|abierto|danado|equivocad[oa])',
  '(?:only|just) (?:had|has|contained|came with|got|traia) [0-9]+ ~8',
  '(?:got|received|sent (?:me|us)|delivered|have|is|was|this is) ~3(?:somebody|someone|another (?:patient|person)) ?s? ?elses? ~2(?:package|order|meds|medicine|pills|prescription|name)',
  '(?:wrong|someone elses|somebody elses|otra) (?:package|order|address|person|meds|medicine|name|medicina)',
  '(?:call|ring|phone|llam[ae]n?|marquen?|marcar)(?:me| me)(?: [^ .]+){0,3}',
  '(?:could|can|would|please|have) ~3(?:call|ring|phone) (?:me|us|him|her|my)',
  '(?:talk|speak|hablar|comunicarme) (?:to|with|con) ~2(?:person|human|someone|somebody|pharmacist|representative|agent|anyone|manager|supervisor|alguien|persona|farmaceutico|farmaceutica)',
  '(?:call|phone|ring) (?:instead|rather|only)',
  '(?:cant|cannot|can not|dont know how to|no se|no puedo) ~1(?:read|see|leer|ver) ~2(?:texts?|messages?|mensajes?|textos?)',
  'do (?:you|you guys|yall|they|u) (?:guys )?(?:deliver|carry|accept|take|sell|have any|offer|stock|do|ship|open|close)',
  '(?:carry|stock|sell) ~3\\?',
  '(?:how|donde|como) (?:do|can|would) (?:i|we) (?:set up|sign up|register|download|pay|log|update|transfer|return|dispose)',
  '(?:update|change|correct|fix|cambiar|actualizar) (?:my |our |the |mi |el |la )*(?:credit|card|address|phone|number|email|name|insurance|payment|file|delivery|information|info|direccion|telefono|numero|seguro)',
  '(?:pueden|puede|podrian|podria|favor de) (?:llamar|marcar)(?:me|nos)?',
  'llamar(?:me)? al',
  '(?:cambie|cambio|cambiamos) de (?:seguro|direccion|telefono|numero|casa|farmacia|plan)',
);

export function speaksOfNewMedicine(words: string): boolean {
  return newMedicine.test(words) && !notNew.test(words);
}

export function speaksOfBusiness(words: string): boolean {
  return business.test(words);
}
