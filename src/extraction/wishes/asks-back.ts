import { lazyAlternatives } from '../../domain/text/lazy-pattern.ts';

const opening =
  '(?:(?:hi|hello|hey|so|then|and|but|oh|ok|okay|wait|really|great|well|does that mean|that means|you mean|thanks|thank you|entonces|o sea|ah|hola|y|pero|bueno|de verdad|en serio|gracias|quiere decir que|que) )*';
const closing =
  '(?: (?:now|already|then|yet|right|correct|yes|no|or not|please|pls|thanks|ya|entonces|por fin|finally|verdad|gracias|por favor))*';
const refill = '(?:refills?|requests?|orders?|prescriptions?|rx|meds?|medicines?|medications?)';
const thing = `(?:it|its|it s|it is|is it|it was|was it|that|thats|that s|that is|is that|they|theyre|they re|they are|are they|this is|is this|mine|(?:is |are |was )?(?:my|the) ${refill}(?: (?:is|are|was))?)`;
const outcome =
  '(?:approved|denied|authorized|rejected|shipped|delivered|sent|filled|ready|too early|with the pharmacy|on (?:its|the) way|aprobad[oa]s?|autorizad[oa]s?|negad[oa]s?|rechazad[oa]s?|enviad[oa]s?|entregad[oa]s?|surtid[oa]s?|list[oa]s?|en camino|con la farmacia|muy pronto)';
const being =
  '(?:is|was|were|are|has been|have been|got|been|already|finally|all|ya|esta|estan|fue|fueron|quedo|sido)';
const deed =
  '(?:(?:they|you|you guys|he|she|the (?:doctor|provider|pharmacy)|my (?:doctor|provider)) (?:already |finally |really )?(?:approved|denied|authorized|shipped|delivered|sent|filled)(?: (?:it|them|that|my refill))?|(?:ya )?(?:me )?(?:lo|la|los|las) (?:aprobaron|autorizaron|negaron|enviaron|mandaron|entregaron|surtieron))';
const back = new RegExp(
  `^${opening}(?:(?:${thing} )?(?:${being} )*${outcome}|${deed}|(?:it|they) (?:already )?(?:shipped|went out))${closing}$`,
);

/** "So it's approved?", "¿entonces ya está aprobada?": says back what was just told, to make sure of it. */
export function asksBack(phrase: string, original: string): boolean {
  return /[?¿]/.test(original) && back.test(phrase);
}

const whoActs =
  '(?:(?:the|my|your|a) (?:doctors?(?: office)?|dr|provider|clinic|office|insurance|pharmacist|nurse|driver|prescriber)|el (?:doctor|medico|pedido|envio|farmaceutico|proceso|seguro)|la (?:doctora|medica|farmacia|entrega|clinica|farmaceutica|enfermera|aseguranza)|(?:mi|su) (?:doctora?|medic[oa]|pedido|farmacia))';
const order = `(?:${whoActs}|${refill}|shipping|delivery|(?:the|my|a) (?:${refill}|delivery|shipping|process|pharmacy)|it|this|that|they|you|you guys|everything)`;
const done =
  '(?:to|for|until|till|before) (?:(?:it|you|me|them|us|the|my|a) )*(?:get|fill|refill|send|ship|arrive|come|answer|respond|reply|deliver|delivery|process|hear|be|shipping|refills?|prescriptions?|approval|approve)(?: (?:it|that|them|here|back|ready|done|filled|shipped|delivered|approved|sent|to (?:me|us|my house)|in the mail|a refill|refills?|processed|my refill))*';
const howLong = [
  `(?:(?:about|around|usually) )*how (?:much )?(?:long|longer|time) (?:does|do|will|would|is|should|did|might|can) ${order} (?:usually |normally |typically |generally |going to |gonna )*(?:take|be)(?: ${done})?`,
  `(?:cuanto|que tanto)(?: tiempo)? (?:se |mas |les |le |me )*(?:tardan?|tardara|tardaran|demoran?|dilatan?|va a tardar|van a tardar)(?: (?:en|para) (?:llegar(?:me)?|surtir(?:lo|la)?|mandar(?:lo|la)?|enviar(?:lo|la)?|contestar(?:me)?|responder(?:me)?|entregar(?:lo|la)?|(?:me |nos )?(?:llamar(?:me)?|aprobar(?:lo|la)?|autorizar(?:lo|la)?|firmar(?:lo|la)?)|estar list[oa]|el pedido|la medicina|mi medicina))?(?: (?:en )?${whoActs})?(?: (?:en|para) (?!hacer|surtir efecto|funcionar|trabajar|quitar|empezar|sentir|bajar|subir)(?:[a-z]+ ?){1,3})?`,
];

const time =
  '(?:(?:so|this|that|too|such|over|about|almost|like|more than|at least|tanto|mucho|casi|mas de) )*(?:(?:an?|una?|[0-9]+|two|three|four|five|six|a few|several|dos|tres|cuatro|cinco|varias?|varios) )?(?:whole |entera )?(?:long(?: time)?|forever|ages|(?:much )?time|hours?|days?|weeks?|months?|years?|tanto(?: tiempo)?|mucho(?: tiempo)?|horas?|dias?|semanas?|mes(?:es)?|una eternidad)(?: enteras?)?';
const often = '(?:(?:always|usually|still|even|now|ever|all of a sudden|siempre|todavia|aun|ahora) )*';
const whyLong = [
  `(?:why|how come|what|whats|what s) (?:(?:does|do|did|is|are|has|have|was|s) )?(?:${order} )?(?:is |are |has |have )?${often}(?:been )?(?:take|takes|taking|took|taken) (?:(?:you|u|yall|you guys|them|it|me) )?${time}(?: ${done})?(?: every time| each time| always)?`,
  `(?:por ?que|xq|como es que) (?:siempre |todavia |se |les |le |me )*(?:tardan?|tardaron|demoran?|dilatan?|tardo|toman?)(?: siempre)?(?: ${time})?(?: siempre)?(?: (?:en|para) (?:llegar|surtir|mandar|enviar|contestar|responder|entregar|estar)[a-z]*(?: [a-z]+){0,3})?`,
];

const awaited =
  '(?:(?:it|that|them|this|to|a|an|the|my|your|some|next|first|second|third|other|last|la|el|una|un|mi|su|por|de) ?)*(?:(?:hear|receive|get|have|see)(?: (?:back|it|them|that|something|anything|my|the|a|an))* ?)?(?:(?:one|call ?back|call|text|message|answer|reply|response|update|news|word|delivery|package|shipment|refills?|orders?|meds?|medicines?|medications?|prescriptions?|llamada|respuesta|mensaje|entrega|pedido|receta|medicinas?|medicamento|segund[oa]|primer[oa]|otr[oa]))?(?: (?:from|by|de) (?:you|yall|someone|somebody|them|the (?:pharmacy|pharmacist|doctor|nurse|office|provider)|la (?:farmacia|doctora)|(?:el|mi) doctor|ustedes))?(?: (?:one|back|to come|to be (?:here|ready)))?';
const whenExpected = [
  `(?:about |around )?(?:when|what (?:time|day)|how soon) (?:can|should|could|will|would|may|do|might) (?:i|we) (?:expect|be expecting|look for|hear|be hearing)(?: ${awaited})?`,
  `(?:cuando|que dia|a que hora) (?:(?:puedo|podemos|debo|podria) (?:esperar|recibir)|(?:me|nos) (?:llaman|llamaran|van a llamar|contestan|avisan|responden))(?: ${awaited})?`,
];

const ofTime = lazyAlternatives([...howLong, ...whyLong, ...whenExpected], `^${opening}(?:`, `)${closing}$`);

/** "How long does it take", "why does it always take a week": of the order; how long a medicine takes to work, a clinician says. */
export function asksHowLong(phrase: string): boolean {
  return ofTime.test(phrase);
}
