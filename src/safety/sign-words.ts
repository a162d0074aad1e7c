/** A sign of harm in words of clause text: `beside` names what must stand in the same text, `but` what must not.
 * `mild`: who asks what causes it is answered by a pharmacist as it is. */
export type SignWords = { told: string; beside?: string; but?: string; certain?: true; mild?: true };

const self = '(?:i|im|ive|he|she|hes|shes|we|mom|dad|been|feel|feels|feeling|felt|get|gets|getting|got)';
const thinner =
  '(?:warfarin|warfarina|coumadin|jantoven|eliquis|apixaban|xarelto|rivaroxaban|pradaxa|dabigatran|savaysa|lovenox|enoxaparin|plavix|clopidogrel|brilinta|thinners?|anticoagulantes?)';
const statin =
  '(?:atorvastatina?|simvastatina?|rosuvastatina?|pravastatina?|lovastatina?|pitavastatina?|lipitor|crestor|zocor|statins?|estatinas?)';
const aceInhibitor =
  '(?:lisinopril|enalapril|benazepril|ramipril|quinapril|captopril|fosinopril|zestril|prinivil|vasotec|lotensin|altace)';
const inhaler =
  '(?:inhalers?|inhalador(?:es)?|albuterol|salbutamol|ventolin|proair|proventil|levalbuterol|xopenex|puffer|pump|bombita|nebulizer|nebulizador)';
/** Medicines that a blood thinner must not meet without somebody looking. */
const clashing =
  '(?:antibiotics?|antibioticos?|bactrim|septra|sulfa|cipro|ciprofloxacino?|levaquin|levofloxacino?|metronidazole?|metronidazol|flagyl|amoxicillin|amoxicilina|augmentin|azithromycin|azitromicina|z ?pack?|doxycycline|doxiciclina|clarithromycin|claritromicina|fluconazole?|diflucan|ibuprofeno?|advil|motrin|aleve|naproxeno?|meloxicam|diclofenaco?|celebrex|ketorolaco?|toradol|prednisona?|prednisone)';
const operation =
  '(?:surgery|operation|operated|colonoscopy|endoscopy|biopsy|root canal|(?:tooth|teeth|molar|wisdom teeth) (?:pulled|out|removed|extracted)|extraction|dental (?:surgery|work|procedure)|cirugia|operacion|operar|operan|colonoscopia|endoscopia|biopsia|(?:sacar|sacan|quitar|quitan) (?:una|la|dos|las) muelas?|extraccion)';
const soon =
  '(?:tomorrow|today|next (?:week|month|[a-z]+day)|this (?:week|month|[a-z]+day)|(?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|soon|coming up|manana|pronto|(?:el |este |la |esta )?(?:proximo|proxima|lunes|martes|miercoles|jueves|viernes|sabado|domingo|semana|mes))';
const days =
  '(?:[0-9]+|one|two|three|four|five|six|seven|a few|few|several|a couple|couple of|couple|un|dos|tres|cuatro|cinco|seis|siete|varios|unos|pocos)';
const often = `(?:every (?:hour|half hour|(?:one|two|1|2|couple|couple of|few) hours?|(?:five|ten|fifteen|twenty|thirty|[0-9]+) minutes)|hourly|cada (?:hora|media hora|rato|dos horas|2 horas|[0-9]+ minutos)|(?:[6-9]|1[0-9]|20|six|seven|eight|nine|ten|twelve|fifteen|twenty|seis|siete|ocho|nueve|diez|doce|quince|veinte) (?:times|veces) (?:a|per|every|each|al|por|el|todos los) (?:day|night|dia|noche|dias))`;

/** Each is a proposal for clinical sign-off. */
export const signWords: readonly SignWords[] = [
  // How a stroke begins, also where it has passed.
  {
    told: `(?:arm|hand|leg|face|foot|side|cheek) (?:just |suddenly |all |kinda |kind of )*(?:went|has gone|had gone) (?:all |completely |totally |really |so )?(?:numb|dead|limp|weak|useless)`,
    certain: true,
  },
  {
    told: `(?:couldnt|could not|cant|cannot|can not|wasnt able to|unable to|not able to) (?:get|make|form|find|say) (?:out )?(?:my |the |any |his |her |right )*(?:words?|sentences?)(?! to (?:thank|say|tell))`,
    but: '(?:crossword|puzzle|thank)',
    certain: true,
  },
  {
    told: `(?:words?|speech) (?:wouldnt|wont|would not|couldnt|didnt|not) (?:come|coming) (?:out|right)`,
    certain: true,
  },
  {
    told: `se (?:me|le) (?:durmio|entum[a-z]*|adorm[a-z]*|paraliz[a-z]*|desguanz[a-z]*) (?:de repente )?(?:el|un|medio|todo el|la|toda la|media) (?:brazo|lado|cuerpo|cara|mano)`,
    certain: true,
  },
  {
    told: `no (?:me |le )?(?:salian|salen|salia|podia decir|podia sacar|puede decir|puedo decir|encontraba|podia encontrar) (?:bien )?(?:las|mis|sus) palabras`,
    certain: true,
  },
  // Yellow skin or eyes, dark urine.
  {
    told: `(?:eyes?|eyeballs|skin|whites) (?:(?:are|is|look|looks|looking|looked|turned|turning|turns|getting|gets|went|going|gone|a|bit|little|kinda|kind|of|so|real|really|all|still|been|have|has|and|skin|eyes|my|in|day|today|lately) ){0,5}(?:yellow|yellowish|yellowing|jaundiced)`,
    mild: true,
  },
  { told: `yellow(?:ish|ing)? (?:eyes|skin|eyeballs)`, but: '(?:drops|cap|tube)', mild: true },
  { told: `(?:jaundiced?|ictericia)`, mild: true },
  {
    told: `(?:ojos?|piel) (?:(?:esta|estan|los|las|se|me|le|ven|ve|ponen|pone|pusieron|puso|muy|un|poco|medio|bien|como|y|la|piel|ojos|algo) ){0,6}amarill(?:[oa]s?|ent[oa]s?)`,
    mild: true,
  },
  {
    told: `(?:estoy|esta|ando|anda|me puse|se puso|me estoy poniendo|se esta poniendo|me veo|se ve|me ven) (?:muy |medio |toda |todo |bien |como |un poco )*amarill(?:[oa]|ent[oa])`,
    but: '(?:pastillas?|tableta|capsula|luz|foco|etiqueta)',
    mild: true,
  },
  {
    told: `(?:pee|urine|piss|peeing|urinating) (?:(?!test|strip|strips|cup|bag|bottle|sample)[^ .,]+ ){0,4}(?:dark|brown|brownish|coke|cola|tea|rust|rusty|red|reddish|pink|orange|bloody)`,
    but: '(?:pyridium|azo|phenazopyridine|rifampin)',
    mild: true,
  },
  {
    told: `(?:dark|brown|cola|coke|tea|red|rust|bloody) (?:colored |coloured |looking )?(?:pee|urine|piss)`,
    but: '(?:pyridium|azo|phenazopyridine|rifampin)',
    mild: true,
  },
  {
    told: `(?:orino|orina|orinando|pipi|pis|meo) (?:[^ .,]+ ){0,4}(?:oscur[oa]|cafe|marron|coca ?cola|coca|te|roj[oa]|rosad[oa]|sangre)`,
    but: '(?:pyridium|azo|fenazopiridina|rifampicina)',
    mild: true,
  },
  // Muscles on a statin.
  {
    told: `(?:muscles?|legs?|thighs?|calves|arms?|shoulders|body) (?:(?!better|fine|not|no|dont)[^ .,]+ ){0,3}(?:ache|aches|aching|achy|sore|hurt|hurts|hurting|cramp|cramps|cramping|weak)`,
    beside: statin,
    mild: true,
  },
  { told: `(?:muscle|leg) (?:pains?|aches?|cramps?|soreness|weakness)`, beside: statin, mild: true },
  { told: `(?:achy|aching|sore) (?:all over|muscles|legs)`, beside: statin, mild: true },
  {
    told: `(?:dolor(?:es)?|calambres|debilidad) (?:[^ .,]+ ){0,2}(?:musculos?|muscular(?:es)?|piernas|cuerpo)`,
    beside: statin,
    mild: true,
  },
  {
    told: `(?:me|le) (?:duelen?|acalambran|estan doliendo|andan doliendo) (?:[^ .,]+ ){0,3}(?:musculos|piernas|cuerpo|muslos|pantorrillas)`,
    beside: statin,
    mild: true,
  },
  // Nothing stays down.
  {
    told: `(?:cant|cannot|can not|couldnt|could not|not able to|unable to|hardly|barely|not) (?:keep|keeping|hold|holding) (?:(?:anything|nothing|food|foods|water|fluids|liquids|it|stuff|any|my|even|much|no|a|of|pills|meds|medicine) ){1,4}down`,
  },
  {
    told: `(?:vomiting|throwing up|puking|vomitando|devolviendo|vomitos?) (?:[^ .,]+ ){0,4}(?:for|since|all|desde|hace|por|todo|toda) (?:[^ .,]+ ){0,3}(?:days?|weeks?|weekend|night|morning|yesterday|[a-z]+day|dias?|semana|noche|ayer|antier|manana)`,
  },
  {
    told: `${days} (?:days|dias|weeks|semanas) (?:of |straight |seguidos |ya |con |de )*(?:vomiting|throwing up|puking|vomitando|devolviendo|vomitos?)`,
  },
  {
    told: `no (?:retengo|retiene|aguanto|tolero|tolera|puedo retener|puede retener|me queda|se me queda) (?:[^ .,]+ ){0,2}(?:nada|comida|agua|alimentos?|en el estomago)`,
  },
  { told: `(?:todo lo que (?:como|tomo|come)|todo) (?:lo |la )?(?:vomito|vomita|devuelvo|devuelve)` },
  // The heart and breath.
  {
    told: `heart (?:(?:is|has|been|keeps?|just|still|kinda|sometimes|will|it|feels like its|like its|feels like it) ){0,4}(?:skips|skipping|flutters?|fluttering|flip|flips|flopping|flip flopping|pounding|jumping)`,
    mild: true,
  },
  { told: `heart (?:skips|skipping) (?:a )?beats?`, mild: true },
  {
    told: `(?:having|have|had|getting|get|feel|feeling|with|tengo|tiene|me dan|le dan|siento|con) (?:(?:bad|more|a lot of|lots of|some|these|heart|muchas|unas|fuertes) )*(?:palpitations|palpitaciones)`,
    mild: true,
  },
  {
    told: `corazon (?:(?:me|se|le|da|esta|anda|como|que|me da|ya|muy) ){0,4}(?:salta|brinca|saltos|brincos|brincando|saltando|vuelcos|late raro|late muy|palpita|aletea|acelerad[oa]|acelera)`,
    mild: true,
  },
  { told: `(?:me|le) (?:brinca|salta|palpita) (?:[^ .,]+ )?(?:el|mucho el) corazon`, mild: true },
  { told: `(?:winded|breathless|huffing and puffing)(?! (?:if|without|unless))`, mild: true },
  {
    told: `(?:me|le|se) (?:agito|agita|fatigo|sofoco|sofoca|falta el aire|quedo sin (?:aire|aliento))`,
    mild: true,
  },
  {
    told: `(?:cant|cannot|can not|couldnt|could not|hard to|trouble|unable to|not able to) (?:even )?(?:lay|lie|lying|laying|sleep|sleeping) (?:down )?(?:flat|on my back|on his back|on her back)`,
    mild: true,
  },
  {
    told: `(?:sleep|sleeping|slept|sleeps) (?:[^ .,]+ )?(?:sitting up|upright|propped up|in (?:the|my|a|his|her) (?:recliner|chair)|on (?:[3-9]|three|four|five) pillows)`,
    mild: true,
  },
  {
    told: `no (?:puedo|puede|aguanto|aguanta|me puedo|se puede) (?:[^ .,]+ )?(?:dormir |estar )?(?:acostad[oa]|plan[oa]|boca arriba|acostarme|acostarse|acostar)`,
    mild: true,
  },
  {
    told: `(?:duermo|duerme|durmiendo) (?:sentad[oa]|en (?:el|la|un) (?:sillon|silla|reposet)|con (?:tres|cuatro|3|4) almohadas)`,
    mild: true,
  },
  // Sugar that falls.
  {
    told: `(?:having|had|have|has|getting|gets|get|been having|keep having|keeps having|few|couple|couple of|some|of|bad|more|many) lows`,
    but: '(?:cell|signal|price)',
    mild: true,
  },
  {
    told: `low (?:blood )?sugars?(?! (?:diet|free|tabs?|tablets?|snacks?|drinks?|candy|foods?|meals?|cookies|alarm|alert|kit))`,
    mild: true,
  },
  { told: `(?:hypos|hypoglycemic|hypoglycemia|hipoglucemias?|bajones? de azucar)`, mild: true },
  {
    told: `se (?:me|le) (?:(?:ha|esta|anda|viene|sigue|estado) )*(?:baja|bajo|bajado|bajando|cae|cayo|caido|cayendo|desploma) (?:mucho |seguido |demasiado )*(?:el |la )?(?:azucar|glucosa)`,
    mild: true,
  },
  {
    told: `(?:azucar|glucosa) (?:se (?:me|le) )(?:[^ .,]+ )?(?:baja|bajo|cae|cayo|bajando|desploma)`,
    mild: true,
  },
  // Dizzy on standing, light-headed.
  {
    told: `(?:dizzy|lightheaded|light headed|woozy|faint|swimmy headed|head rush) (?:[^ .,]+ ){0,2}(?:when|whenever|if|every time|each time|as soon as|after|on|upon|anytime) (?:[^ .,]+ ){0,3}(?:stand|stands|standing|get up|gets up|getting up|got up|stood|sit up|rise)`,
    mild: true,
  },
  {
    told: `(?:stand|stands|standing|get up|gets up|getting up|stood up|got up) (?:[^ .]+ ){0,4}(?:dizzy|lightheaded|light headed|woozy|faint|room spins)`,
    mild: true,
  },
  {
    told: `${self} (?:(?:so|really|very|a|bit|little|been|feeling|kinda|all|super|pretty|real) ){0,3}(?:dizzy|lightheaded|light headed)`,
    but: '(?:meclizine|antivert|meclizina|vertigo|dramamine)',
    mild: true,
  },
  {
    told: `(?:me mareo|se marea|me ando mareando|(?:estoy|ando|anda|esta|me siento|se siente|me pongo|amanezco) (?:[^ .,]+ )?maread[oa]|(?:tengo|tiene|me dan|le dan|con) (?:[^ .,]+ )?mareos)`,
    but: '(?:meclizine|antivert|meclizina|vertigo|dramamine)',
    mild: true,
  },
  // The cough of some medicines for the blood pressure, and one that stays.
  {
    told: `(?:cough|coughing|tos|tosiendo)`,
    beside: aceInhibitor,
    but: '(?:syrup|drops|jarabe|tessalon|benzonatate)',
    mild: true,
  },
  {
    told: `(?:dry|nagging|tickly|constant|hacking) (?:[^ .,]+ )?cough (?:[^ .,]+ ){0,4}(?:weeks?|months?)`,
    mild: true,
  },
  { told: `tos seca (?:[^ .,]+ ){0,4}(?:semanas?|mes(?:es)?)`, mild: true },
  // Voices.
  { told: `hear(?:s|ing|d)? (?:the |those |these |my |them |some )*voices` },
  { told: `voices (?:are |came |come |have )?(?:back|again|telling|talking|getting louder)` },
  { told: `(?:oigo|oye|escucho|escucha|oyendo|escuchando|oia) (?:[^ .,]+ )?voces` },
  {
    told: `(?:i|im|ive|he|she|hes|shes|been|keeps?) (?:been )?seeing (?:things|people|shadows)(?! (?:are|is|clear|better|at|for|in))`,
  },
  // A rescue inhaler that is used too often, wheezing.
  {
    told: `(?:using|uses|use|used|needs|needing|taking|takes|puffing|usa|uso|usando|usandolo|necesita|ocupa|lo|it) (?:[^ .,]+ ){0,4}${often}`,
    beside: inhaler,
    mild: true,
  },
  {
    told: `(?:going|goes|go|went|gone|blowing|burning|running) (?:through|thru|threw) (?:(?:one|an|a|whole|entire|inhaler|inhalers|it|them|the|his|her|my) ){1,3}(?:every|each|in|a|within) (?:(?:[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|less|than|about|like|a|couple|few|other|single|10) ){0,4}(?:days?|week)`,
    beside: inhaler,
    mild: true,
  },
  {
    told: `(?:whole|entire|full) inhaler (?:[^ .,]+ )?in (?:(?:[1-9]|one|two|three|four|five|six|seven|less|than|about|like|a|couple|few) ){0,4}(?:days?|week)`,
    mild: true,
  },
  {
    told: `(?:se (?:me|le) acaba|gasto|gasta|usa|uso) (?:un|uno|el inhalador|un inhalador|uno entero) (?:cada|en) (?:[^ .,]+ ){0,2}(?:dias|semana)`,
    beside: inhaler,
    mild: true,
  },
  {
    told: `(?<! (?:for|when|if|his|her|my|the|asthma|and) )(?:wheezing|wheezy|wheezes)(?! (?:medicine|inhaler|meds|season|spells?))`,
    mild: true,
  },
  {
    told: `(?:me|le) (?:silba|chilla|pita|ronca) (?:mucho |tantito |un poco )?(?:el )?pecho|pecho (?:me |le )?(?:silba|chilla)|(?:silbidos?|chillidos?) (?:en el|del) pecho`,
    mild: true,
  },
  // Alcohol.
  {
    told: `(?:ive|i|im|been|he|she|hes|shes) (?:(?:have|has|been|started|also) )*drinking (?:(?:a )?lot|alot|too much|heavily|again|so much|every (?:day|night)|more)(?! (?:of )?(?:more )?(?:water|tea|milk|coffee|fluids?|juice|soda|liquids))`,
    but: '(?:water|fluids|thirsty|juice)',
    mild: true,
  },
  {
    told: `(?:tomando|bebiendo|tomo|bebo) (?:mucho|demasiado|mucha|demasiada) (?:alcohol|cerveza|licor|tequila|vino|ultimamente)`,
    mild: true,
  },
  // What a blood thinner must not meet.
  {
    told: `(?:started|start|starting|im on|im now on|put me on|gave me|giving me|taking|take|took|prescribed|prescribed me|given|got|also on|now on|empece|empiezo|tomando|tomo|estoy con|me dieron|me recetaron|me mandaron|me pusieron) (?:(?!and |y |refill|need|thinner|warfarin|eliquis|xarelto|no )[^ .,]+ ){0,3}${clashing}`,
    beside: thinner,
    mild: true,
  },
  {
    told: `(?:having|have|getting|get|scheduled for|going (?:in )?for|gonna have|before|tengo|tiene|antes de|me van a|le van a|me) (?:(?!had|since|after|no |not |cancel)[^ .,]+ ){0,3}${operation}(?! (?:last|ago|in (?:19|20)|went|was|hace|el ano))`,
    beside: thinner,
    mild: true,
  },
  { told: `${operation} (?:(?:is|on|scheduled|coming|for|este|el|la) ){0,3}${soon}`, beside: thinner },
];
