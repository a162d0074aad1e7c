import { deniesName } from './denies-name.ts';
import { isStyled, startsSentence } from './name-kinds.ts';
import { staffTitles } from './name-lexicon.ts';
import { isCapital } from './name-words.ts';
import { hasFamilyShape, isSingleName } from './single-name.ts';
import { spanOfTokens, wordAt, wordsBetween, type Reading } from '../reading.ts';

/** Who writes or is meant, beside a full name that is claimed: as they are called, and as they say they are not. */
export type WriterCalled = { called: string[]; denied: string[] };

/** Behind these stands what the writer is called, whatever the word is besides. */
const states = / (?:(?:my|mi) (?:full |first )?(?:name is|names)|call me|me llamo|mi nombre es|me dicen) $/;
/** Behind these, what is no other word. */
const introduces =
  / (?:this is|its|it is|thats|i am|im|soy|habla|aqui|aca|le escribe)(?: (?:just|only|still|actually|me|yo|nomas|solo))*(?: ,)? $/;
const here = /^ (?:here|speaking|texting|writing|calling|again|aqui|hablando|escribiendo) /;
const greets =
  / (?:hi|hello|hey|hola|morning|afternoon|evening|buenas|buenos|dias|tardes|noches|yes|yeah|si|ok)(?: [,!.])? $/;
const meant = / (?:for|para|pa|de|this is|its|it is|im|i am|soy|habla|name is|-) $/;
const title = /^(?:mr|mrs|ms|miss|mister|sr|sra|srta|senor|senora|don|dona)$/;

/**
 * What the writer of a text is called in it by one word, by a title and a name, or by a letter and a name ("its Bob",
 * "Bob here", "this is Mrs Lane", "B. Lane, lasix"), and whom they say they are not ("my name isn't Ruth Lane"). Its
 * values have taken their words before.
 */
export function writerCalled(reading: Reading): WriterCalled {
  const styled = isStyled(reading);
  const found: WriterCalled = { called: [], denied: [] };
  for (let at = 0; at < reading.tokens.length; at++) {
    if (reading.tokens[at]?.kind !== 'word' || reading.taken[at] === true) continue;
    const from = behindTitle(reading, at);
    const said = { styled, stated: from < at };
    if (deniesName(reading, from)) {
      if (isSingleName(reading, at, said)) found.denied.push(wholeName(reading, at));
      continue;
    }
    const letter = letterBefore(reading, at, styled);
    if (letter !== null) found.called.push(`${letter} ${textAt(reading, at)}`);
    else if (isCalled(reading, at, { from, ...said }) || standsAlone(reading, at))
      found.called.push(textAt(reading, at));
  }
  return found;
}

function textAt(reading: Reading, at: number): string {
  return spanOfTokens(reading, at, at + 1).text;
}

type Beside = { from: number; styled: boolean; stated: boolean };

function isCalled(reading: Reading, at: number, { from, styled, stated }: Beside): boolean {
  const before = wordsBetween(reading, from - 6, from);
  if (states.test(before)) return isSingleName(reading, at, { styled, stated: true });
  if (introduces.test(before)) return isSingleName(reading, at, { styled, stated });
  if (!here.test(wordsBetween(reading, at + 1, at + 3))) return false;
  const opens = startsSentence(reading, from) || greets.test(before);
  // The first word of a sentence has a capital anyway.
  return opens && isSingleName(reading, at, { styled: true, stated });
}

/** Where a name begins with the title before it. */
function behindTitle(reading: Reading, at: number): number {
  const from = wordAt(reading, at - 1) === '.' ? at - 2 : at - 1;
  return title.test(wordAt(reading, from)) ? from : at;
}

function wholeName(reading: Reading, at: number): string {
  let next = at + 1;
  while (next < at + 3 && isSingleName(reading, next, { styled: false, stated: true })) next++;
  return spanOfTokens(reading, at, next).text;
}

/** The letter of `B. Lane`, where a sentence begins or somebody is meant. */
function letterBefore(reading: Reading, at: number, styled: boolean): string | null {
  const from = wordAt(reading, at - 1) === '.' ? at - 2 : at - 1;
  const letter = wordAt(reading, from);
  if (!/^[a-z]$/.test(letter) || reading.taken[from] === true || !isCapital(reading, from)) return null;
  if (!isCapital(reading, at) || !isSingleName(reading, at, { styled, stated: false })) return null;
  const opens = startsSentence(reading, from) || meant.test(wordsBetween(reading, from - 3, from));
  return opens ? letter : null;
}

/** `peterson, lasix`, `lasix for peterson`: a family name by itself. */
function standsAlone(reading: Reading, at: number): boolean {
  const [before, after] = [wordAt(reading, at - 1), wordAt(reading, at + 1)];
  const isMeant = /^(?:for|para|pa|de)$/.test(before);
  const ofStaff = before === '.' && staffTitles.has(wordAt(reading, at - 2));
  const begins = before === '' || (/^[-.,:;\n]$/.test(before) && !ofStaff);
  const ends = after === '' || /^[-.,:;!?\n]$/.test(after);
  return ends && (isMeant || begins) && hasFamilyShape(reading, at);
}
