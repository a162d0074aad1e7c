import { isGivenName, isWordToo } from '../domain/names/given-names.ts';
import type { ReadableText } from '../domain/text/readable-text.ts';
import { bare } from './bare-words.ts';

/** Who is threatened with the law, and what for. */
const us =
  '(?:you|u|yall|ya|them|(?:your|the|this|that|my) (?:pharmacy|company|office|doctor|clinic|business|store|place|asses|ass))';
const threat = [
  `(?:(?:im|i am|we are|were|i was) )?(?:going to|gonna|gunna|about to|ready to) (?:sue|report)(?: ${us})?`,
  `(?:ill|i will|i can|i could|i should|i might|i may|we will|we can|i want to|i wanna|i have to|i swear ill) (?:sue|report)(?: ${us})?`,
  `(?:im|i am|we are) (?:suing|reporting) ${us}`,
  '(?:ill|i will|im going to|i am going to|im gonna) (?:call|get|talk to|contact) (?:my|a|an) (?:lawyer|attorney)',
  'you(?: will|ll) (?:be hearing|hear) from my (?:lawyer|attorney)',
  '(?:los|las|les|lo|la|te) (?:voy|vamos) a (?:demandar|denunciar|reportar)',
  '(?:voy|vamos) a (?:demandar|denunciar|reportar)(?:los|las|lo|la|te|les)?',
];
const forWhat =
  '(?:for (?:this|that|negligence|malpractice|harassment|spam|everything)|to the (?:fcc|ftc|bbb|board|board of pharmacy|police|state)|in court|people|guys|all|por (?:esto|eso|acoso|negligencia)|a todos|ustedes|a ustedes)';

/** `ya no soy paciente de ustedes`: of a role, a name or an address, never of life or worth. */
const role =
  '(?:patients?|clients?|customers?|residents?|members?|employees?|pacientes?|clientes?|residentes?|miembros?|empleados?|empleadas?)';
const ofUs =
  '(?:of yours|of (?:this|the|your) (?:pharmacy|clinic|office|doctor|practice|facility)|there|here|with you|at (?:this|the|your) (?:pharmacy|clinic|office|facility)|de ustedes|suyos?|suyas?|de usted|ahi|alli|aqui|de (?:la|esa|esta|su) (?:farmacia|clinica))';
const what = `(?:(?:a|an|your|the|su|el|la|un|una) )?(?:${role}(?: ${ofUs})?|NAME)`;
const noLonger = [
  `(?:im|i am) (?:no longer|not) ${what}(?: (?:anymore|any more|any longer|now))?`,
  `(?:yo )?(?:ya )?no soy ${what}(?: ya)?`,
  '(?:i )?(?:dont|do not|no longer) live (?:there|at (?:that|this) (?:address|place)|in that (?:house|apartment|town|state))(?: (?:anymore|any more|any longer|now))?',
  '(?:ya )?no vivo (?:ahi|alli|en esa (?:casa|direccion|ciudad)) ?(?:ya)?',
];

const contact = '(?:texting|writing|messaging|contacting|calling|emailing|bothering)';
const toMe = '(?:me|us|this number|my (?:phone|number|cell)|here)';
const leaveOff = [
  `(?:stop|quit) ${contact}(?: (?:to )?${toMe})?`,
  `(?:dont|do not|never) (?:text|write|message|contact|call|email)(?: (?:to )?${toMe})?(?: (?:again|anymore|any more))?`,
  '(?:ya )?(?:dejen?|deja|paren?|para) de (?:escribir|mandar|enviar|textear|llamar|contactar)(?:me|nos|le)?(?: (?:mensajes|textos|mas|mensajes de texto))?(?: a (?:este|mi) (?:numero|telefono|celular))?',
  '(?:ya )?no (?:me |nos )(?:escriban?|manden?|envien?|textee[n]?|llamen?|contacten?)(?: (?:mas|mensajes|textos|mas mensajes))?',
  '(?:wrong (?:number|person)|numero equivocado|se equivocaron? de numero|(?:este )?no es (?:mi|su) numero)',
];

const besides =
  'and|y|so|or|o|please|pls|por favor|ok|okay|hi|hello|hola|sorry|perdon|disculpe|thanks|thank you|gracias|now|ya|stop|alto|no|yes|si|again|anymore|i said|right now|oiga|oigan|mire|miren';
const wish = [...threat, ...noLonger, ...leaveOff].join('|');
const onlyThese = new RegExp(`^(?:(?:${besides}) )*(?:${wish})(?: (?:${wish}|${forWhat}|${besides}))*$`);

/** More words than this say something of their own. In characters. */
const longest = 160;

/**
 * A whole text of nothing but a threat with the law, no longer being somebody's patient or somebody, and the wish not to
 * be written to. Its words lie near those of people in despair (`going to`, `ya no soy`, `dejar de`), and none of it
 * speaks of anyone's life; with one word more it is weighed like any other.
 */
export function isOtherWish({ text }: ReadableText): boolean {
  if (text.length > longest) return false;
  const words = bare(text)
    .split(' ')
    .map((word) => (isGivenName(word) && !isWordToo(word, true) ? 'NAME' : word));
  return onlyThese.test(words.join(' '));
}
