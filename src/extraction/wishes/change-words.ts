import { clausePattern } from './clause-grammar.ts';

const changed = clausePattern(
  '(?:<prescriber>|they|he|she|el|ella) ~5(?:<turn>|<halt>|took) ~4(?:MED|<amount>|it|me|him|her|la|lo)',
  '(?:<prescriber>|they) ~4(?:says?|said|wants?|told|ordered|dice|dijo|quiere) ~4(?:take|taking|to take|give|<halt>|tome|deje|suspenda|pare) ?~3(?:MED|<amount>|it|two|half|from now on)?',
  '(?:per|orders? from|by order of) (?:the |my |her |his )?(?:<prescriber>)(?: [^ .]+){0,2} (?:<halt>|<turn>|give|start|please)',
  'MED ~4(?:was|were|is|got|been|has been|get|be) ~1(?:<turn>|discontinued|stopped|suspended)',
  'MED ~3(?:went|goes|going|gone|moved|moving) (?:up|down|from|back)',
  '(?:<turn>) ~3(?:dose|dosage|dosis|MED ~2(?:to|up|down|dose|a|by|for|por)|strength|mg|miligramos)',
  '(?:<turn>) ~3(?:from|off|to|de) ~2MED',
  '(?:new|higher|lower|different|stronger|weaker|smaller|bigger|old|previous|nueva|otra) (?:dose|dosage|strength|mg|dosis)',
  '(?:go|going|come|step|move|moved|went) (?:up|down|back|off) (?:on|to|of|off) ~4(?:MED|dose|mg|[0-9]+|it)',
  '(?:wean|taper|get|come|coming) (?:me )?off (?:of )?~2MED',
  '(?:take|takes|taking|took) ~1(?:only )?(?:half|two|twice|three|one|double|2|3|1|[0-9]+) ~5(?:now|instead|from now on|per (?:dr|doctor|my)|anymore)',
  '(?:only|just|now) (?:take|takes|taking) ~1(?:half|one|two|twice|once)',
  '(?:<form>) ~5(?:instead of|rather than|en vez de|en lugar de) ~3',
  '(?:MED|[0-9]+(?: mg)?|<amount>) ~3(?:instead of|rather than|en vez de|en lugar de) ~2(?:MED|[0-9]+|<amount>|<form>|one|once)',
  '(?:cheaper|different|another|alternative|substitute|other) ~2(?:than|to|for|medicine|medication|med|instead) ~3',
  '(?:please |pls |plz |can (?:you|we|i) |need to |want to |should |per ~3|quiero |favor de )(?:<halt>) (?!(?:text|texting|sending|message|refill|auto|order|delivery|by))(?:the |my |her |his |taking |el |la )*(?:MED|[0-9]+|giving)',
  '^ (?:<halt>) (?:the |my |her |his |taking |giving )*(?:MED|[0-9]+ mg)',
  '(?:took|taken|take|taking) (?:me|him|her|us) off ~3',
  '(?:me|le|nos) (?:subio|subieron|bajo|bajaron|cambio|cambiaron|quito|quitaron|aumento|aumentaron|suspendio|suspendieron|redujo|redujeron|doblo|ajusto|ajustaron) ~2(?:MED|la|el|dosis|a|por)',
  '(?:dice|dijo|dijeron|quiere|pidio) que ~2(?:ya no|deje de|suspenda|pare|baje|suba|tome) ~3(?:tom[ea]r?|MED|dosis|la|el)?',
  'cut ~3in half',
  '(?:should|supposed to) be [0-9.]+ (?:mg )?(?:of )?MED ~6',
  '<prescriber> ~3(?:puso|dejo|puesto) ~2MED ~6',
  '(?:lower|raise|increase|decrease|reduce|taper|double|bajar|subir|aumentar|reducir|bajen|suban|bajarle|subirle) (?:the |my |her |his |el |la |mi )?MED',
  '(?:take|takes|taking|tomo|toma|tomar) ~2(?:half|mitad|[0-9.]+(?: mg)?) (?:of |de |del |the )*MED ~2(?:now|not|instead|ahora)?',
  '(?:now|ahora|from now on|starting ~2) ~2(?:take|takes|taking|tomo|toma) ~5MED',
  '(?:take|takes|taking|give|gives) ~5(?:instead of|rather than|not) (?:<amount>|mornings?|nights?|the morning|at night|daily|once|twice|evenings?)',
  'dose ~3(?:is|now) (?:now )?[0-9.]+',
  'MED ~3(?:is|are|es) (?:what|how much|the one|lo que|la que|el que) ~2<prescriber> ~1(?:wants?|wanted|said|says|ordered|prescribed|put|quiere|dijo|dice|receto)',
);
const notChange = clausePattern(
  '(?:<turn>) (?:my |mi |the |de |our |to |a )*(?:address|phone|number|pharmacy|insurance|doctors?|direccion|telefono|farmacia|delivery|name|seguro|plan|card|mind|cita|appointment)',
  '(?:address|phone|number|pharmacy|insurance|plan|card|delivery|appointment) ~2(?:<turn>)',
  '(?:refuse|refuses|refused|refusing)',
  '(?:had|got|came|received|bottle|delivered|deliver|only|sent) ~6instead of',
  '(?:should|told|wants?|dijo|quiere|said) ~4(?:start|begin|try|empiece|comience)',
  'signed up ~5',
  '(?:pressure|sugar|presion|azucar) ~2(?:<turn>)',
);

/** Whether a clause speaks of another dose, form, frequency or medicine than before. */
export function tellsChange(words: string): boolean {
  return changed.test(words) && !notChange.test(words);
}
