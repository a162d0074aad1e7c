import type { DoseVariation } from '../domain/dose-variation.ts';

const few = String.raw`(?:\w+ ){0,3}`;
const count = String.raw`(?:\d+(?:[./]\d+)?|one|two|three|four|half|un|una|uno|dos|tres|cuatro|medi[ao])`;
const unit = String.raw`(?:tab|cap|pill|puff|spray|drop|unit|ml|cc|patch|inhal|application|time|hour|hr|h\b|day|week|past|comprimid|capsul|pildora|gota|unidad|parche|pulveri|dosis|vez|veces|hora|dia|semana)`;
const weight = String.raw`(?:mg|mcg|g|iu|ui|mEq|mL)\b`;

type Row = { variation: DoseVariation; english: RegExp[]; spanish: RegExp[] };

/**
 * What directions say, in the order in which it is told: the first row that fits names the reason. A dose that is
 * fixed and taken "as directed" is not told apart: a look too many costs less than a wrong "too early".
 */
const rows: readonly Row[] = [
  {
    variation: 'taper',
    english: [
      /\b(?:taper|wean)/,
      /\bdose ?pa(?:c|k|ck)\b/,
      new RegExp(String.raw`\b(?:decreas|reduc|lower)\w* ${few}(?:by|to|every|each|dose|gradually|until)\b`),
    ],
    spanish: [
      new RegExp(
        String.raw`\b(?:disminu|reduc|rebaj|baj[ae])\w* ${few}(?:dosis|cada|a \d|hasta|gradual|poco a poco|a la mitad)`,
      ),
      /\bdosis (?:decreciente|descendente)|\bpauta descendente\b|\bdesescal/,
    ],
  },
  {
    variation: 'titration',
    english: [
      /\btitrat/,
      new RegExp(String.raw`\b(?:increas|rais)\w* ${few}(?:by|to|every|each|dose|gradually|until)\b`),
      /\bloading dose\b/,
    ],
    spanish: [
      /\btitul|\btitr/,
      new RegExp(
        String.raw`\b(?:aument|increment|sub[aei])\w* ${few}(?:dosis|cada|a \d|hasta|gradual|poco a poco)`,
      ),
      /\bdosis (?:de carga|creciente|ascendente)/,
    ],
  },
  {
    variation: 'as_needed',
    english: [
      /\bp\.? ?r\.? ?n\b/,
      /\b(?:as|when|if|where)(?: \w+){0,2} (?:need|needed|required|necessary)\b/,
      /\b(?:for|with) breakthrough\b/,
      /\bif (?:you have|there is|pain|nausea|symptoms)\b/,
    ],
    spanish: [
      /\b(?:segun|cuando|si|de ser)(?: \w+){0,2} (?:necesari[oa]|necesidad|necesit[ae]|requier[ae]|hag?a falta|hace falta)\b/,
      /\bsegun necesidad\b|\bde ser necesari[oa]\b|\ba demanda\b|\bsolo si\b/,
      /\bsi (?:hay|tiene|siente|persiste)\b|\ben caso de\b/,
    ],
  },
  {
    variation: 'changing',
    english: [
      /\bthen\b/,
      /\b(?:day|week)s? \d+ ?(?:-|to\b|through\b|:|,)/,
      /\b(?:on|for the|the) (?:first|second|1st|2nd) (?:day|week|dose)\b|\bon day \d/,
      /\balternat(?:e|ing) (?!days?\b)/,
    ],
    spanish: [
      /\bluego\b|\bentonces\b|\bposteriormente\b|\ba continuacion\b|\bdespues de eso\b/,
      new RegExp(String.raw`\bdespues,? (?:tome|use|aplique|inyecte|${count}) `),
      /\b(?:dia|semana)s? \d+ ?(?:-|a\b|al\b|:|,)/,
      /\b(?:primer|primera|segund[oa])s? (?:\d+ )?(?:dia|semana|dosis)/,
      /\baltern(?:e|ando)\b/,
    ],
  },
  {
    variation: 'range',
    english: [
      new RegExp(String.raw`\b${count} ?(?:-|to|or) ?${count} ?${unit}`),
      new RegExp(String.raw`\b${count} (?:to|or) ${count} ?${weight}`),
      new RegExp(String.raw`\bup to ${count}\b`),
    ],
    spanish: [
      new RegExp(String.raw`\b${count} ?(?:-|a|o|u) ?${count} ?${unit}`),
      new RegExp(String.raw`\b${count} (?:a|o) ${count} ?${weight}`),
      new RegExp(String.raw`\bhasta ${count}\b`),
    ],
  },
  {
    variation: 'as_directed',
    english: [
      new RegExp(String.raw`\bas ${few}(?:directed|instructed|advised|told|discussed|prescribed|ordered)\b`),
      new RegExp(
        String.raw`\b(?:per|follow|following|according to|see) ${few}(?:instruction|direction|scale|protocol|package|insert|label|inr|schedule|chart)`,
      ),
      /\bsliding scale\b|\bu\.?a\.?d\b|\but dict/,
    ],
    spanish: [
      new RegExp(
        String.raw`\b(?:segun|como|conforme)(?: a)? ${few}(?:indic|instruc|prescri|recet|orden|dirig|senal|direcc|medic[oa]|doctor|inr|escala|glucosa|protocolo)`,
      ),
      /\bsiga (?:las|sus) (?:instrucciones|indicaciones)\b|\bescala (?:movil|deslizante)\b/,
    ],
  },
];

/**
 * Why the words of a prescription's directions, English or Spanish, leave open how long a quantity lasts: taken as
 * needed, in a dose that changes or may differ, or as somebody else has said. Null for a fixed dose. Pure.
 */
export function findDoseVariation(directions: string): DoseVariation | null {
  const text = comparable(directions);
  const found = rows.find(({ english, spanish }) =>
    [...english, ...spanish].some((pattern) => pattern.test(text)),
  );
  return found?.variation ?? null;
}

/** Lower case without diacritics; points, hyphens and slashes stay, because "1-2" is no "1 2". */
function comparable(directions: string): string {
  return directions
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/[()[\];*"“”]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
