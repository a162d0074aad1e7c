import { clausePattern } from './clause-grammar.ts';
import { tellsNotFilled } from './not-filled.ts';

const opener =
  '(?:(?:if|whether|si|see|that|because) |(?<=^ )(?:(?:hi|hello|hey|so|um|uh|and|just|also|please|ok|okay|good (?:morning|afternoon|evening)|buenos dias|buenas tardes|hola|y|then|calling to see|wondering|quick question|[!¿.]) )*)';

/** Asks how a request fares, or says that what was due has not come. */
const status = clausePattern(
  `${opener}(?:is|are|was|were|has|have|did|does|r|will) ~6(?:<state>)`,
  `${opener}(?:is|are|was|were|has|have|did|does|will) ~6(?:<arrive>)`,
  '(?:if|whether|si|see|that) ~6(?:is|are|was|were) (?:<state>)',
  '(?:if|whether|si) ~6(?:<arrive>|<state>)',
  '(?:<goods>|order|package|request|it|they) ~8(?:hasnt|havent|didnt|never|isnt|wasnt|arent|werent|not|no|has yet to|have yet to) ~3(?:<arrive>|<state>|get|gotten|got|receive|received|show|shown|seen|responded|in)',
  '(?:havent|have not|hasnt|has not|didnt|did not|never|yet to) (?:yet )?(?:see|seen|get|got|gotten|receive|received|hear|heard) ~6(?:<goods>|<it>|order|package|back|anything|from)',
  '(?:nothing|none of it) (?:has |ever )?(?:came|come|arrived|yet|showed up|happened)',
  '(?:still|there is|theres|been|i have|ive had|got|had)? ?(?:no|any) (?:word|news|update|updates|response|answer|progress|luck|eta|confirmation|sign of|reply|movement)',
  'any (?:idea|chance you know|way to know) ~2(?:when|where|if|how)',
  '(?:was|were|is|are|thats|thought|said|told|promised|expected|expecting|supposedly) ~8(?:supposed to|going to|would|should|to) (?:be |have )?~2(?:here|ready|delivered|arrived?|come|coming|shipped?|sent|in|filled)',
  '(?:you said|told me|i thought|supposedly|was told) ~8(?:would|was|were|is|are|be) ~2(?:<state>|<arrive>|come|coming|ready|sent)',
  '(?:where|wheres) (?:is |are |s )?(?:<it>|my|the|his|her|our|mi) ?~4',
  '(?:where|wheres) (?:are |is )?(?:my|the|his|her|our|we|you) ?~5(?:<goods>|order|package|delivery|with|on|at|in|stuff)',
  '(?:when|whens|what (?:day|time)|how (?:long|soon)) ~1(?:is|are|will|does|do|can|should|would|until|till|before|s) ~6(?:<state>|<arrive>|get|expect|have|deliver|delivery|next delivery|here)',
  '(?:whens|when is|when are) ~2(?:next )?~2(?:delivery|shipment|arriving|coming)',
  '(?:what|whats|what s|what is) (?:is )?(?:happening|happened|going on|up|the (?:status|holdup|hold up|story|delay|eta|latest|deal|progress)) (?:to|with|w|on|for|about|of)',
  '(?:whats|what is|what s) (?:going on|happening|the (?:holdup|hold up|delay|story))',
  '(?:hows|how is|how are|how s|how about) ~3(?:order|refills?|requests?|prescriptions?|MED) (?:coming|going|looking|doing|progressing)',
  'how come ~8(?:<no>)',
  '(?:text|txt|call|tell|ping|holler|message|let|buzz) ~4(?:when|once|as soon as|soon as) ~5(?:<state>|<arrive>|in|bagged|up)',
  '(?:avis|dig|llam)[a-z]+ ~3(?:cuando|tan pronto|en cuanto|si) ~5(?:este|esten|llegue|lleguen|listo|lista|list[oa]s)',
  '(?:is|are) ~6(?:there|in|here|bagged|done|filled|ready|up) (?:yet|or (?:not|what|nah|no))',
  '(?:did|do) (?:yall|ya|you|u|anybody|anyone|somebody|someone) ~2(?:get|got|see|receive) (?:it|them|that|mine)(?= [?]| $)',
  '(?:aint|havent|not|never) ~1(?:heard|seen) ~2(?:nobody|anybody|boo|anything|nothing|a thing|a peep|back)',
  '(?:any closer|anything new|algo nuevo|saben algo|ya saben|ni sus luces|ni luces|todavia nada)',
  'why ~7(?:<no>|delayed|late|taking|denied|held up|rejected|declined|on hold) ?~2(?:<state>|<arrive>|get|got|so long|filled)?',
  '(?:has|did|have|whether|if|hasnt|didnt|havent) ~6(?:respond|responded|reply|replied|sign off|signed off|signed?|approved?|authorized?|ok|okay|okayed|got back|get back|call it in|called it in|answer|answered|heard|hear back|looked|look at|look into|seen|see my)',
  '(?:check|checking|checkin|follow|following|followin|calling|wondering|curious|inquiring|asking|checked) ~3(?:on|up on|up|back on|about) ~4(?:order|refills?|requests?|status|status of|prescription that|rx from)',
  '(?:wondering|curious|wanted to know|like to know|want to know|need to know|tell me|let me know|find out|see) (?:if|whether|where|when|how soon) ~6(?:<state>|<arrive>|at|stands?|is|going)',
  '(?:do|did|have) (?:you|u|they|you guys|yall|you all) (?:still )?(?:have|get|got|gotten|received?|see) ~2(?:my|the|our|his|her) ~3(?:orders?|requests?|messages?|fax|faxes|prescriptions?|refills?|rx|script|voicemail|call|text)',
  '(?:you|you guys|yall) (?:got|received|have) (?:my|the|our) ~3(?:orders?|requests?|messages?|fax|prescription|refill|voicemail)',
  '(?:am|are|is) (?:i|we|he|she) (?:out of|down to|on) ~2refills',
  '(?:how many|any|do i have|are there|number of) ~4refills ~2(?:left|remain|remaining|do|on|for)',
  '(?:what|whats) (?:is )?taking ~6',
  '(?:anything|something|what|whats) (?:is )?(?:holding|delaying|blocking) ~4',
  '(?:reach|contact|hold of|heard from|hear from|hear back from|talk to|spoken to) ~2(?:<prescriber>) ~3(?:about|on|for|regarding)?',
  '(?:says|said|shows|showing|marked) (?:it was |its |as )?(?:delivered|shipped|ready|picked up|entregado)',
  '(?:sigue|siguen) sin (?:llegar|venir|salir|estar)',
  '(?:no se|no sabemos|no he sabido|sin saber) (?:nada|que paso) ~3',
  '(?:waiting|wait) (?:on|for) ~4(?:<goods>|order|package|delivery)',
  '(?:has|did) (?:the |my )(?:shipment|package|delivery|order) ~4',
  '(?:its|it is|is|they are|theyre) (?:still )?not (?:<state>)',
  '(?:tracking (?:number|info)|order status|status of|eta)',
  '(?:still|been|keep) (?:waiting|expecting) ?~2(?:for|on|to)?',
  // Spanish
  '(?:ya|cuando|donde|si) ~5(?:llego|llega|llegan|llegaron|llegara|esta listo|esta lista|estan list[oa]s|estara|mandaron|enviaron|salio|surtieron|resurtieron|firmo|firmaron|autorizo|autorizaron|aprobo|aprobaron|contesto|recibieron|listo|lista|list[oa]s|va a|viene|mandan|envian|entregan|mande|salen|tienen)',
  '(?:saber|ver|decir|dice|dicen|decirme|preguntar) (?:si|cuando|donde|que paso|como va|en que) ~6',
  '(?:que paso|que ha pasado|que hay|como va|que onda|en que va) (?:con|de|mi|el|la|lo|mis)',
  '(?:no|todavia no|aun no|nunca) (?:me |nos |le |se |lo |la )?(?:ha|han|he|hemos) (?:llegado|recibido|mandado|surtido|entregado|enviado|visto)',
  '(?:no|todavia no|aun no|nunca) (?:me |nos |le |se )?(?:llega|llego|llegan|llegaron|mandaron|recibi|recibo|entregaron|surtieron)',
  '(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|ayer|hoy|semana) ~2(?:venia|llegaba|llegaria|estaria|iba a) ?~6',
  '(?:sigo|seguimos) esperando',
);
/** A thing that has come, or thanks for it, asks nothing. */
const notStatus = clausePattern(
  '(?:ya me llego|ya llego|got|received|recibi) ~6(?:thanks|thank you|gracias)',
  '(?:when|how|what|cuando|como|que) ~5(?:take|taking|eat|drink|tomar|start|work|kick in)',
  '(?:what|which) ~3(?:pharmacy|store|location)',
  '(?:ok|okay|safe|normal|bad) (?:to|if|for)',
  '(?:make|makes|why|is|are|how) ~6(?:feel|tired|sick|dizzy|work)',
  'where (?:are you|you are|is your|is the pharmacy)',
);

const hasCome = / (?:ya (?:me |nos )?(?:llego|llegaron)|ya (?:lo|la|los|las) recibi) /;

/** `question`: the clause ends in a question mark; without one, `ya me llegó` tells that it came. */
export function asksStatus(words: string, question: boolean): boolean {
  if (!question && hasCome.test(words) && !/ (?:si|saber|no) /.test(words)) return false;
  return tellsNotFilled(words) || (status.test(words) && !notStatus.test(words));
}
