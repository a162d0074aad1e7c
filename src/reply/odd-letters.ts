/** Single letters with gaps between, three or more: `a p p r o v e d`, `r.e.a.d.y`. */
const spacedLetters = /(?<![\p{L}\p{N}])\p{L}(?:[^\p{L}\p{N}]{1,3}\p{L}(?![\p{L}\p{N}])){2,}/gu;

/** Format and private characters and lone marks; spaces that are none of the keyboard's; letters that are drawn empty. */
const unseen =
  /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{M}\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u115f\u1160\u3164\uffa0]/u;

/**
 * A character that a reader does not see, takes for another, or reads as a picture. English and Spanish are written in
 * Latin letters of which none is a variant form; a picture (a parcel, a tick) says what no table of words finds.
 */
export function hasOddLetters(text: string): boolean {
  const composed = text.normalize('NFC').replace(/[\n\r\t]/g, ' ');
  return (
    unseen.test(composed) ||
    /\p{Extended_Pictographic}/u.test(composed) ||
    Array.from(composed).some(isForeignLetter) ||
    new RegExp(spacedLetters).test(composed)
  );
}

function isForeignLetter(character: string): boolean {
  if (character < '\u0080' || /^[ªº¿¡]$/.test(character)) return false;
  const means = character.normalize('NFKC');
  const isLetter = /[\p{L}\p{N}]/u.test(character) || /[\p{L}\p{N}]/u.test(means);
  return isLetter && (means !== character || !/^\p{Script=Latin}$/u.test(character));
}

/** `a p p r o v e d` as `approved`. */
export function joinSpacedLetters(text: string): string {
  return text.replace(spacedLetters, (run) => run.replace(/[^\p{L}\p{N}]/gu, ''));
}
