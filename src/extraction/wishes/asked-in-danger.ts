import { taggedWords } from './clauses.ts';
import type { RuleReading } from '../read-by-rules.ts';
import { wordAt } from '../reading.ts';

const owner = '(?:my|his|her|our|the|a|an|some|any|mi|mis|su|sus|el|la|los|las|un|una)';
const needing =
  '(?:need|needs|want|wants|get|order|send|fill|refill|renew|necesito|necesita|necesitamos|ocupo|ocupa|quiero|pido|resurtir|surtir|resurtan?|surtan?|rellenar|rellenen?|mandar|manden?|enviar|envien?|(?:mande|manden|surta|surtan|resurta|resurtan|envie|envien|pida|pidan|consiga|consigan)(?:me|nos|le)|pida|pidan|renovar|renueven?|encargo|urge|urgen)';
const more = '(?:refill|refills|refilled|filled|renewed|resurtido|surtido|relleno|resurtir|surtir)';
const between = `(?:(?:${owner}|more|another|new|also|urgent|emergency|refills?|of|for|on|que|me|nos|de|mas|otro|otra|surtan|resurtan|surtir|resurtir|un|resurtido|please|por|favor) ){0,5}`;
/** Words that ask for a medicine by its name, or for a refill of it. */
const asks = new RegExp(
  `(?<! (?:dont|not|no|never|didnt|doesnt|para que|why would i|why should i|point|use|sirve|sense)(?: (?:in|of|to|que|i|me))?) (?:${needing} ${between}MED|MED (?:[^ ]+ )?(?:${more}|please|por favor)|${needing} (?:${owner} |another )?${more}) `,
);
/** A medicine that is missing where nothing was taken. */
const missing = new RegExp(
  ` (?:(?:out of|(?:have|has|got|with) no|no more|ran out of|run out of|no hay|(?:ya )?no (?:tengo|tiene)|(?:havent|hasnt|have not|has not|didnt have|no (?:he|ha) tenido)(?: had| taken)?|se (?:me|le|nos) (?:acabo|acabaron|termino|terminaron)) (?:${owner} |more |any |mas ){0,2}MED|MED (?:[^ .]+ )?(?:left|ran out|is out|is gone|se (?:me |le )?(?:acabo|termino))) `,
);
const taken =
  / (?:took|taken|taking|swallowed|swallowing|popped|downed|ate|drank|gave|given|got into|overdosed|tome|tomado|tomo|trague|trago|dio|di|comio) /;

/** Where a list of what is asked for begins or ends: at the text's end, a mark, a name or a birth date. */
const edge = '(?:WHO|[.,;:!\\n-])';
const list = '(?:(?:MED|[0-9.]+|mg|mcg|ml|er|xr|pills?|refills?|please|pls|asap|favor|por|and|y) )*';
/** What is told behind it begins anew; `X is`, `X made` go on about the medicine. */
const anew =
  '(?:i|im|ive|he|hes|she|shes|we|my|his|her|their|having|getting|got|cant|can|mi|mis|su|tengo|tiene|estoy|esta|siento|se me|no puedo|no puede|me (?:duelen?|falta|siento|aprieta|arde|sangra)|le (?:duelen?|falta|sangra))';
const ofMedicine =
  '(?:on|with|from|to|of|off|after|since|by|for|due|because|like|than|too|many|much|no|not|my|the|mi|la|el|some|extra|double|started|stopped|took|con|de|del|por|a|al|desde|sin|para|contra|[0-9.]+)';
const listed = new RegExp(
  `(?:^| ${edge}) MED ${list}(?:$|${edge} |${anew} )| (?!${ofMedicine} )[^ ]+ MED ${list}(?:$|${edge} )`,
);
const tooMuch = / (?:too (?:many|much)|overdose[ds]?|overdosing|poison[a-z]*|sobredosis|demasiad[ao]s?) /;

/** `warfarin, Linda Byrd 8/24/1958, stool is black`: set down as a request is, with whom it is for. */
function isSetDown({ reading, values: { found }, patient }: RuleReading): boolean {
  if (!patient.birthDate) return false;
  let words = ' ';
  for (const [at] of reading.tokens.entries()) {
    const medicine = found.find((one) => at >= one.at && at < one.next);
    if (medicine) words += at === medicine.at ? 'MED ' : '';
    else if (!reading.taken[at]) words += `${wordAt(reading, at)} `;
    else words += words.endsWith(' WHO ') ? '' : 'WHO ';
  }
  return listed.test(words) && !taken.test(words) && !tooMuch.test(words);
}

/**
 * Beside a danger, a medicine that is plainly asked for, or that somebody is without: that is asked for as if no danger
 * were told. What was taken, and is gone for that, is not.
 */
export function isAskedInDanger(rules: RuleReading): boolean {
  const { reading, values } = rules;
  if (values.found.length === 0 || !reading.context.endangered) return false;
  const words = taggedWords(reading, { at: 0, next: reading.tokens.length }, values.found);
  if (asks.test(words) || isSetDown(rules)) return true;
  return missing.test(words) && !taken.test(words);
}
