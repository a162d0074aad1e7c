import { drugTerm } from '../domain/drugs/drug-terms.ts';

/**
 * Words that ordinary requests hardly hold and emergencies often do. Where no phrase says more, a person looks: the
 * phrases cannot list every way in which danger is told.
 */
const alarming = new RegExp(
  `(?<= )(?:${[
    'conscious|consciousness|unconscious|collapsed?|collapsing|paramedics?|ambulance|unresponsive|lifeless',
    'bleeds?|bleeding|hemorrhag[a-z]+|convuls[a-z]+|fainted|fainting|gasping|choking|choked|wheezing|suffocat[a-z]+',
    'paraly[sz]ed|slurr[a-z]+|stroke|seizing|poison[a-z]*|overdos[a-z]+|suicid[a-z]+|anaphyla[a-z]+|asthma attack',
    'heart attack|passed out|passing out|blacked out|blacking out|turning blue|not breathing|cant breathe',
    'my chest|his chest|her chest|the chest|dying|self harm[a-z]*|hurt(?:ing)? (?:myself|himself|herself)|dead',
    'kill(?:ing)? (?:myself|himself|herself)|being alive|to die|wanna die|cant go on|hopeless|suffering',
    'breastbone|sternum|crushing|squeezing|jaw (?:pain|hurts)|arm (?:hurts|pain|numb|weak|tingling)|sweating|clammy',
    '(?:speech|words|talking|sentences) (?:[^ .]+ ){0,3}(?:sense|funny|slow|weird|wrong)|no (?:sense|pulse)|limp|blood loss',
    'life (?:[^ .]+ ){0,3}(?:meaning|meaningless|pointless|worthless|point|unbearable|over)|no (?:meaning|future|hope|way out)|(?:nobody|noone|no one|everyone) (?:would|will|cares|loves|misses)|goodbye|end it|give up|unbearable|alone and',
    'twitch[a-z]*|(?:wont|not|isnt|doesnt) (?:answer|answering|respond|wake|waking)[a-z]*|allergic reaction|puff(?:y|ing|ed) up|face swell[a-z]*',
    'should (?:just )?die|just die|saved up|off (?:a|the|my) (?:bridge|cliff|roof|building)|drank|tragu?[eo]|tragaron|cut myself|no one needs|nobody needs',
    'sangra|no (?:se )?puede levantar(?:se)?|no (?:se )?puede parar(?:se)?|me quiero (?:cortar|morir|matar)|reaccion alergica',
    'me pase (?:de|con)|se paso (?:de|con)|pasado de dosis|paso la mano con|sin esperanza|no puedo mas|ya no puedo|no aguanto|rodeada? de sangre',
    'inconsciente|desmay[a-z]+|convulsi[a-z]+|sangrando|hemorragia|ahog[a-z]+|asfixi[a-z]+|infarto|derrame|ambulancia',
    'morirme|morirse|matarme|matarse|suicid[a-z]+|sobredosis|envenen[a-z]+|intoxic[a-z]+|no respira|mi pecho|el pecho',
  ].join('|')}) `,
  'g',
);
/** What the same words are in ordinary talk. */
const harmless =
  / (?:dying (?:to|for)|dying (?:over )?here (?:lol|haha|lmao|jaja|rofl)|overdos(?:e|ed|is|ing) (?:of|de) (?:(?:all|this|the|these|your|tanto|tantos|tanta|tantas) )*(?:paperwork|forms|bills|work|emails?|texts|messages|questions|news|information|papeleo|papeles|tramites|preguntas|mensajes|trabajo)|sobredosis de (?:(?:tanto|tantos|tantas|este|estos) )*(?:papeleo|papeles|tramites|preguntas|mensajes|trabajo)|could just die|dead (?:tired|serious|phone|line|battery|end|link|number)|(?:phone|line|battery|cell|car|number) (?:is|was|went) dead|is dead wrong|drop dead|stroke (?:risk|prevention)|(?:heart attack|stroke) of a|bleeding edge|choked up|prevention center|que no (?:me|le) (?:de|den)|goodbye (?:and|then|now|thanks|thank)|no aguanto (?:la espera|este|esta)|give up (?:on|with) (?:this|the|your|trying|calling)|(?:dont|do not|not|no) (?:get|have|me de|le de) (?:a |un )?(?:stroke|heart attack|derrame|infarto)|over ?dos(?:e|ed|ing)(?: d)? on (?:[^ .]+ )?(?:turkey|candy|chocolate|pizza|tamales|cookies|pie|cake|football|netflix|coffee|ice cream|barbecue|bbq|tacos|leftovers|cheese|yard ?work|house ?work|work|chores|gardening|sun|sunshine|shopping|sugar|sweets|carbs|salt|family|relatives|christmas|halloween|tv|television|grandkids|cuteness)|chest (?:xray|x|cold|congestion|rub)|different strokes?|strokes? of (?:luck|genius|midnight|the pen)|poison (?:ivy|oak|sumac)|(?:drowning|drowned|ahog[a-z]+) (?:in|en) (?:[^ .]+ ){0,2}(?:paperwork|bills|debt|work|emails?|laundry|papers?|papeles|deudas?|recibos|trabajo|cuentas)|(?:muero|muriendo|morir|murio|mori|matar?|matan?|mata|ahogo|ahogaba|respirar) de (?:la |el |tanta |tanto )?(?:pena|risa|hambre|sueno|calor|frio|verguenza|ganas|curiosidad|aburrimiento|coraje|sed|rabia|envidia)|heart attack on a (?:plate|bun|stick)|life and death (?:just|lol|ha)|(?:casi|por poco) me (?:desmayo|infarto|muero|da (?:algo|un infarto|un ataque))|dieron de menos|over ?did it (?:at|on|with) (?:[^ .]+ ){0,2}(?:buffet|dinner|lunch|desserts?|barbecue|party|wedding|casino|sale)|(?:knock|knocked|knocks) (?:em|them) dead|cut(?:ting)? (?:myself|himself|herself) off|(?:keeps?|kept) saying goodbye|quitaron la vida con|cant talk (?:right now|now|rn|at the moment|this minute|yet|here|until|till|im|i am|driving|in (?:a|the) (?:meeting|class|church))|(?:go|going|continue|keep going) (?:on )?with (?:this|the|my|that|your) (?:order|refill|request|prescription|process|survey|questions?|texts?|texting|conversation|robot)|(?:cant|cannot|dont want to|not going to) (?:do|take|stand|deal with|handle) (?:this|your|these|the) (?:app|apps|website|site|form|forms|robot|bot|questions|texts|texting|phone|menu|system|paperwork|survey)|(?:cant|dont want to|not going to) do this (?:anymore |any more |no more )?(?:[.,] )?(?:too many (?:questions|texts|messages|steps)|over text|by text|on my phone|with a robot)|seguir con (?:el |la |este |esta |ese |esa |su |sus |tantas? )(?:pedido|orden|receta|tramite|proceso|preguntas?|mensajes?|robot|resurtido)) /;
const medicine =
  / (?:refills?|refil|pills?|meds?|medicines?|medications?|prescriptions?|rx|tablets?|inhaler|drops|for|take|takes|medicinas?|pastillas?|medicamentos?|receta|resurtir|para|tomo) /;

const medicineNoun =
  / (?:refills?|pills?|meds?|medicines?|medications?|prescriptions?|rx|tablets?|inhaler|drops|prevention|disorder|kit|drug|drugs) /;

/** Whether the words at a place of clause text are a figure of speech, or name an office and no danger. */
export function isFigure(text: string, from: number, to: number): boolean {
  const start = Math.max(0, from - 24);
  const figure = harmless.exec(` ${text.slice(start, to + 24)} `);
  if (!figure) return false;
  const at = start + figure.index - 1;
  return at < to && from < at + figure[0].length;
}

/** Places in clause text at which a person should look. */
export function alarmsIn(text: string): { from: number; to: number }[] {
  return [...text.matchAll(alarming)].flatMap((match) => {
    const [from, to] = [match.index, match.index + match[0].length];
    const around = ` ${text.slice(Math.max(0, from - 24), to + 24)} `;
    if (harmless.test(around) || isPurpose(text, from, to)) return [];
    return [{ from, to }];
  });
}

/** `refill my seizure medication`, `keppra for convulsions`: the word says what a medicine is for. */
function isPurpose(text: string, from: number, to: number): boolean {
  const near = text.slice(Math.max(0, from - 60), from);
  const mark = near.lastIndexOf(' . ');
  const before = mark < 0 ? near : near.slice(mark + 2);
  const after = text.slice(to, to + 20);
  if (medicineNoun.test(` ${(after.split(/ [.,] /)[0] ?? '').split(' ').slice(0, 2).join(' ')} `))
    return true;
  const spoken = medicine.test(before) || before.split(' ').some((word) => drugTerm(word) !== null);
  return (
    spoken && / (?:for|para|to prevent|to stop|prevent|contra|against|de|del|la|las|los|my|mi) $/.test(before)
  );
}
