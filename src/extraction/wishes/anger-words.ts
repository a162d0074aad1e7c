import { clausePattern } from './clause-grammar.ts';

const they = '(?:you|u|you (?:guys|people|all)|yall|ya ll|they|he|she|it|your [^ .]+|ustedes)';
const often =
  '(?:third|fourth|fifth|sixth|seventh|tenth|umpteenth|hundredth|millionth|nth|[0-9]+ ?(?:rd|th)|tercera|cuarta|quinta|sexta|decima|enesima)';

/** Anger about the service that nobody says in another mood, by its figures of speech, counts and addresses. */
const angry = clausePattern(
  // What was done to them, once more.
  `${they} ~3(?:shorted|messed|screwed|botched|lost|forgot|hung up|ignored|skipped|double charged|ran me around) ~6(?:again|twice)`,
  `${they} ~2(?:always|never|keep|keeps|constantly) ~2(?:mess|messing|screw|screwing|lose|losing|lie|lying|ignoring|ignore|shorting|hanging up|giving me the|making excuses|getting it wrong|dropping the ball|call back|calls back|pick up the phone)`,
  '(?:sent|gave|got|brought|delivered) ~7(?:wrong|incorrect) ~5(?:again|once more|for the ~1time)',
  'hung up on (?:me|us|him|her|my [^ .]+)',
  `${often} (?:time|call|message|voicemail|text|request|vez|llamada|mensaje) ~2(?:asking|calling|texting|this|now|ive|i|im|and|in|that|about|que|hablo|llamo|pido|ya|esta|en|[.!,])`,
  'second (?:missed|wrong|late|botched|lost) ~3',
  '(?:on|in) hold ~4(?:hour|hours|minutes|mins|forever|ages|eternity|all day|all morning)',
  '(?:nobody|no one|noone) (?:ever |even |there |over there )*(?:answers|listens|picks up|calls (?:me |us )?back|returns|cares|reads|knows anything)|nadie (?:nunca )?(?:contesta|responde|escucha|avisa|sabe nada)',
  'how many times (?:do|must|have|am) (?:i|we)|cuantas veces (?:tengo|hay|tenemos|se los)',
  '(?:said|told|promised|prometieron|dijeron) ~8(?:its been|it has been|thats been|y ya van) ~3(?:days|weeks|months|dias|semanas)',
  '(?:you|yall|they) promised|me (?:prometieron|aseguraron)',
  // Figures of speech.
  '(?:perdieron|olvidaron|equivocaron) ~5(?:otra vez|de nuevo)',
  '(?:you|u|yall|they|ustedes) ~1(?:lost|shorted|forgot|messed up|botched) (?:my|our|his|her|the) ~3again',
  '(?:not|isnt|is not|no es) (?:at all )?(?:acceptable|aceptable)',
  '(?:time|order|delivery|refill) in a row ~3(?:wrong|late|missing|short|after|that you|you)',
  '(?:hour|hours|minutes|mins|hora|horas|minutos) ~2(?:waiting|standing|sitting|esperando|parad[oa]|formad[oa]|en la (?:fila|linea|ventanilla)|at (?:the|your)|in (?:line|your)) ~7(?:for nothing|para nada|en balde|and nothing|y nada)',
  '(?:im|i am|we are) (?:so|absolutely|completely|officially) done(?= (?:[.!] )?$| with (?:you|yall|this place|this pharmacy))',
  'no lo puedo creer|no me gusto ~2(?:como|el trato|la forma|la manera)',
  '(?:residents|patients|customers|we) deserve better|merecemos (?:algo )?mejor',
  'do your jobs?|(?:is (?:that|it) so|not that) (?:hard|difficult)|(?:anybody|anyone|somebody) (?:alive|awake|home) ~3|smoke signals?|lost my business|lord have mercy|me (?:ven|vio|vieron) la cara',
  '(?:fill|send|give me|gimme|mail|deliver) ~4already(?= (?:[.!] )?$)',
  '(?:dang|damn|darn|freaking|friggin|frigging|bloody|maldit[oa]|bendit[oa]) (?:order|refill|thing|inhaler|pills?|prescription|meds|medicine|phone|line|machine|robot|bot|medicina|receta|pedido|maquina)',
  '(?:robot|bot|machine|system|app|maquina|sistema) ~3(?:useless|worthless|garbage|stupid|sucks|no sirve|no funciona nunca|es una porqueria)',
  'ya ni la (?:friegan|chingan|muelan)|otra vez la burra|como (?:tonta|tonto|idiota|mensa)(?= |$)|que no se haga costumbre|a ver si ahora si',
  'for (?:crying out loud|the love of [^ .]+|heavens? sake|gods? sake|petes? sake|christs? sake|goodness sake|the last time)',
  '(?:good grief|give me a break|enough is enough|last straw|gracias por nada|had (?:it )?up to here|at my wits end|my last nerve|thanks for nothing|run ?around|wild goose chase|back and forth with|pass(?:ing)? the buck|waste of (?:my )?time|wasting my time|shame on (?:you|yall)|should be ashamed|ought to be ashamed|what gives|dropped the ball|falling through the cracks)',
  '(?:got to|gotta|have to|must) be (?:kidding|joking)|are (?:you|u|yall) (?:kidding|joking|serious|for real)',
  'no thanks to (?:you|your|yall|them|the|those)',
  'what kind of ~1(?:business|pharmacy|outfit|operation|place|service|people|circus|clown show|show)',
  'how (?:hard|difficult) (?:is it|can it be|could it be|would it be)',
  '(?:is|are) (?:anybody|anyone|somebody|you people|you guys) (?:even |actually |ever |over there |there )+(?:reading|listening|alive|awake|working|doing)',
  '(?:does|do|did) (?:anybody|anyone|you|you people|you guys|yall) (?:even |actually |ever |over there |there )+(?:read|answer|work|care|listen|check|look)',
  '(?:take|taking|move|moving) (?:my|our) business',
  '(?:done|through|finished) with (?:you|yall|this place|this pharmacy|you people)',
  '(?:fix|fixed|resolve|resolved|straightened out|made right) (?:today|now|immediately|this minute|right now)',
  '(?:sick|tired|sick and tired|over) of (?:this|waiting|calling|asking|begging|chasing|repeating|explaining|your|the (?:excuses|runaround|lies|games)|being (?:ignored|put|lied|told|treated|passed|transferred))',
  '(?:needs?|ought|should) (?:to )?(?:be|get) fired',
  '(?:so|very|really|extremely|beyond|pretty|getting|im|i am|quite) (?:angry|mad|upset|annoyed|frustrated|livid|furious|pissed|disappointed|irate|fed up|aggravated)(?= (?:[.,!] |with|about|at|that|because|now|right|and |$))',
  '(?:ridiculous|unacceptable|outrageous|pathetic|disgraceful|inexcusable|a disgrace|incompetent|incompetence|fed up|worst (?:pharmacy|service|place|company|customer|experience)|(?:terrible|horrible|awful|lousy|crappy|poor|zero) (?:customer )?service|frustrating|frustrated)',
  '(?:file|filing|lodge|make|making) (?:a |an )?(?:formal |official )?complaint|(?:poner|presentar|levantar|meter) (?:una )?queja',
  '(?:your|yalls) (?:manager|supervisor|boss)',
  // Spanish
  '(?:no puede ser que|es el colmo|ya basta|ya estuvo bueno de (?:esperar|excusas|mentiras)|que (?:barbaridad|descaro|poca verguenza|falta de respeto|falta de seriedad|verguenza)|una falta de respeto|sin ?verguenzas?|no les da (?:pena|verguenza)|por el amor de dios|una (?:burla|verguenza|porqueria)|puras? (?:largas|mentiras|excusas|promesas|vueltas))',
  'me (?:estan|quieren|van a) (?:viendo la cara|ver la cara|tomando el pelo|tomar el pelo)',
  '(?:siempre|otra vez|cada mes) (?:es )?lo mismo',
  'siempre (?:me|nos) (?:dicen (?:lo mismo|que)|salen con|cuelgan|traen|hacen esperar|dejan esperando)',
  '(?:otra vez|de nuevo|ya) (?:me|nos|se) (?:cobraron|equivocaron|dejaron|colgaron|faltaron|cancelaron|perdieron) ~5(?:otra vez|de nuevo|doble|dos veces|mal|sin|equivocad[oa])',
  'me (?:colgaron|cuelgan|traen dando vueltas|traen de un lado|dan largas|dieron largas|ignoran)',
  'con tant[oa] (?:demora|espera|tardanza|retraso|vuelta)',
  '(?:van|llevo|he ido|he llamado|he marcado|llame|marque|son) (?:como |ya |mas de )*(?:tres|cuatro|cinco|seis|siete|diez|veinte|mil|[3-9]|1[0-9]|muchas|un monton de) (?:veces|llamadas|mensajes)',
  'llevo ~4(?:horas?|dias?|semanas?|meses|mes) (?:llamando|esperando|pidiendo|marcando|rogando|detras)',
  'dejen de (?:fregar|joder|chingar)',
  'hasta (?:cuando (?:van|vamos|voy|tengo|me van|nos van)|la coronilla|el gorro|las narices|el copete)',
  '(?:me tienen|estoy|ya estoy|bien|toda|todo) (?:bien )?(?:hart[oa]|enojad[oa]|encabronad[oa]|furios[oa]|indignad[oa]|fastidiad[oa])',
  '(?:me canse|cansad[oa]) de (?:esperar|llamar|esto|que|tanto|rogar|marcar|pedir)',
  '(?:pesim[oa]|mal[oa]|mal|horrible|terrible) (?:servicio|atencion)',
  '(?:no sirven para nada|buenos para nada|nadie (?:me )?(?:hace caso|da razon|resuelve)|es inaceptable|que ridicul[oa]|que coraje)',
);
/** Weather, prices and the world are not us, and who says that they are not angry is not. */
const notAngry = clausePattern(
  '(?:weather|heat|cold|traffic|prices?|rain|snow|gas|inflation|economy|knee|pain|arthritis|clima|calor|precios?) ~4(?:ridiculous|unbelievable|outrageous|frustrating|pathetic)',
  '(?:ridiculous|outrageous|frustrating) ~2(?:weather|heat|traffic|prices?|rain|snow|clima|precios?)',
  '(?:not|isnt|aint|never|no|dont be|without being) ~2(?:mad|angry|upset|annoyed|frustrated|complaining|enojad[oa]|molest[oa])',
);

const insult =
  '(?:idiots?|morons?|imbecil(?:es)?|thieves|thief|crooks?|liars?|scum|scumbags?|clowns?|losers?|jerks?|bastards?|assholes?|parasites|pigs|useless|incompetents?|stupid|ladron(?:es)?|rater[oa]s?|inutil(?:es)?|idiotas?|estupid[oa]s?|pendej[oa]s?|payas[oa]s?|mentiros[oa]s?|cabron(?:es)?|animales|basura)';

/** Insults to people, and threats. */
const hostile = clausePattern(
  `(?:you|u|yall|you (?:people|guys|all)|they|theyre|youre|ustedes|son|eres|partida de|bola de|bunch of|pack of|sarta de|manada de|those|damn) (?:are |r |all |just |a |an |such |un[oa]s? |bunch of |fucking |damn |bola de )*${insult}(?! of me)`,
  '(?:idiots|morons|crooks|clowns|scumbags|assholes|dumbasses|rateros|inutiles|pendejos|imbeciles|sinverguenzas)',
  '(?:the|that|some|this|which|whoever the) (?:clown|idiot|moron|jerk|asshole|imbecil)',
  '(?:fuck|screw|damn) (?:you|off|yall|all of you|ustedes)|go to hell|kiss my ass|drop dead|(?:shove|stick) it',
  '(?:vayanse|vete|vayase) (?:al|a la)|al (?:diablo|carajo)|chinguen|chingad[oa]s?|hij[oa]s? de (?:puta|perra|su madre|la chingada)',
  'i know (?:where|what time|which car|what car) (?:you|she|he|yall|they|(?:that|the|your) (?:girl|lady|guy|pharmacist|tech|manager|driver|doctor|boss))',
  '(?:youll|shell|hell|theyll|you will|they will) (?:be sorry|regret|pay for|see)(?= (?:[.!] )?$| it| this| that| the day)',
  '(?:coming|come|heading|going|driving|show up|showing up) (?:right |back |straight |down |over |up )*(?:there|here|to (?:your|the|that|yalls) [^ .]+) with (?:my|a|the) (?:9|nine|9mm|gun|guns|glock|piece|strap|heat|pistol|shotgun|rifle|ar|bat|knife|machete|40|45|38)(?! (?:year|years|yr|yo|month|kids?|oclock|am|pm|card|bottle))',
  'watch (?:your|yall|yalls|their|her|his) backs?',
  '(?:somebody|someone) (?:is |s )?(?:gonna|going to|will) (?:get hurt|pay)',
  '(?:les|le|te) va a (?:pesar|ir (?:muy )?mal|costar)|se van a (?:arrepentir|acordar de mi)|se acuerdan de mi|me las (?:van a pagar|pagan)|van a saber quien soy|atenganse a',
);

/** `words` of the whole message with a blank around each; `original` as it came. */
export function soundsAngry(words: string, original: string): boolean {
  return (angry.test(words) || shouts(original)) && !notAngry.test(words);
}

/** `AGAIN.` and `THIRD time`, shouted amid small letters: some behind any, others before any. */
const shoutedBehind = /\b(?:AGAIN|STILL|NEVER|NOBODY|NO ONE|OTRA VEZ|NADIE)\b/g;
const shoutedBefore =
  /\b(?:AGAIN|THIRD|FOURTH|STILL NOTHING|OTRA VEZ|TERCERA VEZ|[A-Z]{3,} (?:DAYS|WEEKS|HOURS|TIMES|DIAS|SEMANAS|VECES))\b/;
const small = /\p{Ll}/u;

function shouts(original: string): boolean {
  const last = [...original.matchAll(shoutedBehind)].at(-1);
  if (last && small.test(original.slice(0, last.index))) return true;
  const first = shoutedBefore.exec(original);
  return first !== null && small.test(original.slice(first.index + first[0].length));
}

const ofSelf = clausePattern(
  '(?:im|i am|i was|me|soy|fui|que|how|so) (?:such |so |just |being |bien |muy |un |una )*(?:a |an )?(?:idiot|stupid|dumb|dummy|moron|jerk|tont[oa]|estupid[oa]|idiota|mens[oa]|pendej[oa])(?: of me| soy| de mi)?',
);

/** Whoever calls themselves names insults nobody. */
export function blamesSelf(words: string): boolean {
  return ofSelf.test(words);
}

/** Whether people are insulted or threatened; `words` as for `soundsAngry`. */
export function soundsHostile(words: string): boolean {
  return hostile.test(words);
}
