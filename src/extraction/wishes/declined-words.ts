import { clausePattern } from './clause-grammar.ts';
import { relativeWord } from '../people/people-words.ts';
import { withdrawWords } from './intent-patterns.ts';
import { tellsNotFilled } from './not-filled.ts';

const opening =
  '(?<=^ )(?:(?:hi|hello|hey|no|oh|ok|okay|sorry|actually|and|also|but|so|just|please|pls|plz|can you|could you|you can|hola|perdon|y|pero|por favor|puede|pueden|[,.;:!]) )*';
const whose = `(?:(?:the|my|this|that|his|her|their|our|of|all|any|refills?|el|la|los|las|sus?|mis?|de|ella|'|s|${relativeWord}) )*`;
const closing = `(?:(?:refills?|requests?|orders?|please|pls|plz|now|too|and|then|y|also|for (?:me|him|her|them|now)|thanks|thank you|por favor|gracias|de (?:el|ella)|(?:de mi|for my) ${relativeWord}|[.,!]) ?)*$`;

/** Takes a request back by name of the deed. */
const cancelled = clausePattern(
  `${opening}(?:stop|halt|d / c|dc|discontinue|suspend(?:a|an|er)?|par(?:e|en|ar)|detengan?|detener|deje(?:n|)? de (?:mandar|surtir|enviar)) ${whose}MED ${closing}`,
  `(?:<cancel>) (?:my|our|the|mi) ${relativeWord}(?: ')?(?: s)? ${closing}`,
  '(?:take|leave) (?:hers|his|mine|theirs|ours|that one|this one|them|it) off ?(?:[.,!]|please|pls)*$',
  '<cancel> ~5(?:<request>|<it>|MED|message|text|mensaje|lo de)',
  '(?:take|taking|took|leave|leaving|keep) ~4(?:off|out of|from) ~2(?:order|list|request|refills?|delivery)',
  '(?:stop|halt) (?:the |my |this |that |his |her )*(?:<request>)',
  '(?:put|stick|set) ~4back (?:on the shelf|in stock|up there)',
  'take back (?:the |my |that |this |his |her )*(?:<request>|<goods>)(?! ?[?])',
  '(?:so|please|pls|just|can you|you can|lo|la|mejor) (?:cancel|cancele|cancelen|cancelar)',
);
/** What is said of what gives or does no more (`ya no echa nada`), or of who has none: that takes nothing back. */
const givesOut =
  '(?:tengo|tiene|tenemos|hay|queda|quedan|traigo|trae|alcanzan?|echan?|salen?|dan?|suenan?|sacan?|sueltan?|tiran?|rinden?|duran?|llegan?|marcan?|pintan?|rocia|dispara|escurre|chorrea|cae|caen|completan?|hacen?|ayudan?|quitan?|sirven?|funcionan?)';
/** No more is wanted, or there is enough: nothing is withdrawn by it while the same text asks for something. */
const declined = clausePattern(
  '<refuse> ~2(?:<want>|<send>|be needing|needed|be wanting) ~4(?:<goods>|<request>|<it>|any|anymore|now|yet|after all)',
  '(?:no|not|ya no) (?:me |nos |le |lo |la |los |las )?(?:<want>|<sendEs>) ~4(?:<goods>|<request>|<it>|nada|todavia|ahora)',
  'no (?:lo|la|los|las) (?:<want>|<sendEs>)',
  '(?<=^ (?:(?:please|pls|plz|but|so|just|actually) )*)(?:dont|do not|dnt) (?:<send>) (?:(?:please|pls|plz|yet|now|thanks|thank you|[.,;:!()]) )*$',
  'no (?:me|nos|le|les|se) (?:lo|la|los|las) (?:(?:re)?surtan?|rellenen?|preparen?|despachen?)',
  'no voy a (?:necesitar|querer|ocupar)',
  'ya no voy a (?:necesitar|querer|ocupar)',
  '<refuse> (?:needed|necessary|necesario|required)(?: [^ .]+){0,3}',
  '(?:no|not any) need(?: (?:for|to (?:<send>|order)))?(?: [^ .]+){0,4}',
  '(?:no|ya no) (?:hace|hacen) falta',
  'no es necesario',
  '(?:dont|do not|no need to) (?:worry|bother) (?:about|bout|with|w|on|sending|filling) ~3',
  '(?:dont|do not|no longer) have to (?:<send>) ~3',
  '(?:didnt|did not|never|dont) (?:want|ask for|need|order|request) ~3(?:<send>|<goods>)',
  '(?<=^ )no MED ~1(?:this|now|today|needed|for|yet|thanks|please|por)',
  '(?:found|got|located) (?:some |more |extra |another )~2(?:<goods>)',
  '(?:consegui|conseguimos|compre|encontre) ~3(?:<goods>|en otr[ao])',
  '(?:hold|pause|delay|postpone) (?:off on |off |on )?(?:(?:the|my|that|this|any|his|her|filling|sending|ordering|[^ .]+s) )*(?:order|refill|request|delivery|shipment) ?~3',
  'hold (?:off |on )+(?:filling|sending|ordering|making|doing|mailing|shipping) ~3(?:<goods>|<it>)',
  '(?:dont|do not) (?:yall |you all |you |u )?(?:even )?(?:make|do|mix|prep|prepare|order) (?:it|that|them|mine|<goods>)',
  '(?:already|ya) (?:picked up|got|received|have|has|filled|recogi|recibi) ~3(?:<goods>|<it>)',
  '(?:have|has|got) (?:two|three|four|several|[0-9]+|extra) (?:more |extra )?(?:bottles|boxes|packs|pens|inhalers) ~5',
  '(?:no longer|ya no|dont|not) (?:take|takes|taking|tomo|toma|use) ~2MED',
  `MED (?:ya no(?! (?:me |le |les |nos |se )?${givesOut}\\b)|no more|no longer)`,
  '(?:cancel|cancele|cancelen) (?:mine|hers|his|ours|todo|all)',
  'stop (?:<send>) ~3(?:<goods>|<it>)',
  '<skip> (?:about |bout |the |my |his |her |that |on |el |la |las |los |mi |mis |lo de |de )*(?:<goods>|<it>|<request>)',
  '(?:leave|save|keep) ~4(?:for )?(?:next (?:time|month|week)|later)',
  '(?:have|has|having|got|still have|still has) (?:still |already )?(?:plenty|enough|lots|tons|loads|a lot|a ton|extra|extras|too (?:much|many)|a (?:full|whole|new|fresh) (?:bottle|box|supply|pack|package|batch|pen|vial|inhaler|month|refill|one)|another bottle|a bottle|some left(?! on )|some still|more than enough)',
  '(?:tengo|tenemos|tiene|hay|queda|quedan) (?:todavia |aun )?(?:suficientes?|bastantes?|de sobra|much[ao]s? (?:<goods>)|otro frasco|otra caja)',
  '(?:todavia|aun|ya) (?:la |lo |las |los )?(?:tengo|tenemos|tiene)(?! (?:list[oa]s?|tos|dolor|mareos?|nauseas?|una pregunta|dias|tiempo|cita|poc[ao]s?|un[ao]s? poc[ao]s?|para (?:hoy|manana|esta noche)|(?:(?:su|sus|mi|mis|el|la|un|una) )?(?:propi[oa]s?|nuev[oa]s?|tarjeta|seguro|medicare|medicaid|telefono|numero|direccion|cuenta|permiso|autorizacion)))',
  '(?:plenty|enough) (?:left )?(?:of )?(?:the |my )?MED',
  '(?:im|i am|were|we are|she is|shes|hes|he is) (?:good|fine|set|all set|ok|okay|covered|stocked) (?:on|for|with)',
  '(?:changed|change) my mind',
  '(?:never ?mind|nvm|siempre no|mejor no)',
  '(?:sent|texted|ordered|requested|asked|called|message|request|order|mande|pedi|mensaje|pedido) ~4(?:by mistake|by accident|in error|por error|por equivocacion)',
  '(?:turned up|found (?:the|my|a|another|some|it|them))',
  '(?:encontre|encontro|halle) ~2(?:<goods>|<it>|otra|otro|frasco)',
  '(?:got|getting|bought|filled) (?:it|them|that|mine|MED) (?:from|at|through|somewhere)',
);
const notDeclined = clausePattern(
  '(?:dont|do not|not|no) (?:forget|olviden?|let|want to (?:run|miss|be without|stop|go)|think|know|understand|hear|have time)',
  'no (?:need|want) to (?:call|reply|worry|rush|hurry)',
  '(?:dont|do not|never|no) (?:please |me |l[ao]s? )?(?:skip|leave (?:out|off)|omit|drop off|salten?|omitan?|dejen? fuera)',
  '(?:need|want|necesito|quiero) ~3(?:but|pero)',
  '(?:hoping|hope|wondering|praying) ~4(?:has|have|had|got)',
  'if (?:anyone|anybody|somebody|someone|you|u|yall|they) (?:guys |all |still |happen to )?(?:has|have|got)',
  'enough (?:for|to last)',
  '(?:wont|will not|dont|do not|didnt|doesnt|not|never|aint|cant|isnt|no) ~2(?:enough|suficientes?|bastantes?)',
  '(?:enough|suficientes?) ~3(?:for|para|till|until|til|thru|through|hasta) (?:tomorrow|today|tonight|the weekend|this week|the week|[0-9]|one|two|three|four|five|a few|a couple|monday|tuesday|wednesday|thursday|friday|saturday|sunday|manana|hoy|el fin|esta semana|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|un[ao]?|dos|tres|unos) ~2',
  '(?:<cancel>) ~3(?:card|address|phone number|tarjeta|direccion|telefono|foto|huella)',
  '(?:refill|early|fill) ~2(?:limit|limits|policy|rules?|restrictions?|instructions?|check)',
  '(?:dont|do not|didnt|no) (?:have|got|get|tengo) (?:enough|any|suficientes?)',
  '(?:is|are|do|does|did|why|what|how|porque|que) ~3(?:dont|not|no) ~2need',
);

/** The request is not to be taken back, whatever else is said of taking back. */
const kept = clausePattern(
  '(?:dont|do not|dnt|not|never|didnt|did not|wont|nobody|no|nunca|ni)(?: (?:please|ever|even|want|wanted|wanna|say|said|ask|asked|tell|told|mean|meant|need|try|trying|go|and|you|me|us|to|lo|la|los|las|le|les|nos|vayan|quiero|quise|que|a)){0,3} (?:cancel(?:l?ed|l?ing)?|withdraw|void|stop|stopping|cancel[aeo]n?|cancelar(?:an|on)?|cancelar[ao]n|anul[ae]n?|anular|quit[ae]n?|suspend[ae]n?|detengan?|paren)',
  '(?:why|who|whos|how come|did|have|has|was|were|is|por que|porque|quien) ~5(?:cancell?ed|cancel|stopped|voided|cancelaron|cancelo|cancelaste|cancelado|cancelada|cancelan)',
  '(?:dont|do not|didnt|not|no) (?:want|wanna|wish|quiero|queremos|quisiera) (?:to )?(?:wait|lose|miss|go|end up|be|run|keep waiting|quedarme|quedar|quedarnos|esperar|perder|estar|andar) ?~4',
  '(?:dont|do not|didnt) (?:want|need) ~5(?:late|again|generic|brand|till|until|before|anything else|from)',
  'never ?mind (?:about )?(?:the|that|my last|what) (?:wait|delay|last|question|what|i said)',
  'stop (?:<send>) ~4(?:to|from|through|with) ~3',
);

/** Whether a clause says that a request stands, or only asks who has taken it back, or why it was not filled. */
export function keepsRequest(words: string): boolean {
  return kept.test(words) || tellsNotFilled(words);
}

/** For good, and not only this time. */
const stopped = clausePattern(
  '(?:<refuse>|no|ya no) ~6(?:anymore|any more|any longer|ever again|no longer|nunca mas|ya)',
  'no more (?:of )?(?:the |my )?MED',
  '(?:no longer|ya no) ~5MED',
  '(?:stop|quit|halt|dejen de|paren de|deje de|discontinue) (?:<send>|<sendEs>) ~4MED',
  '(?:<cancel>) ~4MED',
  '(?:take|taking) ~4(?:off|out of|from) ~2(?:order|list|profile|refills?|file|auto ?refill)',
);
const onlyNow = clausePattern(
  '(?:this time|this month|right now|for now|yet|today|esta vez|por ahora|todavia|hoy)',
);

/** Whether what a clause declines is declined for good. */
export function stopsForGood(words: string): boolean {
  return stopped.test(words) && !onlyNow.test(words);
}

export type Declined = 'cancelled' | 'declined' | null;

/** Whether a clause takes a request back, or says that nothing is needed. */
export function declinedIn(words: string): Declined {
  if (notDeclined.test(words) || keepsRequest(words)) return null;
  if (cancelled.test(words)) return 'cancelled';
  if (declined.test(words)) return 'declined';
  return withdrawWords.test(words) ? 'cancelled' : null;
}
