import { clausePattern } from './clause-grammar.ts';

const who =
  '(?:my|the|a|our|your|someone|somebody|anyone|he|she|they|you|u|yall|i|we)(?: (?!(?:refill|fill|order|send|renew))[^ .]+){0,2}';

/** How it comes to them, or who may come for it: of the parcel, and not of the medicine. */
const asked = clausePattern(
  `(?:can|could|may|will|would|is it (?:ok|okay|fine|alright) if) ${who} (?:(?:come|swing by|stop by|and|to|please) )*(?:picks? ~2up|pickup|collect|deliver|drop ~2off|leave|bring|get it|grab|fetch|mail (?:it|them)|ship (?:it|them))`,
  '(?:do|does) (?:you|u|yall|they|the pharmacy) ~2(?:have|do|offer|provide) ~2(?:curbside|drive ?thru|drive ?through|drive up|delivery|deliveries|pick ?up|parking)',
  '(?:l[ao]s? )?(?:puede|pueden|podria|podrian) ~4(?:recoger|pasar por|entregar|dejar|traer|llevar)(?:l[ao]s?|me|nos|mel[ao]s?)?',
  '(?:tienen|hacen|hay|ofrecen) ~2(?:entregas?|servicio a domicilio|estacionamiento|ventanilla|auto ?servicio)',
);

export function asksOfHandling(words: string): boolean {
  return asked.test(words);
}
