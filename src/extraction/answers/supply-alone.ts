import { normaliseText } from '../../domain/normalise-text.ts';
import { isRelativeWord } from '../people/people-words.ts';
import { smallNumbers } from './answer-words.ts';

/** How much is left, and nothing else said; `days` is null where it is little and not said how much. */
export type SupplyAlone = {
  days: number | null;
  /** Told of somebody by what they are to the writer: "my mom has 2 left". */
  ofRelative: boolean;
};

/** More words than these tell of something else, too. */
const mostWords = 16;

function set(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** What may stand around a count without telling of anything else. */
const around = set(`
  a about all already also am an and approx approximately are around at be been bottle but btw by can day days de dose doses down
  each else enough exactly for forgot from fully fyi got gotten guess had has have having he hello her hers hey hi him his i
  if im in is it its ive just know last lasts left let like likely m maybe me medicine meds mention mentioned more most my now of oh ok okay
  on one ones only or our out over pill pills please pls pm probably ran re refill remain remaining right rn roughly run s
  say says she shes so some sorry still stock supply tab tablet tablets tabs capsule capsules caps cap puffs units patches
  thank thanks that the theirs them there theres these they think this those to today tell tonight until us ve way we week weeks well
  with worth yes yeah yep you actually apparently almost around bit hours just sadly unfortunately unluckily
  ahora ahorita algo alcanza alcanzan apenas aproximadamente aun aviso como creo cada casi con cual cuentas da de del dia dias
  dice digo dosis el ella ellas en esa ese esas esos eso frasco gracias hasta hay hola hoy la las le les lo los mas me medicina
  medicinas medicamento mi mis nada no nomas nos para pastilla pastillas pastillitas pero pues por favor capsulas tabletas que
  queda quedan quedaban quedando restan saben sabe se semana semanas si sobran solamente solo son su sus tambien tengo tenemos
  tenia tiene tienen todavia un una unas unos y ya`);

/** Words that say that it is of what there is. */
const ofRest = /\b(?:left|remaining|remain|quedan?|quedando|restan|sobran|down to|enough for|alcanzan?)\b/;
/** `have 4 pills`: a count of something that is had. */
const had =
  /\b(?:have|has|had|ve|ive|tengo|tenemos|tiene|tienen|hay) (?:(?:about|like|around|only|just|maybe|roughly|probably|still|at|most|exactly|como|solo|solamente|unas?|unos|apenas|casi|nomas) )*COUNT (?:more )?(?:pills?|tablets?|tabs?|capsules?|caps?|doses?|days?|weeks?|puffs|units|patches|pastillas?|pastillitas|tabletas|capsulas|dosis|dias?|semanas?)\b/;
const none =
  /\b(?:(?:is|s|are|am|m|im|re|shes|hes|completely|totally|all|already|ran) out|(?:none|nothing|zero|no|not any)(?: more)?(?: pills?| medicine| meds| tablets?)? left|all gone|se (?:me|le|les|nos) (?:acab|termin)\p{L}*|(?:no|ya no) (?:me|le|les|nos) quedan?|(?:no|ya no) (?:tengo|tiene|tenemos)(?: (?:mas|nada|ningun[ao]|ya|pastillas|medicina)))\b/u;
const little =
  /\b(?:(?:almost|nearly|about|just about) (?:out|gone|empty)|(?:running|getting|pretty|really|very|super|is|are) low|(?:only |just )?(?:a )?few (?:\p{L}+ )?(?:left|remaining)|(?:not|isn t|aren t|ain t) (?:too |very )?(?:many|much) (?:\p{L}+ )?left|quedan? (?:muy |bien )?(?:poc[ao]s?|poquit[ao]s?)|(?:muy )?poc[ao]s (?:pastillas )?(?:le|me|nos)? ?quedan|casi no (?:me |le |nos )?(?:quedan?|tiene|tengo)|se (?:me |le |nos )?est(?:a|an) (?:acabando|terminando)|casi se (?:me |le |nos )?(?:acab|termin)\p{L}+)\b/u;
const ofLittle = set(`
  almost nearly gone empty running getting pretty really very super low few not isn t aren ain too many much none nothing zero
  completely totally already out any pocas pocos poquitas poquito poco poca muy bien acabando terminando estan esta acabo acabaron
  acabado acabaran acabara termino terminaron terminado ninguna ninguno nada sin casi have has han ha acaba acaban run runs`);
/** A refill that is left is none of the medicine. */
const ofRefills = /\b(?:refills?|resurtidos?|surtidos?)\b/;

/**
 * "She has 2 left", "le quedan 3", "I have like 4 pills left", "almost out": a text that tells how much is left, by
 * whomever and of whatever was spoken of, and wishes for nothing. A bare number tells it only where we have asked. The
 * medicines of the text are `medicine` in these words. Null for any other text. Never throws.
 */
export function readSupplyAlone(text: string): SupplyAlone | null {
  if (text.includes('?') || text.includes('¿')) return null;
  const words = singles.reduce((said, [single, figure]) => said.replace(single, figure), normaliseText(text));
  const parts = words.split(' ');
  if (parts.length > mostWords || ofRefills.test(words)) return null;
  const ofRelative = parts.some(isRelativeWord);
  const isLittle = little.test(words);
  const isNone = !isLittle && none.test(words);
  const others = parts.filter((word) => !around.has(word) && !isRelativeWord(word));
  const counts = others.filter((word) => countOf(word) !== null);
  const unknown = others.filter((word) => countOf(word) === null);
  if (isLittle || isNone)
    return counts.length === 0 && unknown.every((word) => ofLittle.has(word))
      ? { days: isNone ? 0 : null, ofRelative }
      : null;
  const [count] = counts;
  if (count === undefined || counts.length > 1 || unknown.length > 0) return null;
  const tagged = parts.map((word) => (word === count ? 'COUNT' : word)).join(' ');
  if (!ofRest.test(tagged) && !had.test(tagged)) return null;
  const weeks = /COUNT (?:more )?(?:weeks?|semanas?)\b/.test(tagged);
  return { days: (countOf(count) ?? 0) * (weeks ? 7 : 1), ofRelative };
}

/** Small counts that are said by a word which stands for much else. */
const singles: [said: RegExp, figure: string][] = [
  [/\b(?:(?:a )?couple(?: of)?|(?:un )?par(?: de)?)\b/g, '2'],
  [/\bone (?=(?:\p{L}+ )?(?:left|remaining)\b)/gu, '1 '],
  [/\b(queda|tengo|tiene) (?:solo |nomas )?un[ao]?\b/g, '$1 1'],
];

const mostLeft = 400;

function countOf(word: string): number | null {
  const number = /^\d{1,3}$/.test(word) ? Number(word) : countWords.get(word);
  return number !== undefined && number <= mostLeft ? number : null;
}

/** "One" and "un" stand for too much else to be counted by themselves. */
const countWords = new Map([...smallNumbers].filter(([word]) => word !== 'one' && word !== 'un'));
