import type { Extraction, Intent } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';

const own = '(?:my|our|his|her|their|moms|dads|mi|mis|nuestr[oa]s?|su|sus)';
const body =
  '(?:foot|feet|toes?|legs?|knees?|hips?|arms?|hands?|fingers?|wrists?|shoulders?|head|face|eyes?|ears?|nose|mouth|lips?|tongue|throat|neck|chest|heart|lungs?|stomach|belly|back|skin|bladder|kidneys?|blood|pee|urine|stool|pulse|pressure|sugar|swelling|rash|bruis(?:e|es|ing)|wound|sore|bump|bite|burn|cut|infection|fever|pain|cough|seizures?|fall|surgery|pie|pies|piernas?|brazos?|manos?|dedos?|cabeza|cara|ojos?|oidos?|boca|labios?|lengua|garganta|cuello|pecho|corazon|estomago|espalda|piel|sangre|orina|hinchazon|sarpullido|ronchas?|herida|moreton(?:es)?|fiebre|dolor|tos|convulsion(?:es)?|caida|cirugia)';
const goods =
  '(?:medicines?|medications?|meds?|pills?|tablets?|prescriptions?|scripts?|rx|refills?|inhalers?|insulin|doses?|nurses?|doctors?|dr|pharmac(?:y|ist)|order|delivery|deliveries|appointment|medicinas?|medicamentos?|pastillas?|recetas?|resurtidos?|inhalador|insulina|dosis|enfermer[oa]|doctora?|farmacia|pedido|entrega|cita)';
const between = '(?:(?:left|right|big|new|old|last|whole|upper|lower|blood|heart) )?';
const speaks = [
  `${own} ${between}(?:${body}|${goods})`,
  // What is shown of oneself.
  `(?:pics?|pictures?|photos?|videos?|images?|fotos?|imagen(?:es)?) (?:of|de|del) (?:the |this |that |la |el |esta |este |${own} )?(?:${body}|${goods})`,
  // What the pharmacy is to do, or is asked.
  '(?:cancel|hold|stop|change|skip|reschedule|pause|cancel[ae]n?|cambien?|detengan?) (?:the |my |our |this |all |la |el |mi |esta )*(?:delivery|deliveries|order|refills?|prescriptions?|shipment|entregas?|pedidos?|resurtidos?|receta)',
  'for (?:the |my |our |a )?(?:nurse|nurses|pharmacist|doctor|staff|driver)',
  'para (?:la |el |mi |los |las )?(?:enfermer[oa]s?|farmaceutic[oa]|doctora?|personal)',
].join('|');
const pattern = new RegExp(` (?:${speaks}) `);

/** Offers made to everybody speak of `your`, and in these words of what is theirs to sell. */
const offers =
  / (?:your (?:account|order|package|parcel|prize|reward|card|subscription|insurance|medicare)|no prescription needed|order (?:now|online|today)|buy (?:now|online)|act now|limited time|you (?:have )?won|congratulations|per month|lose weight|testimonial|ask your doctor) /;

/**
 * Who speaks of their own body, medicine or order, or of a pharmacy's business, sends no advertising, whatever link or word
 * of it stands beside: it is not understood, so that a person reads it.
 */
export function withoutOwnAsSpam(text: string, intents: Extraction['intents']): Intent[] {
  if (!intents.includes('spam')) return [...intents];
  const words = ` ${normaliseText(text)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/ +/g, ' ')} `;
  if (!pattern.test(words) || offers.test(words)) return [...intents];
  const others = intents.filter((intent) => intent !== 'spam');
  return others.length > 0 ? others : ['unclear'];
}
