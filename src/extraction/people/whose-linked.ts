import { lazyAlternatives } from '../../domain/text/lazy-pattern.ts';

/** `my lisinopril`, `my water pill`, `I take metoprolol`, `mi pastilla`: the writer has a medicine too. */
const ownMedicine =
  / (?:(?:my|mi|mis) (?:(?!KIN|CARED|doctors?|nurses?|boss|name|phone|s )[^ ]+ ){0,3}?MED|(?:i|yo) (?:also |still |tambien )?(?:take|tomo) (?:(?:the|a|an|some|more|la|el) )?MED|(?:mine|mia|mio)) /;

const needs =
  '(?:(?:also|really|still|just|only|is|are|was|has|have|had|almost|nearly|ya|no|tambien|anda|esta|se|le) ){0,3}(?:needs?|takes?|took|uses|ran|runs|running|out(?! (?:of town|shopping|of the|driving|sick|there|here))|low|down to|due|takes?|requests?|wants? (?!me|you|to know)|would like|cant swallow|allergic|refuses?|necesitan?|ocupan?|toman?|tomaba|usa|quieren?(?! que )|pide|quedo|quedan?|acabo|acabaron|termino|terminaron|tiene MED|sin (?:su )?MED)';

const linked = lazyAlternatives([
  // `my mother's metoprolol`, `mom metoprolol`, `my sons asthma inhaler`.
  'KINS? (?:(?!and|y|or|me|i|is|was|said|says|told|found|has|got|gave|drove|pick|picked|picks|asked|ordered|pidio|will|can|to|que|ya|tiene|encontro)[^ ]+ ){0,2}?MED',
  `KINS? (?:[^ ]+ )?${needs}`,
  '(?:for|para|pa|behalf of|parte de|about) (?:both (?:of )?)?(?:(?:my|mi|mis|the|la|el|our|their|his|her|un|una|los|las) )?(?:(?!MED)[^ ]+ ){0,2}?KINS?',
  'MED (?:[^ ]+ )?(?:of|de|a) (?:(?:my|mi|mis|the|la|el|our|mis) )?(?:[^ ]+ )?KINS?',
  '(?:my|mi|our|the|la) (?:[^ ]+ )?KINS? (?:and|y) (?:i|yo|me|my|mi)',
  '(?:me|mine|i|myself|yo|mi|MED) (?:and|y) (?:(?:for|para|de) )?(?:my|mi|the|la|el) (?:[^ ]+ )?KINS?',
  '(?:a|al) (?:(?:mi|mis|la|el|nuestra|nuestro) )?KINS? (?:[^ ]+ )?(?:ya |no |tampoco |tambien ){0,2}(?:se )?les?',
  '(?:le|les) (?:[^ ]+ ){0,4}a (?:mi|mis|la|el) KINS?',
  '(?:his|her|their|our) (?:(?!office|nurse|doctor)[^ ]+ ){0,2}?(?:MED|dose|dosage|dosis)',
  '(?:hers|theirs|both|each of us|the two of us)',
  '(?:for|para) (?:him|her|them|ella|ellos|ellas)',
  `(?:he|she|they|ella) ${needs}`,
  `(?:hes|shes|theyre) (?:[^ ]+ ){0,2}?(?:out|low|down|taking|running|on MED|allergic|due|been taking|been on)`,
  'CARED|caregiver|caretaker|carer|cna|poa|power of attorney|guardian|cuidadora?|facility|que cuido|(?:take care|care|caring) (?:of|for)|look(?:ing)? after',
  '(?:someone|somebody) elses? (?!bag|receipt|box|package|name|order|stuff)|not (?:for me|my own)|no es para mi|otra persona',
  '(?:room|rm|bed|cuarto|habitacion|cama) (?:# )?(?:\\d+|[a-f]|one|two|three|four|five|six|seven|eight|nine|ten)',
  '(?:old man|old lady|better half|significant other|loved one|family member|senora|viejo|vieja|jefa|jefita|patrona?) ' +
    `(?:${needs}|MED)`,
]);
const withOthers = / (?:KINS?|senora|viejo|vieja) /;

/**
 * Whether the writer asks for their own medicine and the others in the text only help, tell or live beside them:
 * nothing there ties a medicine to one of them. `words` as of `wordsForWhose`.
 */
export function asksForOwnAlone(words: string): boolean {
  if (!ownMedicine.test(words) || linked.test(words)) return false;
  return !(withOthers.test(words) && / sus? MED /.test(words));
}
