import type { Extraction, MedicationMention } from '../../domain/message.ts';
import { medicineWords } from './medicine-words.ts';

/** What a text takes back by name, and what it asks for in its place or beside it; places in its list of medicines. */
export type Swap = { back: number[]; wanted: number[] };

/** In more words than these there may be something else that a person has to read. */
const mostWords = 16;

const filling =
  '(?:the|my|that|any|more|a|an|for|of|on|all|please|el|la|los|las|mi|mis|lo|del|de|para|por favor|refills?|requests?|orders?|prescriptions?|rx|resurtido|receta|pedido|orden|solicitud)';
const named = '(?:medicine (?:and|or|nor|y|o|ni) )*medicine';
const backBefore = new RegExp(
  `(?:^| )(?:cancel|cancels?|cancell?ing|call(?:ing)? off|disregard|ignore|scratch|drop|remove|delete|skip|forget(?: about)?|leave out|not|no|without|except|instead of|rather than|dont (?:need|want|send|fill|refill)|don t (?:need|want|send|fill|refill)|do not (?:need|want|send|fill|refill)|no longer (?:need|want)|(?:ya )?no (?:quiero|necesito|ocupo|mande|manden|surta|surtan)|cancel[ae]n?|cancelar|anul[ae]n?|anular|quit[ae]n?|quitar|olvid[ae]|en vez de(?:l)?|en lugar de(?:l)?|sin)(?: ${filling})* ${named}$`,
);
const placing =
  /(?:^| )(?:instead|in its place|mejor|sino|but|pero|en su lugar|a cambio|(?:i |it )?(?:meant|mean)|quise decir|quiero decir)(?: |$)|^(?:(?:no|sorry|oops|wait|perdon|disculpe) )*(?:not|no) (?:(?:the|my|el|la|mi) )?medicine (?:(?:the|my|el|la|mi) )?medicine$/;
const wantedBefore = new RegExp(
  `(?:^| )(?:just|only|solo|solamente|nomas|add|adding|include|send|fill|refill|order|get|need|want|have|take|agreg[aeu]\\w*|agregar|anad[ae]\\w*|anadir|pong[ao]n?|mand[ae]n?|envi[ae]n?|surt[ae]n?|surtir|necesito|quiero|ocupo|deme|denme)(?: (?:me|us|in|just|only|solo))?(?: ${filling})* ${named}$`,
);

/**
 * "Cancel X and add Y", "not X, Y instead", "instead of X I need Y": one medicine is taken back, and another is wanted.
 * Null for any other text. Never throws.
 */
export function readSwap(text: string, { medications, intents, flags }: Extraction): Swap | null {
  if (medications.length < 2 || flags.length > 0 || text.includes('?')) return null;
  if (!intents.every((intent) => ['refill', 'withdraw', 'unclear'].includes(intent))) return null;
  const words = medicineWords(text, medications);
  if (words.split(' ').length > mostWords) return null;
  const back = medications.flatMap((_, place) =>
    backBefore.test(upTo(text, medications, place)) ? [place] : [],
  );
  const others = medications.flatMap((_, place) => (back.includes(place) ? [] : [place]));
  const wanted = others.filter(
    (place) =>
      placing.test(words) ||
      /instead of|rather than|en vez de|en lugar de/.test(words) ||
      wantedBefore.test(upTo(text, medications, place)),
  );
  const isWhole = back.length > 0 && wanted.length > 0 && wanted.length === others.length;
  return isWhole && !areMixed(medications, back, wanted) ? { back, wanted } : null;
}

/** Unknown words are anybody's guess; of one medicine two strengths are two. */
function areMixed(medications: MedicationMention[], back: number[], wanted: number[]): boolean {
  return back.some((one) => wanted.some((other) => isSame(medications[one], medications[other])));
}

function isSame(one: MedicationMention | undefined, other: MedicationMention | undefined): boolean {
  if (!one || !other || one.name === null || other.name === null) return true;
  const differs = one.strength !== null && other.strength !== null && one.strength !== other.strength;
  return one.name === other.name && !differs;
}

/** The words up to and with the medicine at a place. */
function upTo(text: string, medications: MedicationMention[], place: number): string {
  return medicineWords(text.slice(0, medications[place]?.end ?? 0), medications.slice(0, place + 1));
}
