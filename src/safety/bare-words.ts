/** A whole text in clause words, without its marks. */
export function bare(text: string): string {
  return text
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

const cry =
  /^(?:(?:this|it|is|its|i|have|an?|we|medical|please|pls|now|hi|hello|es|esto|una?|tengo|tenemos|hay|medica|por|favor|ya|urgente|urgent) )*(?:emergency|emergencia|auxilio|socorro|mayday|sos|911)(?: (?:please|pls|now|por|favor|ya|help|ayuda|emergency|emergencia|auxilio|socorro|911))*$/;

/** A call for help and nothing else (`this is an emergency`, `auxilio`): nobody says of what, and it is taken as said. */
export function isCry(text: string): boolean {
  const words = bare(text);
  return cry.test(words) || againAndAgain.test(words);
}

/** Once or twice it is the carriers' HELP. */
const againAndAgain =
  /^(?:(?:please|por favor) )*(?:(?:help|ayuda|ayudenme)(?: me)?(?: please| por favor)*(?: |$)){3,9}$/;

const toBeHelped =
  /^(?:(?:please|pls|por favor|hola|hello|alguien|somebody|someone|dios mio) )*(?:ayudenme|ayudeme|ayudenos|ayudennos|help us|somebody help(?: me)?|someone help(?: me)?)(?: (?:please|pls|por favor|ya|now|ahora|rapido|hurry))*$/;

/** Somebody calls for a person, and says neither what for nor that it is a danger. */
export function asksToBeHelped(text: string): boolean {
  return toBeHelped.test(bare(text));
}

const unsure =
  /^(?:(?:ok|sorry|hi|hello|hola|perdon|well|um|uh|pues|i am|im|i|we|its|have|honestly|lo siento|la verdad) )*(?:not (?:really |too |so |very )?sure|unsure|do not (?:really )?know|dont (?:really )?(?:know|remember|recall)|no idea|no clue|cant remember|ya? ?no (?:lo )?(?:se|recuerdo|me acuerdo)|no estoy segur[oa]|ni idea)(?: (?:what|which|whats|its|it|the|is|of|name|called|one|this|my|on|label|medicine|medication|pill|that|cual|como|se|llama|el|la|es|que|nombre|medicina|pastilla|de|lo|sorry|perdon))*$/;

/** An answer that nothing is known, in words that speak of danger only beside others (`not sure`, `no se`). */
export function isUnsure(text: string): boolean {
  return unsure.test(bare(text));
}

const helpless =
  /^(?:(?:and|now|help|please|ay|ya|i|we|he|she|im|i am|hes|shes|is|so|very|really|just|all|suddenly|muy|bien|estoy|esta|de repente) )*(?:(?:cant|cannot|can not|couldnt) (?:talk|speak)(?: (?:right(?! now)|well|good|straight|clearly|anymore))?|no (?:puedo|puede) hablar(?: bien| ya)?|confused|disoriented|confundid[oa]|desorientad[oa])(?: (?:now|please|help|ya|ahora))*$/;

/** That somebody cannot speak or is confused, and nothing else: it may be our questions, and it may be a stroke. */
export function isHelpless(text: string): boolean {
  return helpless.test(bare(text));
}

const assurance =
  /^(?:(?:hi|hello|hey|hola|ok|okay|yes|no|oh|sorry|and|so|well|i|im|i am|was|am|si|bueno|pues|thanks|thank you|gracias) )*(?:(?:just|only|solo|nomas|nada mas|solamente) )+(?:(?:want|wanted|wanna|trying|need|needed|like|to|be|am|im|quiero|queria|es|era|para|por|estoy) )*(?:(?:making|make|being|be) (?:extra |double |really )?sure|double checking|checking(?: in| up)?|check|verifying|verify|confirming|confirm|asegurarme|asegurandome|(?:estar|quedar) segur[oa]|confirmar|confirmando|verificar|verificando|checar|checando)(?: (?:again|first|please|thanks|thank you|thats all|that is all|on it|on that|it|all|ok|por favor|gracias|es todo|eso|nada mas))*$/;

/** `just making sure`: why they wrote, and nothing of how they are. */
export function isAssurance(text: string): boolean {
  return assurance.test(bare(text));
}
