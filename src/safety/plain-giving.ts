import type { ReadableText } from '../domain/text/readable-text.ts';
import { readNumber } from '../domain/text/spoken-number.ts';
import { tokenize } from '../domain/text/tokens.ts';
import { blankWords } from './blank-words.ts';

/** What is given, put or sent in error here and is nothing to swallow. */
const data =
  '(?:names?|info|information|numbers?(?! of)|birth ?days?|bdays?|birth ?dates?|dob|dates?|address(?:es)?|phone|zip|insurance|cards?|e ?mails?|rx|details|answers?|codes?|accounts?|nombres?|apellidos?|datos|numeros?(?! de (?:pastillas|medicinas))|fechas?|direccion(?:es)?|telefonos?|cumpleanos|tarjetas?|correos?|seguro)';
const somewhere =
  '(?:bus|train|exit|turn|road|street|highway|freeway|elevator|door|bag|store|pharmacy|location|building|way|camion|calle|salida|puerta|farmacia)';
const slip = '(?:by (?:mistake|accident|error)|on accident|in error|accidentally|mistakenly)';
const slipEs = '(?:por (?:error|equivocacion|accidente)|equivocad[oa]s?|sin querer|mal)';
const gave = '(?:gave|given|give|put|typed|entered|sent|used|wrote|texted|told)';
const few = "(?:(?!pills?|meds|medicines?|doses?)[a-z']+ ){0,4}?";
const count = '(?:[0-9]+|ten|twelve|fifteen|twenty|thirty|diez|doce|quince|veinte|treinta)';
const pharmacy = "(?:you|u|ya|y'?all|they|pharmacy|cvs|walgreens|walmart|store|tech|girl|lady|guy|clerk)";

const hour =
  '(?:[0-9]{1,2}(?::[0-9]{2})?(?: ?[ap]\\.?m\\.?)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)';

const givings = [
  `${gave} ${few}${data} (?:in )?${slip}`,
  `${slip} ${gave} ${few}${data}`,
  `(?:${gave}|took|got on|got off) ${few}wrong (?:[a-z]+ )?(?:${data}|${somewhere})`,
  `${pharmacy} (?:guys |all )?(?:only |just )gave (?:me|us|him|her|mom|dad) (?:like )?${count}`,
  `${pharmacy} (?:guys |all )?gave (?:me|us|him|her|mom|dad) (?:only|just) (?:like )?${count}`,
  `(?:di|dimos|puse|mande|escribi|use) (?:[a-z]+ ){0,3}?${data} (?:[a-z]+ ){0,3}?${slipEs}`,
  `(?:put in|asked|ordered|requested|signed up|opted|hit|pressed|clicked|submitted|dialed)(?: [a-z']+){0,5}? ${slip}`,
  `(?:pedi|ordene|solicite|marque|apreto|aprete|pique)(?: [a-z]+){0,5}? ${slipEs}`,
  `took (?:it|mine|them|that|my [a-z]+) (?:at )?${hour} instead of (?:at )?${hour}`,
  `(?:me )?(?:lo|la|los|las) (?:tome|tomo) a las? ${hour} en (?:vez|lugar) de (?:a )?las? ${hour}`,
  `(?:solo|solamente|nomas|nada mas) (?:me|nos|le) (?:dieron|dio|surtieron|mandaron) ${count}`,
  `(?:me|nos|le) (?:dieron|dio|surtieron|mandaron) (?:solo |solamente |nomas |nada mas )?${count} (?:[a-z]+ )?(?:de )?menos`,
].join('|');
const giving = new RegExp(`(?<![a-z'])(?:${givings})(?![a-z])`, 'g');

const amount = '([0-9]{1,3}|[a-z]+(?:[ -](?:one|two|three|four|five|six|seven|eight|nine)| y [a-z]+)?)';
/** `you gave me 30 instead of 90`: fewer came than were due. */
const instead = new RegExp(
  `(?<![a-z'])(?:${pharmacy} (?:guys |all )?(?:only )?gave (?:me|us|him|her) ${amount} (?:[a-z]+ )?instead of (?:the )?${amount}|(?:(?:me|nos) (?:dieron|surtieron|mandaron)|le (?:surtieron|mandaron)) ${amount} (?:[a-z]+ )?en (?:vez|lugar) de (?:las |los )?${amount})(?![a-z0-9])`,
  'g',
);

const hint =
  /g[ai]ve|put|typed|entered|sent|used|wrote|texted|told|took|tom[eo]|got o|put in|asked|order|request|signed|opted|hit|press|click|submit|dial|pedi|orden|solicit|marqu|apret|pique|dier|dio|\bdi|puse|mand|escribi|\buse|surt/;

/**
 * The text without what it says of giving and taking that is of no medicine too many, each other character in its
 * place: a name given by mistake, the wrong bus, twenty tablets that were too few.
 */
export function withoutPlainGiving(readable: ReadableText): ReadableText {
  if (!hint.test(readable.text)) return readable;
  const text = readable.text
    .replace(giving, blankWords)
    .replace(instead, (found: string, ...counts: (string | undefined)[]) => {
      const [came, due] = [countOf(counts[0] ?? counts[2]), countOf(counts[1] ?? counts[3])];
      return came !== null && due !== null && came < due ? blankWords(found) : found;
    });
  return text === readable.text ? readable : { ...readable, text };
}

/** In digits or words; null where it is no count. */
function countOf(words: string | undefined): number | null {
  const tokens = tokenize(words ?? '');
  const read = readNumber(tokens, 0);
  return read?.next === tokens.length ? read.value : null;
}
