import { relativePhrase, relativeWord, staffWord } from './people-words.ts';

/** What is said beside a wish and tells nothing of whose medicine it is; read past. */
const beside: readonly RegExp[] = [
  // Who only fetches, drives, lives or speaks: `my son will pick it up`, `my sister told me`, `to my sister's house`.
  new RegExp(
    ` (?:my|mi|our) ${relativePhrase} (?:[^ ]+ )?(?:will|can|could|would|might|may|is going to|is gonna|is coming|comes|is driving|va a|puede|podria) (?:[^ ]+ ){0,2}(?:pick|picking|get it|get them|come|coming|drop|stop|swing|drive|driving|grab|recoger|recogerlo|recogerla|recogerlos|recogerlas|pasar|pasara|ir|venir)(?: (?:get|for|por|and|a|to|up|it|them))*(?= )`,
    'g',
  ),
  new RegExp(
    ` (?:(?:my|mi|our) )?${relativePhrase} (?:(?:will|is|usually|always|can) )*(?:picks?|picking|getting|grabs?|grabbing|collects?|collecting) (?:it|them|my|this|up|that)(?: (?:up|for me))*(?= )`,
    'g',
  ),
  new RegExp(
    ` (?:can|could|may|will|puede) (?:my|mi) ${relativePhrase} (?:please )?(?:pick|get|come|grab|collect|recoger|pasar)(?! (?:his|her|their) )(?= )`,
    'g',
  ),
  new RegExp(
    ` (?:my|mi|our) ${relativePhrase} (?:pasa|viene|recoge|drives me|is driving|is out of town|told me|said|says|dice|me dijo)(?= )`,
    'g',
  ),
  new RegExp(
    ` (?:to|at|from|a|en) (?:my|mi|our) ${relativePhrase} (?:house|home|place|address|apartment)(?= )`,
    'g',
  ),
  / (?:my|the) (?:dog|cat|puppy|kitten|baby|toddler|kids?|child) (?:ate|chewed|spilled|knocked|threw)(?= )/g,
  / (?:child|kid|baby) (?:- )?(?:proof|resistant|safe|aspirin|aspirins|powder)(?= )/g,
  / (?:mothers|fathers) day(?= )/g,
  / (?:be|am|im|been|being|was|so|very|more) patient(?= )/g,
  / patient (?:portal|assistance|advocate|number|id)(?= )/g,
  / (?:hola|buenas|buenos|dias|tardes|noches|gracias|si|no|oiga) (?:amigo|amiga|amigos|mi amigo|senora|senor|senorita)(?= )/g,
  / (?:thanks|thank you|hi|hello|hey) (?:my )?(?:friend|friends|partner)(?= )/g,
  / son (?:un|unos|unas|los|las|mis|para|de|como|muy|mias|mios|dos|tres|cuatro|todas|todos|\d+)(?= )/g,
  / (?:dios|hijo de|ay|santa) (?:madre|padre|mama)(?= )/g,
];

/** What doctors and pharmacies are said to have done: their `he`, `she` and `they` are nobody's medicine. */
const staffDid = new RegExp(
  ` (?:he|she|they|el|ella) (?:[^ ]+ ){0,1}?(?:said|told|tell|says|wants me|wanted me|put me|gave me|gives me|wrote|prescribed|prescribes|sent|called|faxed|approved|increased|changed|would|will|can|could|should|did|didnt|dijo|dijeron|receto|mando)(?= )`,
  'g',
);
const reachStaff =
  / (?:call|fax|ask|tell|text|contact|phone|message|email|llamelo|reach|called|asked|told|saw|see|with|by|from|to) (?:him|her)(?! (?:[a-z]+ )?(?:meds?|medications?|medicines?|refills?|prescriptions?) )(?= )/g;
const staffNamed = new RegExp(` ${staffWord} `);

const somebody = new RegExp(
  ` (?:${[
    relativeWord,
    '(?:he|she|hes|shes|hed|shed|him|hers|herself|himself|his|her)',
    '(?:they|theyre|theyve) (?:[^ ]+ )?(?:need|needs|take|takes|ran|run|want|have|has|out|low|are out|are low|are almost|would like)',
    '(?:theyre|theyve) (?:[^ ]+ )?(?:out|low|running|run|almost|down)',
    'their (?:[^ ]+ ){0,2}(?:meds?|medications?|medicines?|prescriptions?|refills?|pills?|rx|dob|birthday|birth|names?)',
    '(?:my|the|our|her|his) (?:[^ ]+ )?(?:old man|old lady|foster|ward|ex|fam|family|boss|coworker|folks|girl|girls|boy|boys|ma|pa|mate)',
    'for (?:a|an|the|this|that|one|another|our|some) (?:[^ ]+ )?(?:lady|man|woman|gentleman|guy|girl|boy|person|individual|member|student|inmate|veteran|family)',
    '(?:an|a|the|this|that|old|elderly|young) (?:lady|man|woman|gentleman|individual|person|guy) (?:i|who|that|we|in|at|needs?|is)',
    '(?:someone|somebody|anyone) elses?|another person|other people|not (?:for me|mine|my own)|no es (?:para mi|mio|mia)|otra persona|both of us|for us',
    '(?:i|we) (?:take care of|care for|look after|am caring for|am looking after|cuido)|im (?:caring for|looking after)|que cuido|a quien cuido|yo cuido',
    '(?:caregiver|caretaker|carer|cna|poa|power of attorney|our facility|guardian|conservator|aide|cuidador|cuidadora|apoderado|tutor legal)',
    '(?:i am|im|this is|as|soy|habla) (?:[^ ]+ ){0,2}(?:a|the|an|la|el|una|un|one of the)? ?(?:[^ ]+ )?(?:nurse|rn|lpn|med tech|medtech|medication aide|staff|supervisor|administrator|house manager|enfermera|enfermero|social worker)',
    '(?:nurse|staff|rn|lpn) (?:at|from|with|here)',
    '(?:this is|its|im|i am) [^ ]+ (?:from|at|with|calling from)(?! (?:home|work|school|my|the phone|\\d))',
    '(?:room|rm|bed|cuarto|habitacion|cama) (?:# )?(?:\\d+|[a-f]|one|two|three|four|five|six|seven|eight|nine|ten)',
    '(?:pt|pts|better half|significant other|loved one|family member|someone i)',
    '(?:la|el|una|un|mi) (?:[^ ]+ )?(?:senora|senor|viejo|vieja|jefa|jefe|ma|pa|ama|apa|gordo|gorda|chaparro|chaparra|muchacho|muchacha|anciano|anciana)(?! de la casa)',
    'mi (?:senora|viejo|vieja|jefa|jefe|ma|pa)',
    '(?:patients?|pacientes?)(?! :)',
    'members? (?:needs?|is|wants?|requests?|has|ran)',
    'patient name|resident name|se llama|behalf of|on behalf|de parte de',
    '(?:ella|ellos|ellas)',
    '(?:de|para|a) el(?= (?:[.,!?;)\\n]|por favor|gracias|tambien|y ))',
    'el (?:necesita|ocupa|toma|quiere)(?! mi )',
    'our (?:[^ ]+ )?(?:meds?|medications?|medicines?|prescriptions?|refills?|pills?)',
    'we (?:both |all )?(?:need|are out|ran out|are low)',
    'both need',
  ].join('|')}) `,
);
const somebodyAtEnd = / (?:de|para) el $|^ el (?:ya|no|se) /;

/** `needs`, `necesita`: of a third person, unless a thing or the staff does. */
const thirdPerson =
  / ([^ ]+) (?:(?:also|really|still|just|tambien|ya|urgently) )?(?:needs|wants|requests|requires|necesita|necesitan|ocupa|ocupan|requiere) (?!mi |mis |to be |my |a call|more (?:info|information)|mas informacion|autorizacion|authorization|approval|approved)/g;
const thing =
  /^(?:it|this|that|which|what|everything|something|nothing|one|refill|prescription|medication|medicine|rx|script|insurance|pharmacy|doctor|dr|office|provider|nurse|pharmacist|clinic|hospital|body|heart|bottle|order|account|se|no|usted|ustedes|caller|farmacia|seguro|doctora|medico|que|si|receta|eso|esto|me|cardiologist|company|they|and)$/;
const thirdPersonEs =
  / (?:(?:a )?(?:[^ ]+ )?(?:se le (?:acabo|acabaron|acaba|acaban|termino|terminaron|esta acabando|estan acabando)|(?:ya )?(?:no )?le (?:quedan|queda|falta|faltan|hace falta)|se (?:quedo|esta quedando|queda) sin)) /;

/**
 * Whether the words tell of a person other than the writer, by relation, pronoun, role or verb. Rather too often than
 * too seldom: a text from a phone is acted on as its owner's only when nobody else is spoken of. Who only fetches the
 * medicine, and what staff did, is not meant.
 */
export function speaksOfAnother(words: string): boolean {
  let told = words.replace(/ ' /g, ' ');
  for (const pattern of beside) told = told.replace(pattern, ' ');
  if (staffNamed.test(told)) told = told.replace(staffDid, ' ').replace(reachStaff, ' ');
  return somebody.test(told) || somebodyAtEnd.test(told) || thirdPersonEs.test(told);
}

/** The word of whom `needs` or `wants` is said; empty strings where the message begins with it. Things are left out. */
export function whoNeeds(words: string): string[] {
  return [...` ${words}`.matchAll(thirdPerson)]
    .map((match) => match[1] ?? '')
    .filter((word) => !thing.test(word));
}
const everything =
  / (?:all (?:of )?(?:my|our|his|her|the|their) (?:[^ ]+ )?(?:meds|medications|medicines|medicine|medication|prescriptions|pills|refills|rx|rxs|scripts|stuff)|all (?:meds|medications|prescriptions)|(?:refill|renew|order|need) (?:[^ ]+ )?(?:everything|all of (?:them|it)|them all)|everything (?:i take|on my list|on file)|the usual|the rest(?: of (?:them|my|the))?|all (?:except|but)|everything (?:except|but)|todo (?:menos|excepto)|(?:the )?same (?:as|ones as|thing as|meds as|order as) (?:last|before|always|usual)|my usual (?:meds|medications|order|refills)|(?:todas|todos) (?:(?:mis|las|los|sus) )?(?:medicinas|medicamentos|pastillas|recetas|resurtidos)|(?:toda|todo) (?:mi|la|el) (?:medicina|medicamento)|todo lo (?:de siempre|mismo)|lo mismo (?:de siempre|que|del mes)|every(?:thing)? (?:medication|prescription) (?:i|on)) /;

/** `all my meds`, `the same as last month`. */
export function asksForEverything(words: string): boolean {
  return everything.test(words);
}
