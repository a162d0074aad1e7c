import { lazyAlternatives } from '../../domain/text/lazy-pattern.ts';
import { relativeWord, shopWord, staffWord } from './people-words.ts';
import { withoutSpanishHe } from '../language/spanish-he.ts';
import { beside } from './whose-beside.ts';

/** What doctors and pharmacies are said to have done: their `he`, `she` and `they` are nobody's medicine. */
const staffDid = new RegExp(
  ` (?:he|she|they|el|ella) (?:[^ ]+ ){0,1}?(?:said|told|tell|says|wants me|wanted me|put me|gave me|gives me|wrote|prescribed|prescribes|sent|called|faxed|approved|increased|changed|would|will|can|could|should|did|didnt|dijo|dijeron|receto|mando)(?= )`,
  'g',
);
const reachStaff =
  / (?:call|fax|ask|tell|text|contact|phone|message|email|llamelo|reach|called|asked|told|saw|see|with|by|from|to) (?:him|her)(?! (?:[a-z]+ )?(?:meds?|medications?|medicines?|refills?|prescriptions?) )(?= )/g;
/** Only a prescriber does these: `could he prescribe`, `she might switch me`. */
const prescribers =
  / (?:(?:would|could|can|will|might|may|did) (?:he|she|they)|(?:he|she|they|ella) (?:might|may|will|would|could|can|wants to|wanted to|is going to)) (?:please )?(?:prescribe|write|call in|call it in|call something|phone in|phone it in|authorize|approve|switch me|put me|start me|take me off|change my|up my|lower my|fax)(?= )| (?:they|he|she) (?:want|wants|wanted|have|has|got|put|took|changed|moved|started|switched|offered|gave|asked) me(?= )| (?:see|seeing|saw) (?:him|her) (?=(?:on |next |this |in |again |tomorrow |monday |tuesday |wednesday |thursday |friday ))| (?:he|she) (?:said|says|told me)(?= )/g;
const officeOf =
  / (?:his|her|their) (?:office|nurse|fax|secretary|assistant|receptionist|staff|practice|voicemail|answering service)(?= )/g;
/** Beside staff, or somebody who only helps, a pronoun is theirs unless it needs or takes something. */
const didOtherwise =
  / (?:he|she|ella)(?! (?:(?:also|really|still|just|only|is|was|has|had|already|almost|nearly|ya|no|cant|cannot|doesnt|didnt|wont) )*(?:needs?|takes?|took|taking|uses|ran|runs|running|out|low|down|due|on|left|has|needed|wants?|would like|gets|refuses|allergic|diabetic|asked|been|born|supposed|necesita|ocupa|toma|tomaba|usa|quiere|pide|tiene|le|quedo) )(?= )/g;
const staffNamed = new RegExp(` ${staffWord} `);

const somebody = lazyAlternatives([
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
  // A pharmacy asks for its patient.
  `(?:this is|its|it is|habla|es|somos) (?:the |la |el )?${shopWord} (?:[^ ]+ ){0,2}?(?:calling(?! (?:me|us|about my)\\b)|requesting|faxing|hablando|llamando|solicitando)`,
  `(?:calling|requesting|faxing|hablo|hablamos|llamo|llamamos|llamando|le habla|le hablo) (?:on behalf of|from|de|desde|por parte de) (?:the |la |el )?${shopWord}`,
  `(?<=^ (?:(?:hi|hello|hey|hola|good|morning|afternoon|buenos|buenas|dias|tardes|la|el) )*)${shopWord} (?:calling|requesting|faxing|llama|llamando|solicita)(?! (?:me|us|about my|saying|says)(?: |$))`,
  `${shopWord} (?:here|aqui)(?= (?:[,.:-] )?(?:requesting|request|calling|with|we|need|needing|asking|faxing|solicit[a-z]+|pid[a-z]+|necesit[a-z]+|llam[a-z]+|para|for|refill))`,
  '(?:this is|its|im|i am) (?![^ ]+ing |here |back |now |home |still |not |just |stuck |ok |okay |out |down |low |done |fine |due |good |happy |mad |unhappy |up |over |new |allergic |only |already )[^ ]+ (?:from|at|with|calling from)(?! (?:home|work|school|my|the phone|\\d))',
  '(?:room|rm|bed|cuarto|habitacion|cama) (?:# )?(?:\\d+|[a-f]|one|two|three|four|five|six|seven|eight|nine|ten)',
  '(?:pt|pts|better half|significant other|loved one|family member|someone i)',
  '(?:la|el|una|un|mi) (?:[^ ]+ )?(?:senora|senor|viejo|vieja|jefa|jefe|ma|pa|ama|apa|gordo|gorda|chaparro|chaparra|muchacho|muchacha|anciano|anciana)(?! de la casa)',
  'mi (?:senora|viejo|vieja|jefa|jefe|ma|pa|patrona?)',
  '(?:patients?|pacientes?)(?! :)',
  'members? (?:needs?|is|wants?|requests?|has|ran)',
  'patient name|resident name|se llama|behalf of|on behalf|de parte de',
  '(?:ella|ellos|ellas)',
  '(?:de|para|a) el(?= (?:[.,!?;)\\n]|por favor|gracias|tambien|y ))',
  'el (?:necesita|ocupa|toma|quiere)(?! mi )',
  'our (?:[^ ]+ )?(?:meds?|medications?|medicines?|prescriptions?|refills?|pills?)',
  'we (?:both |all )?(?:need|are out|ran out|are low)',
  'both need',
]);
const somebodyAtEnd = / (?:de|para) el $|^ el (?:ya|no|se) /;

/** `needs`, `necesita`: of a third person, unless a thing or the staff does. */
const thirdPerson =
  / ([^ ]+) (?:(?:also|really|still|just|tambien|ya|urgently) )?(?:needs|wants|requests|requires|necesita|necesitan|ocupa|ocupan|requiere) (?!mi |mis |to be |my |a call|more (?:info|information)|mas informacion|autorizacion|authorization|approval|approved)/g;
const thing =
  /^(?:it|this|that|which|what|everything|something|nothing|one|refill|prescription|medication|medicine|rx|script|insurance|pharmacy|doctor|dr|office|provider|nurse|pharmacist|clinic|practitioner|assistant|boss|specialist|hospital|body|heart|bottle|order|account|se|no|usted|ustedes|caller|farmacia|seguro|doctora|medico|que|si|receta|eso|esto|me|cardiologist|company|they|and|y)$/;
const thirdPersonEs =
  / (?:(?:a )?(?:[^ ]+ )?(?:se le (?:acabo|acabaron|acaba|acaban|termino|terminaron|esta acabando|estan acabando)|(?:ya )?(?:no )?le (?:quedan|queda|falta|faltan|hace falta)|se (?:quedo|esta quedando|queda) sin)) /;

/**
 * Whether the words tell of a person other than the writer, by relation, pronoun, role or verb. Rather too often than
 * too seldom: a text from a phone is acted on as its owner's only when nobody else is spoken of. Who only fetches the
 * medicine, and what staff did, is not meant.
 */
export function speaksOfAnother(words: string): boolean {
  const whole = withoutSpanishHe(words.replace(/ ' /g, ' '));
  if (!tellsOfSomebody(whole)) return false;
  let told = whole.replace(prescribers, ' ').replace(officeOf, ' ');
  for (const pattern of beside) told = told.replace(pattern, ' ');
  const read = told !== whole;
  if (staffNamed.test(told)) told = told.replace(staffDid, ' ').replace(reachStaff, ' ');
  if (read || staffNamed.test(told)) told = told.replace(didOtherwise, ' ');
  return tellsOfSomebody(told);
}

function tellsOfSomebody(words: string): boolean {
  return somebody.test(words) || somebodyAtEnd.test(words) || thirdPersonEs.test(words);
}

/** The word of whom `needs` or `wants` is said; empty strings where the message begins with it. Things are left out. */
export function whoNeeds(words: string): string[] {
  return [...` ${words}`.matchAll(thirdPerson)]
    .map((match) => match[1] ?? '')
    .filter((word) => !thing.test(word));
}
const everything =
  /(?<! (?:list|lists|names?|copy|copies|record|records|history|picture|pictures|photo|printout|cost|price|prices|total|bag|box|lista|nombres?|copia|historial|precio|costo) (?:of|for|de)) (?:all (?:of )?(?:my|our|his|her|the|their) (?:[^ ]+ )?(?:meds|medications|medicines|medicine|medication|prescriptions|pills|refills|rx|rxs|scripts|stuff)|all (?:meds|medications|prescriptions)|(?:refill|renew|order|need) (?:[^ ]+ )?(?:everything|all of (?:them|it)|them all)|everything (?:i take|on my list|on file)|the usual|the rest(?: of (?:them|my|the))?|all (?:except|but)|(?<! (?<! (?:can|could|may|should|if) )(?:i|we|he|she) (?:already )?(?:have|has|had|got) )everything (?:except|but)|(?<! (?:tengo|tiene|tenemos) )todo (?:menos|excepto)|(?:the )?same (?:as|ones as|thing as|meds as|order as) (?:last|before|always|usual)|my usual (?:meds|medications|order|refills)|(?:todas|todos) (?:(?:mis|las|los|sus) )?(?:med[iae][csz]in[ae]s|m[ei]d[ie]cament[oa]s|past[iy]l+[iy]?as|pastiyas|re[csz]etas|resurtidos)|(?:toda|todo) (?:mi|la|el) (?:med[iae][csz]ina|medicamento)|todo lo (?:de siempre|mismo)|lo mismo (?:de siempre|que|del mes)|every(?:thing)? (?:medication|prescription) (?:i|on)) /;

/** `all my meds`, `the same as last month`. */
export function asksForEverything(words: string): boolean {
  return everything.test(words);
}

const besideEverything = new Set(
  'hi hello hey please pls plz thanks thank you i we just need want get me can could may would like hola por favor porfa necesito nesesito quiero ocupo gracias y and , . !'.split(
    ' ',
  ),
);

/** `all prescriptions please`: all of them are named, and nothing else is said. */
export function namesEverythingAlone(words: string): boolean {
  if (!everything.test(words)) return false;
  const rest = words.replace(everything, ' ').split(' ').filter(Boolean);
  return rest.every((word) => besideEverything.has(word));
}
