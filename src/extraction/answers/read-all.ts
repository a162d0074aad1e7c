/** All of what was asked about; `count` where it is said how many they are. */
export type All = { count: number | null };

const numbers: readonly [words: string, count: number][] = [
  ['two|2|dos', 2],
  ['three|3|tres', 3],
  ['four|4|cuatro', 4],
  ['five|5|cinco', 5],
];

const before =
  '(?:(?:no|nope|oh|yes|yeah|yea|yep|si|ok|okay|well|um|actually|sorry|please|pls|hi|i|ill|ll|we|id|like|would|want|need|take|get|can|could|you|me|to|just|do|have|use|refill|refills?|fill|send|order|give|for|its|it|is|quiero|queremos|necesito|necesitamos|ocupo|tomo|uso|deme|denme|mande|manden|mandeme|surta|surtan|surtame|son|por|favor|pues|bueno) )*';
const after =
  '(?: (?:please|pls|thanks|thank|you|ty|por|favor|gracias|if possible|if you can|if i can|si se puede|is fine|are fine|then|now|(?:that )?i take|que tomo|que uso))*';
const things =
  '(?:meds?|medicines?|medications?|pills?|refills?|ones?|kinds?|types?|strengths?|doses?|dosages?|sizes?|prescriptions?|scripts?|rxs?|bottles?|tablets?|medicinas?|medicamentos?|pastillas?|recetas?|dosis|tabletas?|frascos?|clases?|tipos?|presentaciones)';
const ofThem = '(?:of (?:them|those|these|em|the above)|de (?:ellas|ellos|esas|esos))';
const noun = `(?: (?:${ofThem}|${things}))?`;

function whole(words: string): RegExp {
  return new RegExp(`^${before}(?:${words})${after}$`);
}

const both = whole(
  `(?:yes )?(?:the |them |all )?both(?: (?:of )?(?:the )?(?:two|2|them|those|these|em))?(?: of my| my)?(?: (?:the )?${things})?|amb[oa]s${noun}|(?:both )?(?:la |el |numero |number )?(?:1|one|uno|una) (?:and|y|plus) (?:la |el |numero |number )?(?:2|two|dos)`,
);
const every = whole(
  `all|all (?:${ofThem}|of it|of the ${things}|the ${things})|them all|each|each (?:${ofThem}|one)|every (?:single )?one(?: ${ofThem})?|everything|all (?:of )?my ${things}|(?:cada|todas y cada) un[oa]|tod[oa]s(?: (?:ellas|ellos|esas|esos))?|todo`,
);
const counted = numbers.map(([words, count]) => ({
  count,
  form: whole(
    `(?:all|all the|all of the|the|them|those|these|every|tod[oa]s|l[oa]s|tod[oa]s l[oa]s|mis|esas|esos) (?:${words})${noun}`,
  ),
}));

/** "Both", "all three of them", "las dos", "I need them all": the whole text, as `normaliseText` leaves it. */
export function readAll(words: string): All | null {
  if (both.test(words)) return { count: 2 };
  const numbered = counted.find(({ form }) => form.test(words));
  if (numbered) return { count: numbered.count };
  return every.test(words) ? { count: null } : null;
}
