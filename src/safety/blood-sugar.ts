/** Readings in mg/dl beyond which a person must look at once, whatever else is said; proposals for clinical sign-off. */
const dangerouslyHigh = 400;
const dangerouslyLow = 54;
/** No meter shows more: a year is none. */
const highestShown = 1500;

/** `tengo 500 de azúcar`, `a 500 sugar`. */
const readingFirst =
  / (\d{2,4}) (?:mg |dl |de |of |blood |in |my ){0,3}(?:sugar|glucose|azucar|glucosa) (?!(?:pills?|meds?|medicines?|medications?|tablets?|tabs?|strips?|meter|machine|monitor|shots?|pens?|free|one|pastillas?) )/g;
const extreme =
  /(?<= )(?:sugar|sugars|glucose|azucar|glucosa) (?:[^ .,]+ ){0,3}(?:high|low|hi|crashing|dropping|crashed|dropped|alta|alto|baja|bajo|bajando|subiendo|altisima|bajisima) /g;
const symptoms =
  / (?:shaky|shaking|dizzy|confused|confusion|sweating|sweaty|faint|fainting|weak|vomiting|throwing|blurry|unconscious|seizure|sleepy|lethargic|mareado|mareada|temblando|confundido|confundida|sudando|debil|vomitando|desmayo|borrosa|desmayar|nauseous|thirsty|mareos|mareo) /;

/** Places in clause text where a blood sugar is dangerous by its number or by the symptoms told with it. */
export function dangerousSugars(text: string): { from: number; to: number; certain: boolean }[] {
  const found = [...text.matchAll(readingFirst)].flatMap((match) => {
    const value = Number(match[1]);
    const dangerous =
      (value >= dangerouslyHigh && value <= highestShown) || (value <= dangerouslyLow && value >= 15);
    return dangerous ? [{ from: match.index + 1, to: match.index + match[0].length, certain: true }] : [];
  });
  const certain = symptoms.test(text);
  return found.concat(
    [...text.matchAll(extreme)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      certain,
    })),
  );
}
