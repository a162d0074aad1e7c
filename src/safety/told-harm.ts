import { lazyPattern } from '../domain/text/lazy-pattern.ts';

/**
 * Abuse, neglect, coercion, threats and the selling of medicines, told of oneself or of others: a person looks, whatever
 * else a text wants. Places in clause text, in which a blank stands before each word and marks are words of their own.
 */
export function toldHarms(text: string): { from: number; to: number }[] {
  return patterns.flatMap((pattern) =>
    pattern.matches(text).map((match) => ({ from: match.index, to: match.index + match[0].length })),
  );
}

const drugs =
  '(?:pills?|meds|medicines?|medications?|tablets|oxys?|oxycodone|norcos?|percs?|percocets?|adderall|xanax|vicodin|hydros?|hydrocodone|tramadol|morphine|fentanyl|gabbies|gabapentin|patches|scripts?|insulin|inhaler)';
const farmacos =
  '(?:pastillas?|medicinas?|medicamentos?|recetas?|insulina|tramadol|oxicodona|morfina|clonazepam|parches|inhalador)';
const close =
  '(?:husband|wife|son|daughter|grandson|granddaughter|nephew|niece|ex|boyfriend|girlfriend|partner|brother|sister|cousin|roommate|caregiver|aide|sitter|neighbor|he|she|they)';
const cercano =
  '(?:marido|esposo|esposa|mujer|hijo|hija|nieto|nieta|sobrino|ex|novio|novia|pareja|hermano|hermana|cuidadora?|vecino|el|ella)';

const patterns = [
  // Medicines sold or bought.
  `(?:sells?|selling|sold|dealing) (?:my|his|her|their|them|moms|dads|grandmas|grandpas|these|those) (?:[^ .]+ ){0,3}(?:${drugs}|at school|on the street|for cash) `,
  `(?:sells?|selling) (?:[^ .]+ ){0,2}${drugs} (?:[^ .]+ ){0,2}(?:school|street|corner|kids|park) `,
  `(?:buy|buying|bought) (?:my|his|her|their|these) (?:[^ .]+ ){0,3}(?:off|off of|from) (?:me|him|her) `,
  `(?:pays?|paid|paying|offered|offering|offers) (?:[^ .]+ ){0,5}(?:a pop|apiece|a pill) `,
  `(?:offered|offering|offers) me (?:cash|money|dollars|[0-9]+) (?:[^ .]+ ){0,4}${drugs} `,
  `(?:vende|vendia|vendiendo|vendio) (?:mis?|sus?|las|los) (?:[^ .]+ ){0,2}${farmacos} `,
  `(?:mis?|sus?|las|los) ${farmacos} (?:[^ .]+ ){0,4}(?:y )?(?:la|las|lo|los) (?:vende|venden|revende) `,
  `(?:me|le) (?:ofrecen|ofrecio|ofrece|pagan|paga) (?:[^ .]+ ){0,3}por (?:mis?|sus?|las|los|cada) (?:[^ .]+ ){0,2}(?:${farmacos}|una) `,
  // Medicines taken or kept from somebody.
  `${close} (?:[^ .]+ ){0,3}(?:steals?|stealing|hides?|hiding|locks?|locking|withholds?|withholding) (?:up )?(?:my|his|her|moms|dads|grandmas|grandpas) (?:[^ .]+ ){0,3}${drugs} `,
  `${close} (?:[^ .]+ ){0,2}(?:wont|doesnt|refuses to) (?:let|give) (?:me|her|him|mom|dad|grandma) (?:[^ .]+ ){0,4}${drugs} `,
  `${cercano} (?:[^ .]+ ){0,2}(?:me|le) (?:quita|roba|esconde|niega) (?:[^ .]+ ){0,3}${farmacos} `,
  `(?:count|counts) (?:[^ .]+ ){0,6}(?:off|short|missing) (?:(?:[^ .]+|[.]) ){0,14}same (?:nurse|aide|tech|caregiver|person|shift) `,
  // Violence and fear at home.
  `${close} (?:hits?|beats?|chokes?|choked|slaps?|slapped|punches|punched|threatens|threatened) (?:me|her|him|mom|dad|grandma|grandpa|us) `,
  `(?:afraid|scared) of (?:my (?:husband|wife|boyfriend|girlfriend|partner|son|ex)|him|her) `,
  `(?:not|isnt|arent|dont feel) (?:(?:good|great|really|very|feel) )?(?:safe )?(?:at|in my own) home `,
  `(?:call|text|phone|reach|contact) (?:[^ .]+ ){0,3}(?:when|while|after|once) (?:hes|he is|my husband is|she is|shes|he) (?:[^ .]+ ){0,2}(?:gone|at work|asleep|not home|leaves|out) `,
  `${cercano} (?:[^ .]+ ){0,5}(?:me|la|lo|nos) (?:golpea|golpeo|amenaza|amenazo|pega|pego|ahorca) `,
  `(?:tengo|le tengo) miedo (?:de|a) (?:mi (?:marido|esposo|novio|pareja|hijo|ex)|el|ella) `,
  `(?:cuando|mientras) (?:el|mi marido|mi esposo) no (?:este|esta) `,
  // Threats to the pharmacy.
  `(?:burn|burning|shoot|blow|shooting|blowing) (?:up |down )?(?:this|that|your|yall|yalls|the) (?:[^ .]+ ){0,2}(?:place|store|pharmacy|building) `,
  `(?:coming|come|be|heading|going|driving|drive|show up|showing up) (?:right |back |straight )*(?:down |over |up )*(?:there|here|to (?:your|the|that|yalls) [^ .]+) with (?:my|a|the) (?:9|nine|9mm|gun|guns|glock|piece|strap|heat|pistol|shotgun|rifle|ar|bat|knife|machete|40|45|38)(?! (?:year|years|yr|yo|month|kids?|oclock|am|pm|card|bottle)) `,
  `(?:you|yall|you people|all of you) (?:are |is |all )?(?:gonna|going to|will|ll) pay for (?:what|this|that) `,
  `(?:quemarles|quemar|balacear|reventar) (?:[^ .]+ ){0,3}(?:farmacia|changarro|local|negocio|botica) `,
  `(?:voy|vamos|va) (?:a ir |a llegar |a pasar )?con (?:un|una|mi|el|la) (?:bate|pistola|machete|cuchillo|arma) `,
].map((pattern) => lazyPattern(pattern, '(?<= )', ''));
