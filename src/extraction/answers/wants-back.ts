import { normaliseText } from '../../domain/normalise-text.ts';

const opening =
  '(?:(?:no|oh|ok|okay|um|well|wait|hold on|sorry|actually|please|oops|but|yes|yeah|yea|yep|sure|on second thoughts?|i (?:have )?changed my mind|changed my mind|nvm|never ?mind(?: that)?|espere|espera|perdon|mejor|bueno|pero|pensandolo bien|cambie de (?:opinion|idea)|siempre|me arrepenti|me equivoque|my mistake|my bad|on second thought) )*';
const it =
  '(?:it|that|them both|both of (?:them|those)|all of (?:them|those)|them all|them|those|both|all|this|everything|(?:the|my|that|those) (?:refills?|meds?|medicines?|one|order|prescriptions?))';
const closing =
  '(?: (?:please|pls|anyway|anyways|after all|again|now|then|for me|thanks|thank you|por favor|gracias|de todos modos|otra vez))*';
const pronoun = '(?:lo|la|los|las)';

/** A whole text that wishes again for what was just taken back. */
const forms = [
  `(?:go ahead and |can you |could you )?(?:re)?(?:fill|send|order|do) ${it}${closing}`,
  `go ahead(?: with ${it})?${closing}`,
  `i (?:do|still|really|would|do still|still do)(?: (?:still|really|like))* (?:want|need|like)(?: to (?:have|get))? ${it}${closing}`,
  `i (?:want|need) ${it}(?: (?:back|again|after all|anyway|still))${closing}`,
  `(?:dont|don t|do not) (?:cancel|withdraw|stop) (?:it|that|them|anything|(?:the|my) (?:refill|order|request)s?)${closing}`,
  `(?:keep|undo|reinstate|reactivate|put back|uncancel|un cancel) ${it}${closing}`,
  `si ${pronoun} (?:quiero|necesito|ocupo)${closing}`,
  `(?:siempre|mejor) si(?: ${pronoun} (?:quiero|necesito|ocupo))?${closing}`,
  `no ${pronoun} cancele[ns]?${closing}`,
  `(?:si )?(?:surta|surtan|mande|manden|envie|envien)(?:me)?${pronoun}${closing}`,
  `(?:ignore|disregard|forget) (?:what i said|(?:that|my) (?:last )?(?:text|message|cancel(?:lation)?))${closing}`,
  `(?:ignore|disregard) that${closing}`,
  `(?:leave|let) it(?: (?:as it is|be|go through|on))?${closing}`,
  `i (?:didnt|didn t|did not) (?:mean|want) to (?:cancel|stop|withdraw)(?: ${it})?${closing}`,
  `(?:i )?(?:take|took) (?:it|that) back${closing}`,
  `(?:dejen?|deje|deja)${pronoun}(?: asi| como estaba)?${closing}`,
  `(?:olvide|olvida|ignore|ignora)(?: lo)? (?:de cancelar(?:${pronoun})?|lo que dije|mi (?:ultimo )?mensaje)${closing}`,
  `no (?:queria|quise|quiero) cancelar(?:${pronoun})?${closing}`,
  `(?:todavia|aun) ${pronoun} (?:quiero|necesito|ocupo)${closing}`,
];

const plain = `i (?:want|need) ${it}${closing}`;
const each = forms.join('|');

/** People say it twice: "wait no I want it, keep it". */
const wished = new RegExp(`^${opening}(?:(?:${each}|${plain}) ${opening}){0,2}(?:${each})(?: ${plain})?$`);

const every =
  '(?:both|all|them both|both of (?:them|those)|all of (?:them|those)|them all|those|them|everything|(?:los|las) dos|ambos|ambas|todos|todas|todo)';
/** More than what was taken back last is wanted again, if more was. */
const wantsEvery = new RegExp(
  `^${opening}(?:(?:keep|i (?:do |still |really )*(?:want|need)|send|(?:re)?fill|order|do|go ahead with|quiero|necesito|ocupo|dejen?|mand[ae]n?|surt[ae]n?) )?${every}${closing}$`,
);

/** "I changed my mind, I want it": what is wanted only by these words has been given up before. */
const changedMind = new RegExp(`^${opening}${plain}$`);

/** Says that what was taken back is wanted after all, and nothing else. */
export function wantsBack(text: string): boolean {
  const words = normaliseText(text);
  return wished.test(words) || changedMind.test(words) || (wantsEvery.test(words) && !bare.test(words));
}

/** "No wait, both", "keep them both": all that was taken back one after the other. */
export function wantsAllBack(text: string): boolean {
  return wantsEvery.test(normaliseText(text));
}

/** "Both" alone is the answer to whatever was asked. */
const bare = new RegExp(`^(?:(?:yes|si|i need|necesito) )?${every}(?: (?:please|por favor))?$`);
