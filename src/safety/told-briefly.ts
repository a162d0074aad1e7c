import { lazyPattern, type LazyPattern } from '../domain/text/lazy-pattern.ts';
import { isFigure } from './alarm-words.ts';
import { bare } from './bare-words.ts';
import { surroundings } from './clause-places.ts';
import type { Danger } from './danger-phrase.ts';
import { isLongPast } from './lower-danger.ts';

/** A danger that one phrase tells, whatever stands beside it. Places in clause text. */
export type ToldBriefly = { from: number; to: number; flag: Danger | 'safety_review' };

const kin =
  '(?:mom|mother|mama|dad|father|papa|husband|wife|son|daughter|baby|kids?|child|children|boy|girl|grandson|granddaughter|family|grandma|grandpa|grandmother|grandfather|brother|sister|boyfriend|girlfriend|partner|roommate|resident|patient|esposo|esposa|marido|mujer|hijo|hija|bebe|abuela|abuelo|hermano|hermana|madre|padre|nino|nina|familia|pareja|residente)';
const others = `(?:(?:my|the|our|mi|al|a mi|el|la) ${kin}|him|her|them|someone|somebody|people|everyone|everybody|myself)`;
const number =
  '(?:[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)';
const labour = '(?:contractions?|lab(?:o|ou)r pains?|contracciones|dolores de parto)';
const minutes = '(?:mins?|minutes?|minutos?)';
const soon =
  '(?:want|wanna|wanting|going|gonna|about|ready|might|will|could|ill|feel like|thinking of|thinking about)';
const place =
  '(?:house|home|apartment|building|kitchen|room|bed|car|garage|place|casa|cocina|cuarto|edificio|cama|carro|apartamento)';

const phrases: [ToldBriefly['flag'], string][] = [
  // Labour, by how far its pains are apart.
  ['emergency', `${labour} (?:[^ .]+ ){0,5}${number} (?:(?:to|or|y|o|a) ${number} )?${minutes} `],
  [
    'emergency',
    `${labour} (?:[^ .]+ ){0,3}(?:every|each|cada) (?:(?:few|couple|couple of|pocos) )?${minutes} `,
  ],
  [
    'emergency',
    `(?:i am|im|she is|shes|wife is|daughter is) (?:now |going |gone )?in(?:to)? (?:active |early |preterm )?lab(?:o|ou)r `,
  ],
  // Blue by want of air.
  [
    'emergency',
    `(?:my|the|our) (?:${kin}) (?:is|looks|went|has gone|turned) (?:all |so |completely |really |turning )?(?:blue|gr[ae]y|purple)(?! (?:cross|shield|collar|eyes?|hair)) `,
  ],
  [
    'emergency',
    `(?:mi|el|la) (?:${kin}) (?:esta|se puso|se ve|se ha puesto) (?:tod[oa] |muy )?(?:azul|morad[oa]|gris) `,
  ],
  ['emergency', 'need(?:s|ing)? help (?:to )?breath(?:e|ing) '],
  ['emergency', '(?:my|his|her|moms|dads) (?:stomach|belly|head|throat|ear|eye|rectum|bottom) is bleeding '],
  ['emergency', '(?:me|le) (?:esta sangrando|sangra) (?:el estomago|la cabeza|la garganta|el oido|el ojo) '],
  ['emergency', `${place} (?:is|caught|just caught|has caught) (?:on )?fire `],
  [
    'emergency',
    `(?:se (?:esta )?quema(?:ndo)?|se incendia|se esta incendiando|hay (?:un )?incendio en) (?:mi|la|el) ${place} `,
  ],
  // Harm to oneself or to others that is meant.
  [
    'self_harm',
    `(?<=(?:i|im|am|he|she|hes|shes|is|really|just|so|also) )${soon} (?:to |just |really )*(?:od|overdose) `,
  ],
  ['self_harm', '(?:voy a|quiero|pienso) (?:darme|tomarme|meterme|hacerme) (?:una )?sobredosis '],
  [
    'self_harm',
    `(?<=(?:i|im|am|really|just|so|still|also) )(?:want|wanna|going|gonna|about|ready|plan|planning) (?:to )?(?:really |just )*(?:hurt|harm|strangle|choke|beat up|attack) ${others}(?! (?:feelings|back|chances)) `,
  ],
  [
    'self_harm',
    `(?<=(?:[.,]|yo|pero|hoy|ya|y|le) )(?:quiero|voy a|pienso) (?:hacerle (?:dano|mal)|lastimar|golpear|ahorcar|estrangular) (?:a )?${others} `,
  ],
  [
    'self_harm',
    '(?:if|when|once) i (?:take|took|swallow|swallowed) (?:all|the whole|every|the entire|a bunch)(?: [^ .]+){0,5} (?:[,.] )?(?:[^ .]+ ){0,4}(?:go to sleep|fall asleep|sleep forever|not wake|never wake|wake up|die|be over|be gone) ',
  ],
  [
    'self_harm',
    'si (?:me tomo|me trago|tomo) (?:tod[oa]s?|el frasco|las)(?: [^ .]+){0,5} (?:[,.] )?(?:[^ .]+ ){0,4}(?:me duermo|dormire|dormir|desp(?:ie|e)rt[a-z]*|me muero|morir) ',
  ],
  [
    'self_harm',
    '(?<=[.,] )(?:(?:no worries|well|fine|ok|okay|i guess|guess|so|then) )*(?:ill|i will|i guess ill) just (?:go )?die(?: then| now)? (?=[.])',
  ],
  [
    'self_harm',
    '(?:unsubscribe|remove|delete|take|cancel|sign|opt) me (?:off |out |from |of )+(?:my |this |the |all )*(?:life|existence|world|earth|planet|living) ',
  ],
  // The thought of taking all of it, and too much of it taken by intent.
  [
    'self_harm',
    '(?:think|thinks|thinking|thought|thoughts|dream|dreaming|fantasi[sz]e|fantasi[sz]ing|tempted|wonder|wondering|feel like|felt like|imagine|imagining|urge|urges) (?:(?:about|of|to|just|what if) )*(?:taking|take|swallowing|swallow|downing|down|eating|popping) (?:(?:them|em|it) all|all (?:of )?(?:them|em|these|those|the|my)|the (?:whole|entire|rest)|every (?:one|single|last|pill)|a whole bottle|the bottle)(?! (?:(?:pills|meds|medicines|of|them|em|my|the|medications|ones) )*(?:in the morning|at night|at bedtime|before bed|with (?:food|breakfast|dinner|lunch|me)|to (?:the|my|your|work)|back|off|every|each|together in)) ',
  ],
  [
    'self_harm',
    '(?:pienso|piensa|pensado|pensando|pense|ganas|imagino|tentad[oa]) (?:(?:en|de|a|que) )*(?:tomarme(?:l[oa]s)?|tragarme(?:l[oa]s)?|tomarse(?:l[oa]s)?|tragarse(?:l[oa]s)?) (?:tod[oa]s?|el (?:frasco|bote)|la botella)(?! (?:(?:las|los|mis|sus|pastillas|medicinas) )*(?:en la manana|en la noche|por la|al acostar|con )) ',
  ],
  // Waking that is wished away for oneself.
  [
    'self_harm',
    '(?:wish|wished|wishing|hope|hoped|hoping|pray|prayed|praying) (?:to god |that )?(?:i|id|i would|i could) (?:(?:just|would|could|simply) )*(?:didnt|dont|did not|do not|wouldnt|wont|not|never) (?:(?:even|ever|have to|just) )*(?:wake|woke|wakes|waking) ',
  ],
  [
    'self_harm',
    '(?:ojala|quisiera|deseo|deseara|espero) (?:(?:que|yo|un dia|ya|simplemente) )*no (?:me )?(?:despertar[a-z]{0,2}|despierte|amaneciera|amanecer|amanezca) ',
  ],
  // Those who are harmed by others.
  [
    'safety_review',
    '(?:me|nos|le|la|lo) (?:pegan|golpean|maltratan|amenazan) (?:en (?:la |mi |su )?casa|aqui|mucho|seguido|siempre|a veces|todos los dias|cada [^ .]+|mis|mi|los|las|en el) ',
  ],
  ['safety_review', `(?:pegan|golpean|maltratan|abusan) (?:de |a )+(?:mi|la|el|los|las) (?:${kin}) `],
];

const patterns = phrases.map(([flag, source]): { flag: ToldBriefly['flag']; pattern: LazyPattern } => ({
  flag,
  pattern: lazyPattern(source, '(?<= )', ''),
}));

/** Too much taken by intent. What was years ago is looked at, and so is what somebody only wanted to see. */
const byIntent = [
  '(?:took|taken|swallowed|doubled|tripled|popped|downed|overdosed) (?:(?!not |nt |doctor |dr )[^ .]+ ){0,7}(?:on purpose|intentionally|deliberately|purposely|purposefully)(?! (?:[^ .]+ )?to see (?:if|whether|how)) ',
  '(?<!not )(?:on purpose|intentionally|deliberately|purposely|purposefully) (?:took|taken|swallowed|doubled|tripled|popped|downed|overdosed)(?! (?:[^ .]+ )?to see (?:if|whether|how)) ',
  '(?:tome|tomo|tomado|trague|trago) (?:(?!no |sin )[^ .]+ ){0,7}(?:a proposito|adrede|queriendo|con intencion|intencionalmente)(?! (?:[^ .]+ )?to see (?:if|whether|how)) ',
].map((source) => lazyPattern(source, '(?<= )', ''));

const polite = '(?:please|pls|plz|por favor|hi|hello|hola|omg|oh my god|god|dios mio|hey|oiga)';
const hurry =
  '(?:now|right now|right away|asap|quick|quickly|fast|hurry|immediately|please|pls|here|us|me|to (?:me|us|my house)|ya|ahora|ahorita|rapido|pronto|urgente|por favor|aqui|911)';
/** Whole texts that call for help. HELP alone is the carriers'. */
const cries: [ToldBriefly['flag'], RegExp][] = [
  [
    'emergency',
    new RegExp(
      `^(?:${polite} )*(?:send|get|bring|call|manden?|envien?|traigan|pidan) (?:me |us )?(?:help|ayuda)(?: ${hurry})*$`,
    ),
  ],
  [
    'emergency',
    new RegExp(
      `^(?:${polite} )*(?:i |we )?(?:need )?(?:help|ayuda) (?:me )?(?:now|right now|quick|fast|hurry|immediately|ya|ahora|ahorita|rapido|pronto)(?: ${hurry})*$`,
    ),
  ],
  [
    'emergency',
    new RegExp(
      `^(?:${polite} )*(?:somebody |someone |alguien )?(?:help|save|ayuda|ayuden?|salven?)(?: a)? (?:my|our|the|mi|al?|el|la) ${kin}(?: ${hurry})*$`,
    ),
  ],
  [
    'self_harm',
    /^(?:(?:please|just|pls|somebody|someone|por favor) )*(?:end|kill|shoot) me(?: (?:now|please|pls|already))*$/,
  ],
  ['safety_review', /^(?:(?:please|just|pls|i want to|i will|ill|time to) )*end it(?: (?:now|please|pls))*$/],
  [
    'safety_review',
    /^(?:(?:please|pls|por favor|god|dios mio) )*(?:help me|ayudame|help please|please help|ayuda por favor)(?: (?:please|pls|plz|por favor))*$/,
  ],
];

/** Dangers that a phrase tells by itself, and whole texts that call for help. */
export function toldBriefly(text: string): ToldBriefly[] {
  const told: ToldBriefly[] = patterns.flatMap(({ flag, pattern }) =>
    pattern
      .matches(text)
      .map((match) => ({ from: match.index, to: match.index + match[0].length, flag }))
      .filter(({ from, to }) => !isFigure(text, from, to)),
  );
  for (const match of byIntent.flatMap((pattern) => pattern.matches(text))) {
    const place = { from: match.index, to: match.index + match[0].length };
    const { before, hit, after } = surroundings(text, place);
    if (!isLongPast(`${before}${hit}${after}`)) told.push({ ...place, flag: 'self_harm' });
  }
  const words = bare(text);
  const cry = cries.find(([, pattern]) => pattern.test(words));
  return cry ? [...told, { from: 3, to: Math.max(4, text.length - 2), flag: cry[0] }] : told;
}
