import { normaliseText } from '../../domain/normalise-text.ts';

const filling = '(?:ok|okay|oh|no|nope|nah|thats|that s|its|it s|all|for now|por ahora|bueno|asi|esta|todo)';
const thanks =
  '(?:thanks|thank you|thank u|thx|ty|im good|i m good|im fine|i m fine|im all set|i m all set|all set|all good|gracias|muchas gracias|bien)';
/** "No thanks" and no more: without the thanks a no is a no. */
const declines = new RegExp(`^(?:${filling} )*(?:no|nope|nah)(?: ${filling})*(?: ${thanks})+$`);
/** Sounds of agreement that are no yes of the list. */
const agrees =
  /^(?:(?:aja|ajam|aha|uh huh|uhuh|mhm|mm hmm|mmhmm|orale|sale|dale|va|vale|eso|ok|okay|okey|oki|si|ya|ah|oh|yep|yup|gotcha|got you|roger|copy|word|bet|aight|alright|understood|noted|entendido|enterad[oa]|de acuerdo|ya vi|i see)(?: |$))+$/;

/** "No thanks", "ajá", of what was told: nothing more is wanted. Never throws. */
export function closesPolitely(text: string): boolean {
  const words = normaliseText(text);
  return !/[?¿]/.test(text) && (declines.test(words) || agrees.test(words));
}
