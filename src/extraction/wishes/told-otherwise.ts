import { clausePattern } from './clause-grammar.ts';

const whose = '(?:(?:the|my|his|her|our|their|of|el|la|los|las|mi|mis|su|sus|de) ){0,4}';
const bringer =
  '(?:driver|courier|carrier|mailman|mail ?person|postman|delivery (?:guy|man|person|driver|lady|boy)|ups|fedex|usps|amazon|repartidor[a]?|cartero|mensajero|chofer|muchacho)';
const vessel =
  '(?:pill ?(?:box|case|organizer|planner|minder)|(?:pill )?organizer|med(?:ication)? (?:box|planner|cart|tray)|blister(?: pack)?|pastillero|purse|cabinet)';
const many =
  '(?:(?:like|about|around|como|unas|unos) )?(?:[2-9][0-9]|[1-9][0-9][0-9]|twenty|thirty|forty|fifty|sixty|ninety|veinte|treinta|cuarenta|cincuenta|sesenta|noventa)';
const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|next (?:week|month|year)|el (?:proximo|otro) (?:mes|ano)|la (?:proxima|otra) semana)';

/** What is told or asked of a medicine that is there: where it was put, how much is left, when it begins again. */
const told = clausePattern(
  `${bringer} (?:[^ .?]+ )?(?:left|dropped|threw|delivered|put|gave) ${whose}(?:MED|<goods>|package|order|paquete|pedido) (?!(?:last|ultim))`,
  `${bringer} (?:[^ .?]+ )?(?:dejo|entrego|puso|tiro) ${whose}(?:MED|paquete|pedido)`,
  `(?:is|are|has|have|did|will|when (?:does|do|will)) (?:[^ .?]+ ){0,2}MED (?:[^ .?]+ ){0,8}(?:expired?|gone bad|too old|still good|good to (?:take|use))`,
  `(?:esta|estan|ya) (?:[^ .?]+ ){0,2}MED (?:[^ .?]+ ){0,6}(?:vencid[oa]s?|caducad[oa]s?|caduco|vencio)`,
  `(?:en|in|this|on|desde) ${month} (?:[^ .?]+ ){0,2}(?:empiezo|empezare|comienzo|vuelvo a tomar|start|begin|restart|go back on)(?:ing)? (?:(?:con|a tomar|taking|on) )*${whose}MED`,
  `(?:empiezo|empezare|comienzo|i start|i begin|i restart|im starting|starting) (?:(?:con|a tomar|taking|on|back) )*${whose}MED (?:[^ .?]+ ){0,3}(?:en|in|this|on|hasta|until) ${month}`,
  `(?:todavia|aun) (?:me|nos|le) quedan? ${many} (?:[^ .?]+ )?(?:de )?${whose}MED`,
  `(?:still|yet) (?:have|got|has) ${many} (?:[^ .?]+ )?(?:of )?${whose}MED`,
  `(?:needs?|wants?|asked for|asking for|send|necesita|quiere|pide) (?:[^ .?]+ )?(?:list|lista|names?|printout|copy|copia) (?:of |de |with |con )?${whose}(?:<goods>|MED)`,
  `${vessel} (?:[^ .?]+ )?(?:has|have|holds|contains|shows|is (?:full of|filled with)|tiene|trae) (?:[^ .?]+ ){0,12}MED`,
  '(?:spit|spat|threw|vomited|vomits|puked|escupio|vomito|tiro|devolvio) (?:it |up |out )*(?:his |her |the |su |la |el )*MED (?:[^ .?]+ ){0,6}(?:give|again|another|repeat|redo|dose|le doy|doy|otra|repito)',
);
/** It is used up, or more of it is wanted. */
const besides = clausePattern(
  '(?:refill|refills|refilled|reorder|renew|need|needed|another bottle|replace|replacement|replaced|send|resend|out of|run out|ran out|running|empty|gone|only|low|none|surtan?|resurtan?|resurtir|mand[ae]n?(?:me|nos)?|ocupo|necesito|quiero|solo|nomas)',
);

/** Something else than a refill is told or asked of what is named. `words` are those of a whole text, with `MED` for a medicine. */
export function isToldOtherwise(words: string): boolean {
  return told.test(words) && !besides.test(words.replace(ofList, ' ').replace(inHand, ' MED '));
}

const ofList = / (?:needs?|send) (?:me )?(?:a |the )?(?:list|names?|copy|printout) /;
/** `The X refill that i am holding`. */
const inHand =
  / MED (?:refills?|prescription|bottle) (?=(?:that |which )?(?:i|im|ive|we) (?:am |are )?(?:have|holding|got|hold|found) )/;
