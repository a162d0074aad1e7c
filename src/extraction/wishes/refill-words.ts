import { clausePattern } from './clause-grammar.ts';

/** More of a medicine is wanted, or it is about to end. Only together with a medicine, a number or a word for one. */
const wanted = clausePattern(
  '(?:<want>|wanted|would (?:like|love|appreciate)|id (?:like|love|appreciate)|i d like|like to|looking (?:for|to)|hoping (?:for|to)|trying to|due (?:for|on)|time (?:for|to)|could use|can use|would need|gonna need|will need|going to need|ready for|calling (?:for|about|in|to get|to order|regarding|to request)|call (?:about|for)|this is (?:for|about|regarding)|solicito|solicitar|requiero|quisiera|quisieramos|deseo|me (?:urge|falta|faltan|hace falta|hacen falta)|le encargo|les encargo|encargar|hablo (?:para|por)|llamo (?:para|por)|favor de|hay que) ~7(?:<goods>|<send>)',
  '(?:<goods>) ~5(?:needed|is needed|are needed|wanted|requested|due|is due|are due|needs (?:renewing|filling|refilling|to be)|need (?:renewing|filling|refilling)|to be (?:<send>)|again|asap|por favor|please|pls|plz|urgente)',
  '(?:too|muy|demasiado) (?:soon|early|pronto|temprano) (?:for|to (?:get|fill|refill|order|request|have|pick up)|para (?:que me )?(?:surtir|pedir|la|el|mi|las|los)|para) ~3(?:<goods>)(?! (?:to work|to kick|to take|to help|effect|a hacer|hacer))',
  'drop (?:off ~4(?:<goods>)|~4(?:<goods>) off)',
  '(?:<send>|gimme|give|hook|snag|rustle up|scare up|whip up|conjure up|top up|top off|prepare|authorize|approve|call in|put in|another|more|resend|redo|obtain|arrange|queue|get me|dont forget|do not forget|no olviden?|no se (?:le|les|te) olvide) ~7(?:<goods>)',
  '(?:can|could|may|might|would|please|pls|like to|need to|want to|way to|id like|possible to|trying to|hoping to) ~3(?:have|toss in|throw in|include|get|do|redo|receive|pick up|collect|grab|supply|bring|spare|manage|squeeze in) ~7(?:<goods>|another)',
  '(?:^|and|but) do (?:the|my) (?:<goods>)',
  '(?:want|need|like|quiero|ready) to (?:order|reorder|renew)(?: now| again| more)?',
  '(?:<goods>) ~3(?:<send>|ready|<sendEs>)',
  '(?:<sendEs>|mandenme|mandeme|enviame|envieme|envienme|surtame|surtanme|surtirme|resurtame|mandarme|enviarme|mas|otra vez|de nuevo|otro|otra|necesito|ocupo|da|den|deme|denme|ayudan?|ayudarme) ~7(?:<goods>)',
  '(?:<goods>) ~4(?:de nuevo|otra vez|mas)',
  '(?:echenme|echeme|le falta|les falta) ~2MED',
  '(?:can|could|may|might|ill|gonna|going to|puedo|podria|voy a) ~1(?:swing|come|stop|run|pasar|paso|recoger) ~4(?:for|por|get) ~3(?:<goods>|another|otr[ao])',
  'MED ~2(?:down to|is down|almost gone|nearly out) ~6',
  'you (?:guys )?(?:forgot|missed|left out|left off|skipped|didnt (?:send|include|fill)|never sent) ~3(?:<goods>)',
  '(?:running|run|ran|runs|getting|is|are|am|im|am getting|going|gets?|almost|about|nearly|close to|just about) ~2(?:low|out|short|gone|finished|done|empty|through) ~5',
  '(?:low|short|out) (?:on|of) ~4(?:<goods>)',
  '(?:<goods>) ~4(?:wont|will not|not|no|aint) ~2(?:last|make it|stretch|alcanza|alcanzan|dura|duran)',
  '(?:at|on|near|hit|hitting|nearing|es|son) (?:the |my |his |her |its |la |las |los )?(?:end|tail end|bottom|last|ultim[oa]s?|final) ~4(?:<goods>)',
  '(?:<goods>) ~5(?:empty|dry|flat|at zero|hit zero|on its last|on the last|vaci[oa]s?|en cero)',
  '(?:acabando|terminando|acaba|acaban|termina|terminan|acabar|terminar|acabaron|acabo|queda|quedan|quede|sin|falta|faltan)',
  '(?:expired|expires|expiring|vencio|vencida)',
);

export function wantsMore(words: string): boolean {
  return wanted.test(words);
}

/** An order without a word of what. */
export const ordersIt = clausePattern(
  '(?:want|need|like|quiero|ready) to (?:order|reorder|renew)',
  'keep (?:the |my |his |her |our )*MED (?:[0-9.]+ |mg )*coming',
  'sig(?:a|an|ue|uen) (?:mandando|enviando|surtiendo)(?:me|nos|le|les)? (?:la |el |mi |su )*MED',
);

/** Tells of a medicine what wishes nothing: that it is taken, has come, was asked for before. */
const told = clausePattern(
  '(?:i|he|she|we|mom|dad|resident|patient|pt) (?:still |also |already |just |only |currently )?(?:take|takes|use|uses|am on|is on|have been on|am taking|is taking|was on|have|has|had|got|received|picked up|ordered|requested|asked for|called in|called about|submitted|started|finished) ~6MED',
  '(?:i|he|she|we) (?:still )?(?:have|has|got) (?:[0-9]+|[a-z]+) ~2(?:days?|weeks?|months?|pills?|left) ~3',
  '(?:my|mi) [^ .]+ (?:also )?(?:takes|uses|toma|usa) ~2MED',
  '(?:im|hes|shes) (?:also |currently |still )?(?:on|taking|using) ~3MED',
  'MED (?:i|we) (?:still |already )?(?:have|got)',
  '(?:(?<=^ )|i |we |just |have )(?:just )?(?:saw|seen|heard|read|watched) ~4(?:ad|ads|commercial|commercials|story|article|post|video|news|show|people|thing|recall|report|that|about|of|on) ~4MED',
  '(?:vi|lei|oi|escuche|vimos) ~3(?:anuncio|comercial|noticia|articulo|video|programa|de|del|sobre|que) ~4MED',
  '(?:(?:my|mi|our|the|a|her|his|una?|el|la) )(?:[^ .]+ )?(?:neighbou?r|friend|coworker|aunt|auntie|uncle|cousin|boss|buddy|roommate|landlord|vecin[oa]|amig[oa]|ti[oa]|prim[oa]|compadre|comadre|cunad[oa]|companer[oa]) ~3(?:takes?|taking|took|uses?|used|swears by|is on|was on|loves|likes|got|gets|has|had|toma|tomaba|tomo|usa|usaba|trae) ~3MED',
  '(?:used to|was always|once) (?:be on|take|use|taking|on) ~3MED',
  'MED (?:came|arrived|showed up|got here|is here|is fine|was delivered|made it|was fine|came in|llego|ya llego|esta bien|todavia tengo|aun tengo|ya tengo|no)',
  '(?:you|they) (?:sent|delivered|filled|gave|mailed) ~4MED',
  '(?:tomo|toma|tomaba|estoy tomando|esta tomando|uso|usa|recibi|pedi) ~3MED',
  '(?:did|do) not ask for ~3MED',
  '(?:didnt|never) (?:ask for|order|request) ~3MED',
);

/** Whether a clause only tells something of its medicines. */
export function onlyTells(words: string): boolean {
  return told.test(words);
}
