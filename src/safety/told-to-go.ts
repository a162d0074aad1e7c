import { lazyPattern } from '../domain/text/lazy-pattern.ts';

const gap = '(?:[^ .]+ )';
const sign =
  '(?:chest|breath|breathing|breathe|pressure|bp|pain|bleed|bleeding|blood|seizures?|heart|pulse|dizzy|dizziness|numb|numbness|headache|swelling|swollen|sugar|glucose|stroke|fainted|fainting|passed|speech|face|arm|confused|symptoms?|oxygen|throat|tongue|pecho|respirar|presion|dolor|sangre|sangrado|corazon|pulso|mareo|mareos|convulsion|convulsiones|brazo|azucar|oxigeno|garganta|lengua)';
const who =
  '(?:doc|docs|doctor|doctors|dr|cardiologist|cardiology|neurologist|nurse|nurses|er|ed|pcp|np|pa|office|line|hotline|triage|urgent care|telehealth|paramedics?|emt|emts|pharmacist|poison control|they|he|she|medico|doctora|doctor|enfermera|cardiologo|urgencias|clinica|me)';
const said =
  '(?:said|says|saying|told|tells|telling|tell|wants?|wanted|insists?|insisted|keeps? telling|keep telling|advised|advises|begged|instructed|ordered|dijo|dijeron|dice|dicen|quiere|quieren|mando|mandaron|mandan)';
const place =
  '(?:(?:the |an |a |el |la |al )?(?:er|ed|emergency(?: room| dept| department)?|hospital|ambulance|urgencias|emergencias|hospital|911|nine one one)(?! (?:pharmacy|system|portal|bill|billing|lab|stay|bed|food|records?|cafeteria|website|clinic|visit|network|stuff|follow|to (?:visit|see)|gift|farmacia)(?= )))';
const go =
  '(?:(?:to |that |i |should |need to |needs to |me |us |her |him |you |just |hang up |and |straight |right |back |que |en |a |de inmediato |ya |immediately |now ){0,5}(?:go|going|get|head|come|call|dial|run|be seen|in|send|be|drive|take|fuera|fueramos|vaya|vayamos|ir|corra|llame|llamara|llamar|pasara)?(?: me| us| back| over| straight| right| down| in| by| him| her| to be seen| checked)* ?(?:to |into |at |in |a |al |by )?)';
const sentAway = lazyPattern(
  `${who} ${gap}{0,2}?${said} (?:(?:me|us|him|her|nos|le) )?${go}${place} `.replaceAll('  ', ' ').trimEnd(),
  '(?<= )(?:',
  ') ',
);
/** One does not go, or wants something else first. */
const instead = lazyPattern(
  `(?:rather|instead|first|before i (?:go|do)|(?:but|pero) (?:im|i am|ill|i will|i|just|can|waiting|you|yall|solo|yo|mejor|prefiero|nomas|necesito|ocupo|no|my|mi|he|she|cant|that|its)|dont (?:want|wanna|feel like|have (?:money|insurance|a ride|the money))|do not want|not (?:going|gonna|about to)|wont (?:go|do)|refus(?:e|ed|es|ing)|cant (?:afford|go|get there)|waiting (?:on|for)|just (?:need|want|get|give|fill|send)|if you(?:d)? just|no (?:quiero|puedo|voy)|prefiero|mejor|primero|en vez|solo (?:quiero|necesito)|nomas)`,
);
/** They went, it is long ago, or it is for a test: nothing of now. */
const settled = lazyPattern(
  '(?:(?:i|we|he|she) (?:went|did go|already went|go[t]? (?:back|home)|came home|was (?:there|seen|admitted|discharged|released|in))|went (?:and|in|there|to)|discharged|released|they (?:gave|did|kept|ran|checked|found|let|sent me home|said (?:its|im|it was|i was|everything|nothing))|sent (?:me |him |her )?home|(?:last|past) (?:week|month|year|summer|winter|fall|spring)|(?:days?|weeks?|months?|years?) ago|for (?:my|a|the|his|her) (?:[^ .]+ )?(?:tests?|test|surgery|procedure|scan|mri|ct|xray|x ray|labs?|blood ?work|appointment|checkup|follow ?up|infusion|stress test|class|screening|shot)|visit|next (?:week|month|time)|fine now|all (?:good|clear)|(?:ya )?(?:fui|fuimos)|me dieron de alta|(?:semana|mes|ano) pasad[oa]|hace (?:un|una|dos|tres|unos|[0-9]+) (?:dias?|semanas?|mes|meses|anos?)|para (?:un|una|el|la|mi|mis|unos) (?:[^ .]+ )?(?:examen|examenes|cirugia|cita|analisis|estudios?|prueba)s?)',
);
const ifIt = '(?:if|when|si|cuando)';
/** A condition under which they were to come, and it came about. */
const cameTrue = [
  `${ifIt} ${gap}{0,6}?${sign} ${gap}{0,6}?(?:[,.] )?(?:and|but|well|y|pero|so) (?:now |well |guess what |sure enough |then |si |ya |ahora )*(?:(?:it|they|that|he|she|mine) (?:just |now |sure |really )?(?:did|has|have|does|is|came back|came|happened|started)|si (?:regreso|volvio|paso|me dio|empezo)|(?:ya )?(?:regreso|volvio|paso|me dio|empezo))(?! (?:not|nt|never|no)) `,
  `${ifIt} ${gap}{0,6}?${sign} ${gap}{0,5}?(?:[,.] )+(?:well |and |now |so |guess what |pues |y )*(?:(?:it|they|that) (?:did|has|have|does|is|came back)|(?:si |ya )*(?:regreso|volvio|paso))(?! (?:not|nt|never|no)) `,
].map((source) => lazyPattern(source.trimEnd(), '(?<= )(?:', ') '));
const care = lazyPattern(
  '(?:er|ed|911|hospital|emergency|emergencias|urgencias|ambulance|doctor|doc|dr|nurse|come (?:back|in|straight)|go (?:back|in)|call (?:back|them|him|her)|llamara|regresara|volviera)',
);
const anySign = lazyPattern(sign);

/**
 * A present sign of danger, told by what somebody has said about it: to go to the emergency room now, where the sender
 * would rather not; or to come if a sign appears, and it has. Places in clause text.
 */
export function toldToGo(text: string): { from: number; to: number }[] {
  if (!anySign.test(text)) return [];
  const came = care.test(text) ? cameTrue.flatMap((pattern) => pattern.matches(text)) : [];
  const sent = instead.test(text) && !settled.test(text) ? sentAway.matches(text) : [];
  return [...came, ...sent].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}
