import { normaliseText } from '../../domain/normalise-text.ts';
import { clausePattern } from './clause-grammar.ts';
import { declinedIn } from './declined-words.ts';
import { forbidsHandling } from './forbidding.ts';
import { hasCondition, setsTerm } from './terms.ts';

const brings =
  '(?:send|sending|sent|ship|shipping|shipped|mail|mailing|mailed|deliver|delivering|delivered|bring|bringing|drop(?: it)? off|leave|leaving|(?:mand[aeo]n?|envi[aeo]n?|traigan?|dejen?|entreguen?|lleven?)(?:me|nos)?(?:l[ao]s?)?|mandes|mandar|envies|enviar|traer|dejar|entregar|llevar)';
/** What is done before it is brought; when, it may be told as well. */
const fills =
  '(?:(?:re)?fill(?:ing|ed)?|process(?:ing)?|(?:re)?order(?:ing)?|renew(?:ing)?|start|prepare|run|(?:surt|resurt|rellen|llen|despach|prepar|proces)[aeo]n?(?:me|nos)?(?:l[ao]s?)?|surtir|resurtir|llenar|preparar)';
const between =
  '(?:(?:want|need|like|have|please|pls|ever|you|u|to|that|it|them|anyone|anybody|somebody|quiero|quisiera|necesito|que|me|se|nos|les?|l[ao]s?|por favor) ){0,5}';
const goods =
  '(?:it|them|that|this|those|these|anything|nada|my|the|his|her|any|mine|everything|refills?|meds?|medicines?|medications?|pills?|packages?|order|prescriptions?|rx|MED|el|las?|los?|mis?|medicinas?|pastillas?|pedido|paquete|receta) ';
/** A place or a way, behind words that say no. */
const how =
  '(?:(?:to|at|through|via|with|by|into|in|on|over|a|al|en|por|con)(?! (?:me|all|favor|him|her|us|least|first|the pharmacy|pharmacy|la farmacia|order|request|hold|purpose|mi|that|this|it)(?: |$)) [^ .]+|ups|usps|fedex|dhl|amazon|outside|afuera|anywhere|there|here|alli|ahi|aqui)';
const when =
  '(?:yet|today|tonight|tomorrow|until|till|til|before|after|now|right now|so (?:soon|early|late)|(?:too|this) (?:soon|early|late)|early|(?:this|next|on) (?:week|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|for (?:a|another|one|two|now|[0-9]+)|todavia|aun|hoy|manana|hasta|antes|despues|tan pronto|tan temprano|ahorita|por ahora|esta semana|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))';
const contact =
  '(?:calls?|calling|phone calls?|to (?:call|phone|ring)|you to (?:call|phone|ring)|llamadas?|llamen|llame|llamar)';

const arranged = clausePattern(
  // Not there, not that way, not at that time.
  `(?:<refuse>) ${between}${brings} (?:${goods}){0,4}${how}`,
  `(?:(?!no need)(?:<refuse>)) ${between}(?:${brings}|${fills}) (?:${goods}){0,4}${when}`,
  `(?:<refuse>) ${between}(?:${goods}){0,3}(?:mailed|shipped|delivered|dropped off|left (?:outside|at|by|in|on|with|there)|por correo|by (?:mail|ups|usps|fedex|courier)|in the mail)`,
  '(?:no|not|without|sin) (?:home )?(?:delivery|shipping|entrega a domicilio)',
  // When it is needed.
  '<refuse> (?:need|want|necesito|quiero|ocupo) (?:it |them |lo |la )?(?:until|till|til|before|hasta|antes del?) [^ .]+',
  '(?:no|ya no) (?:me |l[ao]s? )?(?:necesito|ocupo|urge) (?:hoy|ahorita mismo)',
  // How to reach them.
  `(?:<refuse>|no need|no need for|never ?mind|nvm|forget|skip|olviden?|no hace falta(?: que)?) ${between}(?:about |for |the |a |any |la |una |de |me )*${contact}`,
);

/** A wish how, where or when it is to come, or how they are to be reached, behind words that say no. */
export function arrangesDelivery(words: string): boolean {
  return arranged.test(words);
}

const said = clausePattern(
  `${brings} ~3(?:to|at|a|al|en) (?:my|mi|the|our|la|el|work|home|un|otr[ao])`,
  '(?:ill|i will|i can|we will|ill just|im going to|voy a|puedo|yo) ~2(?:pick|get|grab|come|recoger[a-z]*|paso|pasar|recojo)(?: [^ .]+){0,2}',
  `drop(?:ping)? (?:${goods}){0,4}off (?!(?:[^ .]+ ){0,4}(?:order|list|request|refills?|profile|auto))`,
  '(?:hold|keep|leave) ~2(?:at|there|for (?:me|pick ?up))',
);

/** Says how or where it is to come. */
export function tellsHow(words: string): boolean {
  return said.test(words);
}

/** "Scratch that": what it takes back is what was said last, which may be no more than how it is to come. */
const retracts =
  /^ (?:(?:no|oh|ok|wait|actually|sorry|please|hold on|espere|perdon|mejor|[,.;!]) )*(?:scratch|cancel|forget|disregard|ignore|never ?mind|nvm|olvidel[oa]|olvidal[oa]|cancele|ignore|(?:cancel|forget|never ?mind) (?:about )?(?:the )?(?:delivery|shipping|mailing)|(?:dont|do not|no need to) (?:mail|ship|send|deliver|bring)|no (?:lo|la|los|las) (?:manden?|envien?|traigan?))(?: (?:about )?(?:that|it|this|them|eso|lo))?(?: [,.;!])* $/;

export function onlyRetracts(words: string): boolean {
  return retracts.test(words);
}

/** Of a whole text, which may say so without a no: "leave it with my neighbor". */
export function saysHowToDeliver(text: string, medications: readonly Span[] = []): boolean {
  const nameless = medications
    .toReversed()
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} medicine ${rest.slice(end)}`, text);
  const words = blanked(nameless);
  return (
    arrangesDelivery(words) ||
    forbidsHandling(words) ||
    tellsHow(words) ||
    (declinedIn(words) !== null && hasCondition(words)) ||
    nameless.split(parting).some((part) => setsTerm(blanked(part)))
  );
}

type Span = { start: number; end: number };

const parting = /[.,;!?\n]|\b(?:but|and|pero|y)\b/iu;

function blanked(text: string): string {
  return ` ${normaliseText(text.replace(/['’]/g, ''))} `;
}
