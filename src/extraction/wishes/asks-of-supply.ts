import { clausePattern } from './clause-grammar.ts';

const opener =
  '(?<=^ )(?:(?:hi|hello|hey|so|um|uh|and|just|also|please|ok|okay|wondering|hola|y|oye|oiga|then|quick question|question|good (?:morning|afternoon|evening)|buenos dias|buenas tardes|disculpe[n]?|if|whether|know|need to know|want to know|wanted to know|tell me|can you tell me|could you tell me|let me know|quiero saber|quisiera saber|me puede[n]? decir|MED|[-,:!¿]) ){0,8}';
const who = '(?:i|we|he|she|they|it|my [^ .]+|(?:(?:the|my|our|his|her|a) )?MED)';
const runsOut =
  '(?:run(?:s|ning)?|ran|be|go(?:es)?) (?:out|empty|low)|(?:all )?(?:gone|finished|used up)|finish(?:es)?|end(?:s)?';
const goes = '(?:(?:will|do|does|would|should|might|is|are|am|gonna|going to) )';
const untilDay =
  '(?:til|till|until|thru|through|for|to last|to make it|to get|before|after|by|past|at|hasta|para)';

/** When what they have ends, whether it lasts, and when the next is due: an answer is wanted. */
const ofTheirs = clausePattern(
  `${opener}(?:when|whens|what (?:day|date)|how (?:long|soon|many days)) ~3${goes}?~1${who} ~4(?:${runsOut})`,
  `${opener}(?:how long|how many (?:days|pills)) ~3(?:before|until|till|til) ~1${who} ~3(?:${runsOut})`,
  `${opener}how (?:do|would|will|can|should) (?:i|we) (?:know|tell) ~5(?:${runsOut}|due)`,
  `${opener}(?:am|is|are) (?:i|we|he|she|they|my [^ .]+) (?:already |over|yet )?due (?:for|on|to (?:refill|get|fill|order))`,
  `${opener}(?:should|do|must) (?:i|we|he|she) (?:(?:already|need to|have to|now|just) )*(?:refill|reorder|renew|order) ~2MED(?! (?:or|and|if|while|when|anymore) )`,
  `${opener}(?:ya )?(?:me|le|nos) toca(?:ba)? (?:resurtir|surtir|pedir|la|el|mi|ya) ~4[?]`,
  `${opener}(?:debo|deberia|tengo que) (?:ya )?(?:resurtir|surtir|pedir|ordenar) ~2MED(?! (?:o|y|si|cuando) )`,
  `${opener}(?:will|do|does|am|is|are) ${who} ~3(?:going to |gonna |about to )?(?:run out|be out|run low)`,
  `${opener}(?:has|have|did) ${who} (?:already |just )?(?:run|ran) out`,
  `${opener}(?:whens|(?:when|what (?:day|date)|how soon) (?:is|are|am|was|will|do|does)) ~4due`,
  `${opener}(?:do|does|will) (?:i|we|he|she|they) (?:still )?have (?:enough|plenty) ~4${untilDay} `,
  `${opener}(?:is|are|am|was|were|did|does|do|has|have) (?:(?:my|the|his|her|i|we|he|she|it|any|there|run|have|has|no|more|left|on|out|of|MED) ){1,6}out of (?:any )?refills`,
  `${opener}(?:is|are|did|does|do|has|have) (?:my |the |his |her )?MED (?:have|has|got|need|run|ran|still|any|more|zero|no|out|of|left) ~3refills`,
  `${opener}cuando ~2(?:(?:se )?(?:me|le|nos)|se) ~1(?:acab[a-z]+|termin[a-z]+)`,
  `${opener}(?:cuando|que dia|en cuanto tiempo) ~1(?:me|le|nos) toca`,
  `${opener}(?:cuando|cuanto tiempo|cuantos dias) ~2(?:me|le|nos) (?:va a |van a )?(?:dura|duran|durar|acabar|terminar|alcanza|alcanzan)`,
  `${opener}(?:si )?(?:me|le|nos) (?:va a |van a )?(?:alcanza|alcanzan|alcanzar|dura|duran|durar) ~4(?:hasta|para) `,
  `${opener}(?:el |la |mi |su )*MED (?:ya )?(?:no )?(?:tiene|le quedan?) ~2(?:resurtidos?|surtidos?|refills?) [?]`,
);

/** How long it stays in the body, or when it is to be taken. */
const ofTaking = clausePattern(
  '(?:dose|doses|dosis|shots?|injection|system|body|blood|sangre|cuerpo|take|taking|tomar|tomarme|inyeccion)',
);

const us =
  '(?:you|u|ya|yall|you guys|you all|the pharmacy|your pharmacy|the store|pharmacy|they|everyone|everybody)';

/** Whether there is any of it at the pharmacy. */
const ofTheStock = clausePattern(
  `${opener}(?:why |how come )?(?:are|is|did|do|does|were|was|have|has|will|r) ${us} (?:guys |all |still |already |completely |currently |always |really |be |actually )*(?:run|ran|running|out|low|sold|short) ~1(?:out|of|on|MED|it|them|that|everything|completely|low)`,
  `${opener}(?:why|how come) (?:you|yall|you guys|the pharmacy) (?:are |is |ran |always )*(?:run|ran|running|out|low|sold|short) ~1(?:out|of|on|MED|it|them|that)`,
  `${opener}(?:se les (?:acab[a-z]+|termin[a-z]+)|a ustedes se les [^ .]+) ~4[?]`,
  `${opener}(?:ustedes|la farmacia) ~2(?:no tienen?|tienen?|se quedo|se quedaron) ~3MED`,
);

/** What a clause asks of how long a medicine lasts here or there; none of it is a wish for more. */
export function asksOfSupply(tagged: string): 'status' | 'non_clinical' | null {
  if (ofTaking.test(tagged)) return null;
  if (ofTheStock.test(tagged)) return 'non_clinical';
  return ofTheirs.test(tagged) ? 'status' : null;
}
