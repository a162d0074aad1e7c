import type { ReadableText } from '../domain/text/readable-text.ts';
import { blankWords } from './blank-words.ts';

const me = '(?:me|us|him|her|you|my [a-z]+|somebody|someone|a (?:guy|girl|man|woman|person))';
const costs =
  '(?:price|prices|pricing|bill|bills|total|cost|costs|amount|copay|copays|co-pay|receipt|charge|deductible|precio|precios|cuenta|factura|copago|recibo|costo|cobro)';
const nuisance = `(?:hold music|music|hold|holding|waiting|wait|suspense|traffic|heat|weather|humidity|cold|paperwork|insurance|line|lines|driver|commercials?|commute|${costs})`;
const hassle =
  '(?:on hold|hold music|in (?:that |this |the |your |a )?line|(?:that|this|the|your) (?:hold )?(?:music|song|recording|line|robot|menu|machine)|on the phone|call (?:again|back|one more|you)|transferred|put on hold|back on hold|that (?:awful )?(?:song|music))';
/** Who is said to kill one over an errand; of a husband or a former partner it may be meant. */
const elders =
  '(?:(?:my|the|our) )?(?:wife|mom|mother|mama|ma|dad|father|mother[ -]in[ -]law|father[ -]in[ -]law|grandma|grandmother|grandpa|sister|brother|aunt|uncle|daughter|son|boss|doctor|dr|nurse|cardiologist)';
const mayores =
  '(?:(?:mi|la|el|mis) )?(?:suegr[oa]s?|esposa|mujer|vieja|mama|madre|papa|padre|jef[ae]|jefecita|abuel[oa]|abuelit[oa]|hermano|hermana|tia|tio|hija|hijo|doctora?|enfermera)';
const street =
  '(?:rd|road|st|street|ave|avenue|ln|lane|blvd|boulevard|dr|drive|ct|court|hwy|highway|creek|springs?|hills?|hollow|canyon|mesa|gulch|ridge|valley|lake|pond|river|cove|place|terrace|trail|pkwy|parkway|circle|apartments|city|town|village|beach|island|rock|falls|church|park)';
const grimName =
  "(?:poison|suicide|killer|dead ?man'?s?|dead horse|dead ?wood|hangman'?s?|murder|gallows|bloody|death|razor|gun|pistol|rifle|shotgun|hemlock|seizure|choke)";

/**
 * Sayings whose words name a danger and never mean one, whoever says them, in readable text. Each stands with enough of
 * its own words to be nothing else: `give me a heart attack` is threatened by prices, a heart attack is had.
 */
const sayings = [
  // Where somebody lives is no danger, whoever it is.
  '(?:(?:in|at|of|from|en|de|del) )?(?:(?:the|el|la) )?(?:room|rm|bed|apt|apartment|unit|suite|cuarto|habitacion|cama|apto) ?#? ?[0-9]{1,4}[a-z]?(?! ?(?:days?|dias?|hours?|hrs?|horas?|weeks?|semanas?|nights?|noches?))',
  '(?:bit|bite|bites|bitten|biting|snap|snaps|snapped|chew|chewed|tear|tore|took|take) (?:my|his|her|your|our|their) head(?:s)? off',
  '(?:scared?|scares|worr(?:y|ied|ying)|bored?|bores|tickled|sick|tired|loved?|loves|freezing|froze|frozen) (?:me |us |myself |him |her )?(?:half )?to death',
  'an arm and a leg|(?:cost|costs|pay|paid) (?:me |us )?(?:an arm|a leg|my left arm)',
  'bleed(?:s|ing)? (?:me|us|you|them|folks|people|everybody) dry|bleeding (?:money|cash|edge)',
  "kill(?:s|ed|ing)? (?:two|2) birds|(?:kill|killing) (?:some |the )?time|dressed to kill|could kill for|(?:would|i'd|id) (?:kill|die|murder) for",
  '(?:die|died|dies|dying) (?:of |from )?(?:laughing|laughter|embarrassment|boredom|curiosity|anticipation|suspense)',
  `${nuisance} (?:here |there |up there |out here )?(?:is|are|was|were|has been|'s|'re|will be|gonna be)? ?(?:really |just |about |gonna |going to |slowly |literally |be )*(?:kill(?:ing|ed|s)?|murder(?:ing)?|the death of|about killed) (?:me|us|him|her)(?! (?:if|unless))`,
  `(?:the|that|your|this) ${costs} (?:about |almost |nearly |just )?(?:killed|floored|gave ${me} a (?:heart attack|stroke)|gave ${me} palpitations|stopped my heart)`,
  '(?:heart attack|stroke|widow ?maker) (?:burgers?|sandwich(?:es)?|fries|grill|wings|challenge|special|platter|tacos?|pizza)',
  `(?:going to|gonna|about to|trying to|bound to|liable to|nearly|almost|enough to|could|would|will|'ll) (?:give|gave|giving) ${me} (?:a|an|another|an actual) (?:[a-z]+ )?(?:heart attack|stroke|coronary|aneurysm|heart failure|conniption)`,
  `(?:had|have|having) an? (?:[a-z]+ )?(?:heart attack|stroke|coronary) (?:when|over|at|seeing|looking at)(?: (?:i|we|he|she))?(?: (?:saw|heard|got|opened|seen))? (?:the|that|my|your|those|his|her|what|how much)(?: [a-z]+)? (?:${costs}|it cost|you charge|they charge|you want)`,
  "over (?:my|his|her) dead body|dead (?:serious|tired|wrong|set|last|end|on my feet|to the world|battery|zone|weight|beat|air)|dead (?:in|of) (?:the )?(?:winter|night|water)|knock(?:ed|s)? (?:'em|em|them) dead|dead ringer|caught dead",
  "(?:(?:(?:i|we) )?(?:don't|dont|do not|didn't|didnt|did not|never) (?:want|mean|try|wish) to )?hurt(?:s|ing)? (?:[a-z']+ ){1,3}(?:feelings|credit|wallet|pocketbook)|(?:herir|lastimar|ofender)(?:le)? (?:[a-z]+ ){0,2}sentimientos",
  '(?:overdos(?:e|ed|ing)|sobredosis) (?:of|on|de) (?:(?:all|the|this|that|your|these|tantos?|tantas?) )*(?:paperwork|forms|texts?|messages?|calls|emails|ads|news|papeleo|papeles|mensajes|llamadas)',
  "(?:food|cake|pie|salsa|recipe|soup|cookies|tamales|view) (?:is|are|was|were|that is|that's)? ?to die for",
  '(?:at|by|on|before|till|until) the stroke of [a-z]+|stroke of (?:luck|genius|midnight|noon|the pen)|different strokes|(?:back|breast|key|brush) ?strokes?',
  'shoot (?:me|us|him|her|them|you|over|out) (?:over )?(?:a|an|the|your) (?:quick )?(?:text|message|email|note|call|line|msg|reply|price|refill|ring|reminder)',
  'bit(?:e|ing)? the bullet|jump(?:ed|ing)? (?:the gun|the line|ship|through (?:the )?hoops|for joy)|hold(?:ing)? (?:my|your|his|her|our) breath (?:on|for|over|waiting|until)|not hold(?:ing)? (?:my|your) breath',
  `${grimName}(?: (?!in|on|at|the|by|to|from|of|a|my|his|her|and|is|was)[a-z]+)? ${street}(?![a-z])`,
  `(?:tastes?|tasting|smells?|stings?|burns?|sabe|saben|huele|huelen|pica|pican|arde|quema)(?: (?:just|kind of|kinda|mas))?[ "'(]+(?:like|como|a)(?: (?:a|rat|puro|el))?[ "'(]+(?:poison|veneno|death|the devil|diablo|muerto)`,
  '(?:half|some|most|all|it|they|pills?|bottle|rest|price|prices|cost|copay|dose|dosage|swelling|weight|internet|wifi|website|site|system|server|power|network|app)(?: of (?:it|them|the [a-z]+))? (?:all )?(?:went|gone|goes|fell|spilled) down(?! on)',
  'wheez(?:e|ing|y) (?:season|weather|months|time of year)',
  'chok(?:e|ed|ing) on (?:the |my |this |that |your |those )?(?:price|prices|bill|copay|cost|paperwork)',
  '(?:drive|drives|driving|drove) (?:me|us|him|her) (?:crazy|nuts|insane|batty|bonkers|mad|up the wall|to drink)|pull(?:ing)? (?:my|our|his|her) hair out|blow(?:ing|n|s)? (?:my (?:top|stack|mind)|up my phone)|blew (?:my mind|a gasket|up my phone)',
  'cross my heart(?: and hope to die)?|do or die|never say die|die ?hard|life ?saver|life or death (?:lol|haha|ha)|not (?:exactly |really )?(?:a )?(?:life or death|life and death|the end of the world)',
  'put (?:me|us|him|her) out of (?:my|our|his|her) misery|(?:will|gonna|going to) be the death of (?:me|us)',
  `if (?:i|we) (?:have to|gotta|got to|need to|must|get|hear|am|are) (?:(?:wait|stay|sit|be|get|put|listen|hear|stand|deal|call|to|back) )*(?:${hassle})(?: [a-z]+){0,4} (?:i|we|i'm|im|i am|i'll|ill|we're) (?:literally |just |really |gonna |going to |about to |will |might |could |actually )*(?:die|lose it|scream|explode|lose my mind|drop dead|kill somebody|kill someone)`,
  `${costs} (?:[a-z]+ ){0,2}(?:about|nearly|almost|just|like to) (?:[a-z]+ )?knocked ${me} (?:out|over|unconscious|down|flat)`,
  `(?:nearly|almost|about|just about|practically) (?:passed out|fainted|keeled over|fell over|dropped dead) (?:when|looking|seeing|at|over|from) (?:[a-z]+ ){0,5}${costs}`,
  'heart (?:about |almost |nearly |just )?(?:stopped|stops|sank|skipped|dropped|fell) (?:a beat )?(?:when|seeing|looking at|opening) (?:(?:i|we) )?(?:saw|seen|opened|read|heard|realized|noticed|looked|got|found|see|the|my|that|how)',
  "(?:phone|cell|cellphone|battery|tablet|laptop|computer|ipad|car|truck|fridge|refrigerator|meter|monitor|machine|line)(?:'s)? (?:is |was |are )?(?:about to|gonna|going to|fixing to|almost|nearly|just|keeps|will) (?:die|dying|died|dead|going dead|choke|pass out)",
  '(?:watch(?:ed|ing)?|saw|seen|seeing|read|reading|heard) (?:a|an|the|this|that|some|about)? ?(?:[a-z]+ )?(?:show|movie|film|documentary|news|story|article|book|episode|segment|podcast|commercial|ad) (?:about|on|where|with) (?:[a-z]+ ){0,2}(?:overdos[a-z]+|suicides?|heart attacks?|strokes?|poison[a-z]*|seizures?|a (?:guy|man|woman|kid) (?:who )?[a-z]+)',
  '(?:cut|cutting|split|splitting|break|breaking|halving) (?:my|the|his|her|our|them|it|these|those|em) (?:(?!arms?|wrists?|legs?|thighs?|hands?|skin|veins?|body|stomach|throat|neck|face|patch|patches|fentanyl)[a-z]+ ){0,3}(?:in (?:half|halves|two|thirds|quarters)|into|days|doses)',
  'rather (?:die|be dead|shoot myself|be shot) than (?:[a-z]+ ){1,6}?(?:hold|line|phone|robot|machine|recording|pharmacy|store|insurance|traffic|queue|call|people|menu|music)',
  'confused (?:about|on|as to|over|by|with|which) (?:(?:which|what|how|whose|the|her|his|my|all|these|this|your|when) ){1,2}(?:[a-z]+ )?(?:pills?|meds?|pens?|bottles?|medicines?|medications?|ones?|dos(?:e|es|ing)|instructions?|directions?|bill|label|texts?|messages?|form|insurance|copay|refills?|times?|insulin|inhalers?|prescriptions?|schedule|changes?|letter|paperwork)',
  'give or take',
  "(?<!(?:[a-z]*n't|not|cant|dont|isnt|wasnt|never|hardly|barely|no longer|stopped) (?:[a-z]+ ){0,2})breathing (?:is |has been )?(?:just |really |pretty )?(?:fine|ok|okay|good|great|well|normal|normally|easy|easier|better)(?! (?:but|until|when|if|enough|except|for a|then|one|now))",
  "enough (?:of (?:it|them|these) )?(?:so|that|so that) (?:i|we|he|she) (?:do not|don't|dont|doesn't|doesnt|won't|wont|never) (?:run|have to|need to|go without)",
  // Sleep, and being alive, that somebody is glad of.
  '(?:sleep|sleeps|slept|sleeping|out) like (?:the dead|a dead (?:man|person|dog|body)|a corpse)|duerm[oea]s?(?: [a-z]+)? como (?:un |una |los )?muert[oa]s?',
  '(?:knocked |knocks? me |conk(?:ed|s) |am |been |was |is )?(?:out cold|out like a light|knocked out|out) (?:cold )?(?:(?:every|each|all|most) (?:single )?nights?|by (?:[0-9]+|nine|ten|eleven|midnight)|in (?:[0-9]+|ten|five|fifteen|twenty) minutes flat)',
  "(?<!(?:not|n't|never|no longer|cant|dont|isnt|wasnt|hardly|less|without) (?:[a-z]+ ){0,3})(?:(?:glad|happy|thankful|grateful|blessed|great|good|nice|love|lucky|so happy) (?:to be|being|that i am|im) alive|(?:feel|feels|feeling|felt) (?:so |more )?alive(?: again)?)",
  '(?<!(?:no|ni|sin|nunca|jamas|poc[ao]s?|perd[a-z]+|quit[a-z]+|falta(?:n)?|acab[a-z]+)(?: [a-z]+){0,4} )(?:(?:con|tengo|tiene|recuper[a-z]+|volv[a-z]+|regres[a-z]+|siento|siente)(?: (?:a tener|otra vez|de nuevo|muchas|mas|las|mis|sus|me|ya)){0,3} )ganas de (?:vivir|seguir(?: viviendo)?)',
  'seiz(?:e|es|ed|ing) (?:the|every|each|my) (?:day|moment|opportunity|chance)',
  // What is handed round.
  '(?:pass(?:ed|ing|es)? out)(?: (?:the|some|my|our|all|free|more|of|those|these|a|lot|bunch|few|them|[0-9]+)){0,4} (?:flyers?|fliers?|leaflets?|pamphlets?|brochures?|candy|samples?|cards?|invit[a-z]+|cookies|programs?|water|food|presents|gifts|treats|masks|papers?|handouts?|tickets|bibles|snacks|drinks|plates|goodies|ballots|(?:(?:morning|evening|night|noon|daily) )?(?:meds|pills|medications?|medicines))',
  'chok(?:e|ed|ing)(?: me| us| him| her)? up (?:every time|whenever|when|talking|thinking|just|about|over|a little|at)|chok(?:ed|es|ing) up',
  // Tablets that are too big, each time.
  '(?:horse pills?|(?:these|those|the|them|such) (?:big |huge |giant |horse |large )*(?:pills?|tablets?|capsules?|things|ones))(?: (?:always|about|nearly|almost|practically|kinda|just|do|really|like to))* (?:chok(?:e|es)|gags?) (?:me|us|him|her)',
  "(?:nearly|almost|practically|always|about) (?:chok(?:e|ed)|gag(?:ged)?) (?:on|with) (?:'?em|them|these|those|the(?: [a-z]+)? (?:pills|tablets|capsules))(?: (?:pills|tablets|capsules|things|horse pills|big [a-z]+))?(?! (?:just now|and (?:he|she|cant|can't|now)))",
  'life insurance (?:company|companies|policy|people|forms?|paperwork|application|exam|physical|needs?|wants?|asks?|asked|requires?|lady|guy|agent|rep)',
  "(?:gonna|going to|have to|gotta|i'll|ill|we'll|i will|to) pass on (?:that|this|the|it|these|those)",
  'jump(?:ing|ed)? (?:on|off|onto|in) (?:a|the|my|our) (?:plane|flight|bus|call|boat|zoom|shower)',
  '(?:threw|throws?|throwing|pitch(?:ed|ing|es)?|(?:like|liked|about) to (?:had|have)) (?:me )?a (?:hissy |big )?fit',
  '(?:meds?|pills?|medicines?|prescriptions?|bottles?|bag|box|everything|package)(?: all)? (?:got|were|was|are|is) (?:all |completely )?(?:soaked|drenched|soaking)',
  "(?:cough|itch|itching|back|knee|knees|feet|allergies|allergy|heartburn|sinuses|tooth|hip|hips|hay fever|pollen) (?:is |are |'s |been )?(?:just |really |about )*killing (?:me|my [a-z]+|him|her)",
  "(?:don't|dont|do not) want to be (?:on|in) (?:here|this|your|that|the) ?(?:list|texts?|thread|group|system)?(?: any ?more)?(?= (?:take|remove|thanks|please)|[.,!]|$)",
  // What somebody will have on seeing a bill or an empty bottle.
  `(?:will|'ll|ll|gonna|going to|about to|would|might|could) (?:(?:probably|literally|just|surely|about|like|totally) )*have (?:(?:a|an|another|his|her|my|full|blown|little|massive|mini) )*(?:heart attack|stroke|coronary|aneurysm|conniption|cow|meltdown|fit|hissy) (?:if|when|once|as soon as|over|at|seeing) (?:(?:i|we|he|she|they|you) )?(?:(?:ever|finally|sees?|hears?|finds? out|opens?|looks? at|reads?|gets?|learns?|tell|notices?|seeing|how much|the|this|that|your|our|my|his|her|what|an?|about) )+(?:empty|bottle|${costs}|price tag|bank|statement|invoice|numbers?|it costs|this costs|you charge|they charge|costs)(?: bottle)?(?: (?:haha|ha|lol|lmao|jaja))?`,
  `(?:${elders}) (?:is |will |'ll |ll )?(?:gonna |going to |will )?(?:kill|murder|strangle|skin|shoot) me if i (?:don'?t|do not|forget|come home without|come back without|show up without|lose|miss|run out of)(?! (?:[a-z]+ ){0,3}(?:money|cash|pay))`,
  '(?:nicked|nick|cut|cuts|cutting|scratched) (?:myself|himself|herself|(?:my|his|her) (?:finger|thumb|knuckle|chin|face|leg|shin|toe)) (?:(?:a|little|bit|really|bad|badly|pretty|again|today|yesterday|this|morning|on|my|his|her|the|face|chin|neck|leg|legs|lip|head|kinda) ){0,5}(?:while |when i was |from |by )?(?:shaving|shaved|shave|cooking|chopping|slicing onions|dicing|peeling|gardening|washing dishes|opening (?:a|the))(?: [a-z]+)?',
  'short (?:of|on) [a-z]+ ?,? (?:and )?not (?:short )?(?:of )?(?:breath|air)(?! ?(?:at all)? ?but)',
  '(?:rinse|rinsing|gargle|swish)(?: and spit)?(?: out)?(?: (?:my|your|his|her|the))? ?mouth(?: out)?|(?:enjuag|enjuagu)[a-z]* (?:bien )?(?:la |mi |su )boca',
  // Spanish
  `(?:le|les|me|nos) (?:va|van) a dar (?:(?:un|una|el|algo|otro|al|a mi|a) )*(?:infarto|ataque|derrame|embolia|patatus|soponcio|telele|algo)?(?: al corazon)? ?(?:cuando|si|al|nomas) (?:(?:que|mi [a-z]+|ella|el|al) )*(?:vea|ve|vean|veo|ver|se entere|sepa|lea|abra|mire) (?:(?:el|la|los|las|este|esta|ese|esa|su|mi|cuanto|lo que) )*(?:frasco|bote|botella|vaci[oa]|${costs}|cuesta|cobran|cobraron)(?: vaci[oa])?`,
  `(?:${mayores}) (?:me|nos) (?:va|van) a (?:matar|colgar|ahorcar|degollar|linchar) (?:si|como) (?:no (?:(?:se|le|les|la|lo|las|los|me) )*(?:compro|llevo|recojo|consigo|encargo|surto|resurto|traigo|pido|mando|tengo|llego con)|(?:se me|la|lo|se) (?:olvida|acaba|termina))(?! (?:[a-z]+ ){0,2}(?:dinero|paga|plata|lana))`,
  '(?:me )?ahog(?:o|ada|ado|ando|amos|andome|andonos) (?:de|con|entre) (?:(?:tanto|tanta|tantos|tantas|puro|pura|el|la|los|las|mucho|mucha) )*(?:trabajo|chamba|pendientes|papeleo|papeles|deudas|cuentas|tarea|quehacer|tramites|jale|gastos|pagos)',
  '(?:trafico|calor|frio|fila|cola|sueno|trabajo|chamba|dia|semana|viaje|comida|tacos?|precios?|clima|tormenta|espera|cansancio|cruda|susto) (?:(?:ya|hoy|ayer|que|aqui) )?(?:estaba|estuvo|esta|estan|estuvieron|fue|era|anda|se puso) (?:(?:como|bien) )?de (?:muerte|infarto|miedo|locos|terror)',
  '(?:una? |este |esta |el |la |con )?(?:tos|calor|frio|hambre|sueno|comezon|picazon|gripa|alergia|migrana|flojera|cansancio|dolor de (?:cabeza|muela|espalda|rodilla|pies)) que (?:me |nos )?(?:mata|muero|matan|morimos)',
  `(?:casi|por poco) (?:me|nos|le) (?:da|dio|daba) (?:un|el|algo)(?: (?:infarto|ataque|patatus|soponcio|derrame))?(?: al corazon)? (?:con|por|de|al ver|cuando vi|viendo) (?:el|la|los|las|este|ese|esos|esa|tanto|lo que)(?: [a-z]+)? ?(?:${costs}|cobran|cobraron|cuesta)`,
  '(?:se me|me|se) (?:esta |anda )?(?:muere|muriendo|murio|apaga|va a morir) (?:el|la|mi) (?:celular|cel|telefono|bateria|pila|carro|computadora|tableta|aparato|refri|refrigerador)',
  '(?:me|nos) (?:va|van) a matar (?:de|con|est[aeo]s?|la|el|los|tanto|tanta)(?: un)? (?:coraje|risa|dieta|espera|precios?|farmacia|medico|doctor|seguro|nervios|calor|fila|linea|preguntas?)',
  '(?:est[ae]|la|el|su) (?:farmacia|seguro|dieta|espera|fila|linea|calor|musica|precio|tramite|clima) (?:me |nos )(?:va|van|anda|esta) ?(?:a )?(?:matar|matando)',
  '(?:prefiero|mejor) (?:morirme|que me muera) (?:que|antes que|a) (?:volver a )?(?:esperar|llamar|hablar|estar en)',
  'falta de (?:respeto|atencion|seriedad|educacion|consideracion|dinero|tiempo|interes|comunicacion)',
  'confund[a-z]+ (?:con|por|de) (?:cual|que|cuales) (?:pastillas?|medicinas?|frasco|pluma|era|eran|es|insulina|dia|hora|receta)(?: era| es)?',
  '(?:ya )?no quiero (?:estar|seguir) (?:mas )?en (?:su|esta|esa|la) (?:lista|grupo|sistema|cadena)',
  '(?:vi|viendo|vimos|lei|oi) (?:un|una|el|la|en las?) ?(?:programa|pelicula|documental|noticias?|articulo|anuncio|reportaje|historia) (?:de|sobre|del) (?:[a-z]+ ){0,2}(?:sobredosis|suicidios?|infartos?|derrames?|envenen[a-z]+)',
  `si (?:tengo|tenemos|me|nos|vuelvo|vuelven|hay) (?:que |a |tienen |hacen |ponen |vuelven |dejan |dejar |poner )*(?:[a-z]+ ){0,2}(?:en (?:espera|la linea|el telefono|la fila|la cola)|(?:a )?(?:oir|escuchar|llamar)(?: (?:esa|esta|la))?(?: (?:musica|cancion|grabacion))?)(?: [a-z]+){0,3} (?:me (?:muero|voy a morir|da algo|vuelvo loc[oa])|voy a (?:morir|gritar))`,
  'ataques? de (?:risa|carcajadas|celos|coraje|llanto de risa|hipo|estornudos)|(?:doy|das|da|dando|dandole|darle|dar|dio|toma|tomando|tomar|le doy|amamantando) (?:el )?pecho',
  'me (?:mata|matan|esta matando|estan matando|va a matar) (?:la|el|los|las|de|tanta|tanto|esta|este|esa|ese|tu) (?:pena|verguenza|curiosidad|espera|calor|frio|risa|aburrimiento|hambre|cansancio|trafico|cola|fila|musica|precios?|nervios|angustia de esperar|intriga)',
  '(?:me )?(?:muero|muriendo|muere|morir(?:me)?|muert[oa]s?) de (?:la |el |puro |pura )?(?:pena|risa|hambre|sueno|calor|frio|ganas|verguenza|curiosidad|sed|aburrimiento|coraje|cansancio|nervios|celos|envidia|amor)',
  `(?:me|nos|le) (?:va|van|casi|por poco)(?: me| nos| le)?(?: a)? (?:da|dar|dio) (?:un |el |algo )?(?:infarto|patatus|soponcio|ataque|derrame|telele)?(?: al corazon)? ?(?:con|por|de|al ver|cuando vi|viendo) (?:el|la|los|las|este|ese|esos|estos|esa|esta|tanto|lo que)(?: [a-z]+)? ?(?:${costs}|cobran|cobraron|cuesta|piden)`,
  'un ojo de la cara|de mala muerte|ni muert[oa]|ahog(?:o|ada|ado|ando|amos|andome) en (?:papeles|papeleo|deudas|trabajo|cuentas|pendientes)|mat(?:ar|o|amos|ando) (?:el tiempo|dos pajaros|el rato|el hambre|el aburrimiento)|me sacan? canas',
  '(?:calle|avenida|av|colonia|rancho|ranchito|camino|carretera|barrio|callejon|loma|cerro|ejido|paseo)(?: (?:de|del|la|el|los|las))* (?:muert[oae]s?|veneno|matadero|ahogad[oa]s?|suicidas?|infierno|calavera|sangre|desangrad[oa]|degollado)',
].join('|');
const saying = new RegExp(`(?<![a-z])(?:${sayings})(?![a-z])`, 'g');

/** The words of which a text must hold one before the sayings are looked for. */
const hint =
  /alive|enough|vivir|seguir|sleep|slept|duerm|out cold|light|seiz|pass|gag|rinse|rinsing|gargle|swish|enjuag|head|feelings|sentimientos|overdos|sobredosis|credit|wallet|pocketbook|death|arm|leg|bleed|kill|murder|die|dying|attack|stroke|coronary|aneurysm|conniption|heart|dead|shoot|bullet|jump|breath|poison|suicide|hang|gallows|blood|razor|gun|pistol|rifle|hemlock|seizure|ataque|pecho|widow|chok|tast|smell|sting|burn|down|wheez|dr[io]ve?|driving|hair|bl[eo]w|misery|mat[aoe]|muer|mori|infarto|patatus|soponcio|derrame|telele|ojo|ahog|cana|calle|aven|colonia|ranch|camino|carretera|barrio|callejon|loma|cerro|ejido|paseo|sabe|huele|pica|arde|quema|life|floored|passed|faint|keel|dropped|cut|split|break|halv|give or|fit|soak|drench|want to be|movie|show|documentary|overdos|falta de|quiero|confus|confund|infarto|sobredosis|suicid|room|rm|bed|ap(?:t|art)|unit|suite|cuarto|habitac|cama/;

/** The text with its sayings blanked, each other character in its place: what is left is meant. */
export function withoutSayings(readable: ReadableText): ReadableText {
  if (!hint.test(readable.text)) return readable;
  const text = readable.text.replace(saying, blankWords);
  return text === readable.text ? readable : { ...readable, text };
}
