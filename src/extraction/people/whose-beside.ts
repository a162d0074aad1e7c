import { relativeWord } from './people-words.ts';

/** `KIN` stands for a relative, a friend or a pet, `MY` for whose they are, `HEAD` for a word between. */
const parts: readonly [RegExp, string][] = [
  [/MY/g, '(?:my|mi|mis|our|the|nuestra|nuestro)'],
  [/KIN/g, `${relativeWord}(?: (?:- )?in (?:- )?law)?`],
  [/HEAD/g, '(?:[^ ]+ )?'],
];

const staffNoun =
  '(?:girl|lady|woman|guy|man|gal|kid|boy|fella|person|muchach[ao]|senorita|senora|senor|joven|chic[ao])';

/** What relatives, neighbours and pets do or are in a message without any medicine of theirs; read past. */
const told: readonly string[] = [
  // Who only fetches or is asked to: `my son will pick it up`, `can my sister sign for me`.
  ' MY KIN HEAD(?:will|can|could|would|might|may|is going to|is gonna|is coming|comes|is driving|va a|puede|podria) (?:[^ ]+ ){0,2}(?:pick|picking|get it|get them|come|coming|drop|stop|swing|drive|driving|grab|sign|recoger|recogerlo|recogerla|recogerlos|recogerlas|pasar|pasara|ir|venir)(?: (?:get|for|por|and|a|to|up|it|them))*',
  ' (?:(?:MY) )?KIN (?:(?:will|is|usually|always|can) )*(?:picks?|picking|getting|grabs?|grabbing|collects?|collecting) (?:it|them|my|this|up|that)(?: (?:up|for me))*',
  ' (?:can|could|may|will|puede|did|has|have) (?:my|mi) KIN (?:please |already |ya )?(?:pick|get|come|grab|collect|sign|picked|recoger|pasar|firmar)(?! (?:his|her|their) )',
  ' (?:my|mi|our) KIN (?:already |ya )?(?:asked|asks|called|calls|ordered|requested|picked|texted|pidio|habia pedido|llamo|recogio|hablo) (?:[^ ]+ ){0,2}?(?:my|mine|mi|mis|la mia|for me|por mi|por mis)',
  ' (?:add|adding|authorize|put|autorizar|agregar|agreguen|apunten) (?:a )?(?:my|mi) KIN HEAD(?:to|on|as|para|en|a)',
  // Who tells, helps or lends a hand.
  ' (?:MY )?KIN (?:is out of town|is out shopping)',
  ' (?:my|mi|our) KIN (?:pasa|viene|recoge|drives me|is driving|told me|said|says|thinks|swears|heard|dijo)',
  ' (?:my|mi) KIN dice(?! que (?:le|les|ya (?:no|casi)|necesita|ocupa|quiere|se|ella|el|su|sus) )',
  ' (?:my|mi|our) KIN HEAD(?:she |he )?(?:set (?:this|it|me|up)|showed|shows|taught|helps|helped|is helping|types|typed|is typing|writes|wrote|reads|handles|handled|manages|keeps (?:telling|bugging|saying|asking)|keep (?:telling|bugging|saying|asking)|works (?:at|there|for)|drove me|drives me|lent|gave me|got me|bought me|recommended|recommends|warned)',
  ' mi KIN HEAD(?:ya |no )?me (?!pide|pidio|encarg|falta|hace falta|toma)[^ ]+',
  ' (?:me|nos) (?:dijo|dice|conto|recomendo|aviso|ayuda|ayudo|trae|trajo|lleva) mi KIN',
  ' (?:lo|la|los) (?:mando|escribio|puso|encontro) mi KIN',
  ' (?:tell|told|ask|asked|called|texted|gave|avisen|avisar|diganle|dijeron|dije) (?:a )?(?:my|mi|our) KIN(?! (?:that )?(?:his|her) )',
  ' (?:my|mi) KIN (?:is|es) (?:a |an |un |una )?(?:[^ ]+ )?(?:pharmacist|nurse|doctor|rn|paramedic|enfermer[ao]|doctora|medico|farmaceutic[ao])(?: (?:and|y) (?:he|she|ella|el|me))?',
  ' (?:a |one )?(?:friend|neighbou?r|cousin|coworker|amig[oa]|vecin[oa]|comadre|compadre) (?:says|said|told|swears|dice|dijo)',
  ' (?:leave|left|deliver|drop|dejen|dejenlo|dejenla|dejar)(?: (?:it|them|off))* (?:w|with|con) MY KIN',
  ' not for (?:a|my) KIN',
  ' (?:mi|my) amor',
  // Where one lives or goes, and when.
  ' (?:to|at|from|a|en) (?:my|mi|our) KIN (?:house|home|place|address|apartment)',
  ' (?:to|at|by|for) (?:my|our) KIN (?=(?:on |this |next |tomorrow|tonight|until|till|monday|tuesday|wednesday|thursday|friday|saturday|sunday))',
  ' (?:my|our|her|his) KIN (?:wedding|graduation|birthday|funeral|party|shower|recital|game|phone|car|truck|couch|leaf|dog|yard)',
  ' (?:casa|boda|fiesta|graduacion|cumpleanos|bautizo|quinceanera|funeral|telefono|celular|carro|troca) de (?:MY) KIN',
  ' (?:live|living|lives|staying|stay|stays|moved in|vivo|viviendo|quedo|quedando) HEAD(?:with|con) (?:MY) KIN',
  // Who has died, and what runs in the family.
  ' (?:my|mi) (?:late|difunt[ao]) KIN',
  ' (?:my|mi) KIN (?:has |have |ya )?(?:passed|died|murio|fallecio)(?: away)?',
  ' (?:since|desde que|cuando|when) (?:murio|fallecio|buried|lost) (?:a )?(?:my|mi) (?:KIN|senora?|viej[ao])',
  ' (?:my|mi) KIN (?:also )?(?:had|has|tenia|tiene|tuvo) (?:the same|lo mismo|it too|eso)',
  // Pets and small children, who spoil things or sleep.
  ' (?:my|the|our|mi|el|la) (?:dog|cat|puppy|kitten|baby|toddler|kids?|child|grandson|granddaughter|grandkids?|perro|perra|perrito|gato|gata|gatito|nieto|nieta) (?:me |nos )?(?:ate|chewed|spilled|knocked|threw|dropped|flushed|broke|sleeps|is (?:asleep|sleeping)|tiro|rompio|comio|derramo|duerme|esta dormid[oa])',
  ' (?:the|our|my|el|la) (?:dog|cat|perro|gato) (?:is|esta|bites|walked|barks|muerde|ladra|got out|runs out|out)',
  ' like a (?:baby|kid|child|dog)',
  ' baby (?:sleeps|is sleeping|is asleep)',
  ' (?:child|kid|baby) (?:- )?(?:proof|resistant|safe|aspirin|aspirins|powder)',
  // What only sounds like a person.
  ' (?:mothers|fathers) day',
  ' dia de (?:la|las|los|el)? ?(?:madres?|padres?|ninos?)',
  ' (?:be|am|im|been|being|was|so|very|more) patient',
  ' patient (?:portal|assistance|advocate|number|id)',
  ' (?:hola|buenas|buenos|dias|tardes|noches|gracias|si|no|oiga|mire|disculpe|digo ,) (?:amigo|amiga|amigos|mi amigo|senora|senor|senorita)',
  ' (?:senor|senora|senorita) (?:farmaceutic[ao]|doctora?)',
  '^ (?:amigo|amiga|primo|prima|compadre|comadre|bro|sis|senorita|senor|senora)(?= ,)',
  '^ (?:(?:hi|hello|this is|its|it is|im) )*(?:father|sister|brother|mother|padre|sor) [^ ]+ (?:here|speaking|again)',
  ' (?:thanks|thank you|hi|hello|hey) (?:my )?(?:friend|friends|partner)',
  ' son (?:un|unos|unas|los|las|mis|para|de|como|muy|mias|mios|dos|tres|cuatro|todas|todos|\\d+)',
  ' (?:dios|hijo de|ay|santa) (?:madre|padre|mama)',
  ' (?:someone|somebody) elses? (?:[^ ]+ )?(?:bag|receipt|box|package|order|stuff)',
  // Whoever serves: `the girl at the counter said`, `la muchacha de la caja me dijo`.
  ` (?:the|that|this|your|la|el|esa|ese|una?|otra) (?:[^ ]+ )?${staffNoun} (?:there |over there )?(?:(?:at|behind|in|on|from|with|de|del|en) (?:the |your |la |el )?(?:front |drive )?(?:desk|counter|window|register|phone|store|pharmacy|thru|caja|mostrador|farmacia|ventanilla|telefono)|(?:just |only )?(?:said|says|told|hung|yelled|laughed|promised)|que (?:entrega|reparte|atiende|trae)|(?:me|nos) (?:dijo|grito|hablo|atendio|colgo|contesto))`,
  ' (?:my|mi) (?:boss|jefe|jefa|coworker) (?:wont|will|wouldnt|doesnt|says|said|told|no me|me|dice|dijo)',
];

export const beside: readonly RegExp[] = told.map((pattern) => {
  const spelt = parts.reduce((text, [sign, words]) => text.replaceAll(sign, words), pattern);
  return new RegExp(`${spelt}(?= )`, 'g');
});
