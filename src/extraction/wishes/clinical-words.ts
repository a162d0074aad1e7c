import { clausePattern } from './clause-grammar.ts';

/** Asks how to take a medicine, what it does, or what to do now; or tells what it did. */
const strong = clausePattern(
  '(?:horas|tiempo) ~3(?:espero|esperar|entre) ~4(?:dosis|MED|pastillas?)',
  '(?:will|can|could|does|do) ~5(?:mess with|mess up|interfere|clash|react|conflict) ~3',
  '(?:<modal>|ok to|safe to) <who> ~3(?:<intake>) (?!(?:[^ .]+ ){0,4}(?:order|refills?|delivery|pick|card|insurance|coupon|off my|list))',
  '(?:if|whether) <who> (?:<modal>) ~2(?:<intake>) (?!(?:[^ .]+ ){0,4}(?:order|refills?|delivery|pick|card|insurance|coupon|off))',
  '(?:ok|okay|safe|bad|fine|dangerous|normal|malo|seguro|bueno|late|early|wrong|alright|peligroso) (?:to|if|for|that|tomar|con|que|si|mezclar|dejar) ~6(?:<intake>|MED|it|this|them|me|her|him)',
  '(?:what|which|how|when|why|que|cual|como|cuando) ~5(?:<intake>|used for|for anyway) ?~3(?:it|this|that|MED|them|la|lo|el)?',
  '(?:am|is|are) <who> (?:supposed|allowed|able|ok|okay) to ~3(?:<intake>)',
  '(?:does|do|is|are|will|can|could|would|did) ~6(?:cause|causes|interact|interacts|make (?:me|you|him|her|it|them|people)|raise|lower|affect|hurt|help with|hard on|bad for|safe|addictive|stronger|weaker|habit forming|expire|go bad|the same (?:thing|as|drug)|wear off|kick in|the reason|why)',
  '(?:max|maximum|daily|normal|usual|right|correct|recommended|starting|maxima|normal) (?:dose|dosage|amount|dosis)',
  '(?:what|whats) ~3(?:the )?(?:dose|dosage|side effects?|difference|max|maximum)',
  '(?:what|whats) (?:is|are|s )?~4MED (?:for|used|do|does|supposed)',
  '(?:why|para que|por que) ~3(?:am i|is he|is she|do i|did they|was i|are we|me dieron|me recetaron|tomo|toma|estoy) ~4(?:on|taking|take|MED)',
  'which ~3(?:stronger|better|safer|worse|best)',
  '(?:what|que) (?:now|next|do (?:i|we|you)|should|would|happens|hago|pasa|debo|hacemos)',
  'how long ~6(?:work|works|last|effect|take to|system|stay)',
  '(?:cuanto|que tanto) ~3(?:tarda|dura|efecto)',
  '(?:(?:i|he|she|we|resident|patient|pt|and) |^ )(?:accidentally |just |totally |completely )?(?:forgot|missed|skipped|forgotten|misses|forgets|spit out|spits out|vomited|threw up) (?!to (?:ask|order|mention|add|call|request|include|say|tell|pick|give you|send))~5(?:doses?|MED|pills?|days|it|meds|morning|night|insulin)',
  '(?:se me|se le) (?:paso|olvido|fue) ~5(?:dosis|MED|pastilla|tomar|tomarme)',
  '(?:isnt|isn t|is not|arent|are not|doesnt|does not|dont think ~3(?:is|are)|not|stopped|no longer|barely) (?:really |even )?(?:working|helping|help|helps|doing (?:anything|much|a thing)|work|do anything|controlling|touching)',
  '(?:dont|do not) think ~4(?:working|helping|doing|helps|works)',
  'no (?:me |le )?(?:hace|ayuda|funciona|sirve|esta ayudando) ?(?:nada|efecto)?',
  '(?:refuse|refuses|refused|refusing|declines|declining) ~3(?:MED|meds|medications?|pills|it|to take)',
  '(?:foods?|drinks?|meds|medicines|alcohol|beer|wine|cerveza|alcohol|vino) ~3(?:avoid|with|on|con|while|interact)',
  'MED ~1(?:while|mixed|along|together|combined|a la vez|junto) ~3MED',
  'MED (?:and|with|con|y) ~2MED (?:together|juntos|juntas|ok|safe|at the same time|at once)',
  '(?:es malo|es seguro|es normal|es peligroso|hace dano|hace mal) ~5',
  '(?:me puedo|se puede|puedo|debo|debemos|hay que) ~3(?:<intake>)',
  'desde que (?:tomo|tome|empece|uso|me dieron|estoy|toma|empezo)',
  '(?:allergic|allergy|alergic[oa]|alergia) (?:to|reaction|a|al) ~3(?:MED|it|this)',
  '(?:side effects?|efectos? secundarios?|reaction to|reaccion)',
  '(?:second thoughts|doubts|misgivings|worried|worry|nervous|scared|afraid|concerned|hesitant|on the fence|dudas?|miedo|preocupad[oa]|desconfianza) (?:about|over|of|with|de|con|por|sobre) ~3(?:MED|taking|tomar)',
);
/** Tells a complaint of a medicine; words of wanting or of supply beside it make it the reason of a refill. */
const complaint = clausePattern(
  'MED ~3(?:makes|make|made|making|gives|gave|giving|causes|caused|causing|has (?:me|him|her|been making)|have me|keeps?|hurts?|upsets?|bothers?|messes|knocks|burns|leaves) ',
  'MED ~1(?:me|le|te|nos) (?:da|dan|dio|cae|caen|hace|provoca|causa|produce|marea|quita|pone|duerme|irrita|duele|deja|dejo|tiene|trae|esta (?:dando|cayendo|haciendo))',
  '(?:<symptom>) ~6(?:<since>) ~3MED',
  '(?:pressure|bp|sugars?|glucose|pulse|heart rate|presion|azucar|glucosa|pulso) ~5(?:low|lower|high|higher|up|down|dropping|bajando|subiendo|baj[oa]|alt[oa]|bajit[oa]|cayendo) ~3(?:on|since|with|after|from|con|desde|por) ~4MED',
  '(?:<symptom>) ~4(?:since|ever since|after|desde que|despues de) ~3(?:start|started|starting|taking|took|tomo|tome|empece)',
  'MED ~6(?:since|after) ~2(?:<symptom>)',
  '(?:since|ever since|after|when|whenever|every time) ~3(?:start|started|starting|taking|took|take) ~2MED ~6',
  '(?:started|began|begun|starting|empece|empezo|comence|comenzo) ~3MED ~5(?:<symptom>|rash|hives|itching|ronchas|sarpullido|comezon)',
  'since MED',
  '(?:pressure|sugar|bp|inr|pulse|heart rate|oxygen|glucose|presion|azucar|glucosa) (?:is|was|are|has been|keeps|still|reads|reading|esta|estaba|salio|de|at|went)?(?: [^ .]+)? ?~2[0-9]+',
);
/** What looks like a question of taking and is none. */
const notClinical = clausePattern(
  'do (?:you|you guys|yall|they|u) (?:guys |all )?take (?!MED)',
  '(?:can|could|may|would) (?:i|we|you) ~2(?:please |just )?(?:get|have|order|refill|request|pick|send|fill)(?! ~3(?:<intake>))',
  '(?:for|para|de) (?:my |the |la |el |mi )?(?:<symptom>) ~1$',
);

/** `wanted`: the clause also says that something is needed or running low. */
export function asksClinical(words: string, wanted: boolean): boolean {
  if (strong.test(words)) return !notClinical.test(words);
  return !wanted && complaint.test(words);
}
