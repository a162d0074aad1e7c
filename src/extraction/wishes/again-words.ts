import { clausePattern } from './clause-grammar.ts';

const opening =
  '(?<=^ )(?:(?:hi|hello|hey|yes|yep|yeah|ok|okay|um|uh|so|well|and|also|just|please|pls|plz|again|thanks|thank you|good (?:morning|afternoon|evening)|hola|oiga|oye|bueno|buenas|buenos|dias|tardes|si|y|pues|este|tambien|por favor|porfa|[,.;:!¡¿-]) )*';
const further =
  '(?:another|one more|a (?:new|fresh|further|second)|(?:the|my|his|her|our|their) next|(?:two|three|2|3) more|otr[ao]s?|un[ao]? (?:nuev|segund)[ao]|l[ao] (?:proxim[ao]|siguiente))';
const pack =
  '(?:bottles?|box(?:es)?|packs?|packets?|tubes?|jars?|tubs?|canisters?|inhalers?|puffers?|vials?|cases?|cartons?|cards?|blisters?|pens?|kits?|rounds?|batch(?:es)?|fills?|months?|supply|sleeves?|tins?|cans?|refills?|frasc(?:o|ito)s?|botes?|botecitos?|potes?|pomos?|caj(?:a|ita)s?|tub(?:o|ito)s?|paquetes?|tand(?:a|ita)s?|rondas?|mes|plumas?|latas?|sobres?|inhalador(?:es)?|resurtidos?|dotacion)';
const wishing =
  '(?:<send>|<sendEs>|<want>|can|could|would|may|might|please|pls|plz|gimme|give|get|snag|grab|hook|shoot|spot|toss|spare|arrange|set|put|do|like|love|use|due|time|looking|hoping|chance|puede[ns]?|podrian?|quisiera|favor|denme|deme|den|urge|toca|hace falta|haga[n]?|pido)';
const usual =
  '(?:(?:the|my|his|her|our|their) usuals?|the same (?:again|ones?|thing|stuff|order|as)|same (?:again|ones?|order|as)|lo (?:mismo|mio|de siempre|de cada mes|del mes)|l[ao]s (?:[0-9]+ |dos |tres |cuatro )?(?:mism[ao]s|de siempre|de cada mes|mi[ao]s))';

/** More of what is had, without a word for a medicine: another box of it, the same again, `lo de siempre`. */
const again = clausePattern(
  `${wishing} ~6${further} ~1${pack}`,
  `${opening}${further} ~1${pack}`,
  `(?:<send>|<sendEs>|<want>|gimme|do|run|get|quisiera|denme|deme|favor) ~3${usual}`,
  `${opening}(?:the )?same (?:again|as (?:last|before|always|usual|in)|thing again|order(?: again)?|drill as)`,
  `${opening}(?:lo mismo (?:de siempre|otra vez|del mes pasado)|lo de (?:siempre|cada mes))`,
  '(?:me|nos|le|les|se) (?:l[ao]s? )?(?:re)?surt(?:a|e|an|en|ir)',
  '(?:re)?surt(?:a|e|an|en|ir)(?:me|nos|se)?(?:le|l[ao])s?',
  '(?:re)?surt(?:a|an|en)(?:me|nos)',
);
/** What is taken or begun is none that is asked for. */
const notAgain = clausePattern(
  '(?:take|takes|taking|took|use|using|used|swallow|inject|apply|start|starting|started|open|opened|wait|waiting|tomar|usar|abrir|empezar|esperar|esperando) ~2(?:another|one more|otr[ao])',
  `(?:got|received|came|recibi|llego|dieron) ~3${further}`,
  '(?:no|nunca|sin) ~3(?:re)?surt[a-z]+',
);

export function asksAgain(words: string): boolean {
  return again.test(words) && !notAgain.test(words);
}
