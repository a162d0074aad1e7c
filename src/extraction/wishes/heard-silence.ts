import { normaliseText } from '../../domain/normalise-text.ts';

const word =
  '(?:you|thank you|thanks|so much|very much|(?:for|por) (?:calling|watching|listening|your time|viewing|llamar|ver(?: el video)?|escuchar|su atencion)|ok|okay|alright|all right|bye|bye bye|goodbye|good bye|uh|um|hmm|mm|mhm|yeah|the end|gracias|muchas gracias|adios|hasta luego)';
const nothing = new RegExp(`^(?:${word}(?: |$))*$`);

/**
 * What recognisers write where nothing is said ("you", "thanks for watching", "..."): whoever called may have said
 * anything, and it is no thanks. Never throws.
 */
export function isHeardSilence(transcript: string): boolean {
  return nothing.test(normaliseText(transcript));
}
