import { isGivenName, isWordToo } from '../../domain/names/given-names.ts';
import type { Span } from '../../domain/message.ts';
import { isRelativeWord, staffWord } from './people-words.ts';
import { isCapital, isNameWord } from './name-words.ts';
import { spanOfTokens, take, wordAt, wordsBetween, type Reading } from '../reading.ts';
import { whoNeeds } from './whose.ts';

/** Ways to say who is writing, before the name and behind it. */
const introduced =
  / (?:this is|i am|im|its|it is|name is|names|named|nombre es|soy|habla|llamo|llaman|sincerely|regards|atentamente|first name|last name|name :|nombre :|yours|yours truly)(?: (?:mr|mrs|ms|miss|sr|sra|srta|is|:))? ?\.? $/;
const here = /^ (?:[^ ]+ )?(?:here|again|speaking|calling|aqui|le habla|hablando) /;
const staffBefore = new RegExp(` ${staffWord} (?:\\. )?(?:[^ ]+ )?$`);
const placeBefore = / (?:in|at|st|saint|san|santa|near|en|calle|avenida|\d+)(?: \.)? $/;
const places =
  '(?:street|st|str|ave|avenue|lane|ln|drive|dr|road|rd|court|ct|grove|acres|blvd|boulevard|way|place|pl|circle|terrace|hwy|highway|pharmacy|farmacia|drug|drugs|clinic|hospital|manor|center|medical|health|city|county|texas|insurance)';
const placeWord = new RegExp(`^${places}$`);
const placeAfter = new RegExp(`^ (?:[^ ]+ )?${places} `);
const meant = / (?:for|para|de|to|refill|renew|fill|get|give|about|and|y|resurtir|surtir)(?: :)? $/;
const does =
  /^ (?:(?:also|really|just|still|ya|no|tambien) )*(?:needs|need|wants|takes|took|ran|requests|requested|asked|has|had|is (?:almost |nearly |about |running |completely |all )*(?:out|low|down|due|on)|got|would like|uses|necesita|ocupa|quiere|toma|se quedo|tiene|pide) /;
const title = /^(?:mr|mrs|ms|miss|mister|sra|srta|senora|senor|don|dona)$/;
const claimTitle =
  /^(?:mr|mrs|ms|miss|mister|sra|srta|sr|senora|senor|don|dona|resident|residente|camper|student|inmate)$/;
const addressed =
  / (?:hi|hello|hey|hola|thanks|thank you|thx|gracias|peach ,|tell|told|ask|asked|dear|ok|okay|yes|digale|dile|diganle) $/;
const served = new RegExp(`^${staffWord}$`);
const months = /^(?:april|may|june|july|august|january|jan|abril|mayo|junio|julio|agosto|enero)$/;
const first = / (?:i|im|ive|id|my|me|mine|mi|mis|yo|necesito|quiero|tengo|ocupo) /;
const titleIsGreeting =
  / (?:hola|buenas|buenos|dias|tardes|noches|gracias|estimada|estimado|dear|hi|hello) $/;

/**
 * Whether somebody is named who has not been introduced as the writer: a given name that is no part of the name
 * claimed (`refill for Tom`, `Linda is out`), a title and a name, an owner before a medicine (`Xiomara's metoprolol`),
 * anybody who `needs`; and a claimed name beside the writer's own wish (`I need … and for Gwen Park …`).
 */
export function namesSomebodyElse(
  reading: Reading,
  words: string,
  claim: Span | null,
  ownAlone: boolean,
): boolean {
  const own = claimTokens(reading, claim);
  const full = own.size > 1;
  if (full && (isBesideWriter(reading, own, words) || isTitledClaim(reading, own, words))) return true;
  const styled = isStyled(reading);
  const spanish = / (?:necesito|para|mi|el|la|de|por|necesita|resurtir|ocupo|quiero) /.test(words);
  for (let at = 0; at < reading.tokens.length; at++) {
    if (full && own.has(at)) continue;
    if (isOwner(reading, at)) return true;
    if ((!reading.taken[at] || own.has(at)) && isNamed(reading, at, { styled, spanish }))
      if (!ownAlone || isTied(reading, at)) return true;
  }
  const named = new Set([...own].map((at) => wordAt(reading, at)));
  return whoNeeds(words).some((who) => !(full && named.has(who)) && !isMedicine(reading, who));
}

function claimTokens(reading: Reading, claim: Span | null): Set<number> {
  if (!claim) return new Set();
  const inside = reading.tokens.flatMap((token, at) => {
    const { start, end } = spanOfTokens(reading, at, at + 1);
    return token.kind === 'word' && start < claim.end && end > claim.start ? [at] : [];
  });
  return new Set(inside);
}

/** `Mrs. Opal Brandt is low on furosemide`: who writes of themselves says `I`, or has said so before. */
function isTitledClaim(reading: Reading, own: Set<number>, words: string): boolean {
  const at = Math.min(...own);
  const from = wordAt(reading, at - 1) === '.' ? at - 2 : at - 1;
  if (!claimTitle.test(wordAt(reading, from)) || first.test(words)) return false;
  const before = wordsBetween(reading, from - 4, from);
  return !introduced.test(before) && !here.test(wordsBetween(reading, Math.max(...own) + 1, at + 6));
}

/** In the text of somebody with a medicine of their own: whether one named has one too. */
function isTied(reading: Reading, at: number): boolean {
  const before = wordsBetween(reading, at - 4, at);
  const after = wordsBetween(reading, at + 1, at + 7);
  return (
    / (?:for|para|pa|of|de|a|about) (?:(?:mr|mrs|ms|don|dona|my|mi|la|el|both) )?(?:[^ ]+ )?$/.test(before) ||
    /'s$/.test(reading.tokens[at]?.text ?? '') ||
    reading.taken[at + 1] === true ||
    does.test(after) ||
    / (?:i|me|mine|myself|yo|mi|mia|mio) (?:and|y) $/.test(before) ||
    /^ (?:and|y) (?:i|me|yo|my|mi) /.test(after) ||
    (/ (?:and|y) $/.test(before) && reading.taken[at - 2] === true)
  );
}

/** `I need lisinopril for Gwen Park`: the writer and the one named are two. */
function isBesideWriter(reading: Reading, own: Set<number>, words: string): boolean {
  const at = Math.min(...own);
  const before = wordsBetween(reading, at - 3, at);
  const next = Math.max(...own) + 1;
  const owns = /'s$/.test(reading.tokens[next - 1]?.text ?? '');
  const subject =
    owns || / (?:for|para|de)(?: :)? $/.test(before) || does.test(wordsBetween(reading, next, next + 6));
  return subject && !introduced.test(before) && first.test(words);
}

/** A text in capitals or with a capital on most words: its capitals tell nothing. */
function isStyled(reading: Reading): boolean {
  const words = reading.tokens.flatMap((token, at) =>
    token.kind === 'word' && !reading.taken[at] ? [at] : [],
  );
  const capitals = words.filter((at) => isCapital(reading, at));
  return words.length > 3 && capitals.length / words.length > 0.6;
}

function isNamed(reading: Reading, at: number, text: { styled: boolean; spanish: boolean }): boolean {
  const token = reading.tokens[at];
  if (token?.kind !== 'word' || isRelativeWord(wordAt(reading, at))) return false;
  const owning = /'s$/.test(token.text);
  const word = token.text.replace(/'s$/, '').replaceAll("'", '');
  // `lasix 4 bob`
  const before = wordsBetween(reading, at - 4, at).replace(
    /(?<! (?:\d+|apt|room|rm|bed|unit|at|no)) 4 $/,
    ' for ',
  );
  const after = wordsBetween(reading, at + 1, at + 7);
  if (isAddressed(reading, at, before, after)) return false;
  if (introduced.test(before) || here.test(wordsBetween(reading, at + 1, at + 3))) return false;
  if (introduced.test(wordsBetween(reading, at - 5, at - 1)) && isGivenName(wordAt(reading, at - 1)))
    return false;
  if (/ (?:not|no) $/.test(before) || staffBefore.test(before) || placeBefore.test(before)) return false;
  if (placeWord.test(word) || placeAfter.test(wordsBetween(reading, at + 1, at + 3))) return false;
  const mid = isCapital(reading, at) && !text.styled && !startsSentence(reading, at);
  const plural = !isGivenName(word) && isGivenName(word.replace(/s$/, ''));
  if (!isGivenName(word) && !plural) {
    // An unknown name: `for Xiomara`, in small words around it.
    return (
      mid &&
      !owning &&
      / (?:for|para) $/.test(before) &&
      isNameWord(reading, at, true) &&
      !reading.taken[at + 1] &&
      !isAbbreviation(reading, at)
    );
  }
  const given = plural ? word.replace(/s$/, '') : word;
  const subject =
    does.test(after) && !/^ (?:need|had|has|got) /.test(after.replace(/^ (?:also|really) /, ' '));
  if (plural)
    return (
      !isWordToo(word, true) &&
      !isWordToo(given, true) &&
      (owning || reading.taken[at + 1] === true || does.test(after))
    );
  if (months.test(given)) return subject && !/ (?:in|on|by|of|for|until|this|next|last) $/.test(before);
  if (!isWordToo(given, text.spanish)) return true;
  if (subject && (startsSentence(reading, at) || mid || / (?:and|y|,) $/.test(before)))
    return !/^(?:that|all|one|eve|si|es|el|van|del|i)$/.test(given);
  if (owning && (reading.taken[at + 1] === true || mid)) return true;
  if (isCapital(reading, at) && meant.test(before) && !text.styled) return true;
  return mid && word.length > 2;
}

/** `hi Linda, …`, `tell Pam I said hey`, `roger that`, `la rosita y la amarilla`, `PEG`: nobody whose medicine it is. */
function isAddressed(reading: Reading, at: number, before: string, after: string): boolean {
  const text = reading.tokens[at]?.text ?? '';
  if (/'s$/.test(text) || does.test(after) || reading.taken[at]) return false;
  if (text === 'ella') return true;
  if (addressed.test(before)) return !/^ (?:and|y) /.test(after);
  if (text === 'roger') return /^ (?:that|roger) /.test(after);
  if (/ (?:its|it is|es|soy|solo|just) (?:just )?(?:me|yo) ,? ?$/.test(before)) return true;
  const small = !isCapital(reading, at);
  if (small && / (?:las?|los|el|unas?|unos|un|y) $/.test(before) && /(?:it[ao]s?)$/.test(text))
    return !/ (?:de|para|a) (?:las?|el) $/.test(before);
  return (
    isAbbreviation(reading, at) &&
    text.length < 5 &&
    !meant.test(before) &&
    !isCapital(reading, at - 1) &&
    !isCapital(reading, at + 1)
  );
}

/** `COPD`, `MD`: capitals throughout. */
function isAbbreviation(reading: Reading, at: number): boolean {
  const { text } = spanOfTokens(reading, at, at + 1);
  return text === text.toUpperCase();
}

function startsSentence(reading: Reading, at: number): boolean {
  const before = reading.tokens[at - 1];
  return !before || /^[.!?;:\n,-]$/.test(before.text);
}

/** `Mrs. Henderson`, `doña Carmen`: not when greeted or introduced as the writer. */
function isTitled(reading: Reading, at: number): boolean {
  if (!title.test(wordAt(reading, at)) || reading.taken[at]) return false;
  const name = wordAt(reading, at + 1) === '.' ? at + 2 : at + 1;
  if (served.test(wordAt(reading, name))) return false;
  const before = wordsBetween(reading, at - 4, at);
  // `I miss doses`, `MS Contin`: these titles are words too.
  const sure =
    !/^(?:miss|ms|don|dona)$/.test(wordAt(reading, at)) ||
    isCapital(reading, name) ||
    (isGivenName(wordAt(reading, name)) && wordAt(reading, name).length > 2);
  return (
    sure && isNameWord(reading, name, false) && !introduced.test(before) && !titleIsGreeting.test(before)
  );
}

const noOwner =
  /^(?:today|tomorrow|yesterday|week|month|year|day|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday|doctor|doc|pharmacy|nurse|provider|it|that|what|there|here|who|let|name|he|she|how|where|when|everyone|everybody|nature)s?$/;

/** `Xiomara's metoprolol`: whoever owns the medicine named next. */
function isOwner(reading: Reading, at: number): boolean {
  const text = reading.tokens[at]?.text ?? '';
  if (!/'s$/.test(text) || reading.taken[at] || noOwner.test(text.replace(/'s$/, ''))) return false;
  const before = wordsBetween(reading, at - 4, at);
  if (introduced.test(before) || staffBefore.test(before)) return false;
  return (
    reading.taken[at + 1] === true ||
    / (?:meds?|medications?|medicines?|prescriptions?|refills?|pills?|rx) /.test(
      wordsBetween(reading, at + 1, at + 3),
    )
  );
}

/**
 * `Betty's`, `Daves metoprolol`, `Lupita needs`: who owns or needs is never a misspelt medicine, so that its token is
 * taken. Whether one was found who is neither staff nor the writer.
 */
export function takeOwners(reading: Reading): boolean {
  let found = false;
  reading.tokens.forEach((token, at) => {
    const given =
      /^(.+)'s$/.exec(token.text)?.[1] ??
      (reading.taken[at + 1] ? /^(.+)s$/.exec(token.text)?.[1] : undefined);
    if (isSubject(reading, at)) {
      take(reading, at, at + 1);
      found = true;
    }
    if (isTitled(reading, at)) {
      take(reading, at, wordAt(reading, at + 1) === '.' ? at + 3 : at + 2);
      found = true;
    }
    if (!given || reading.taken[at] || !isGivenName(given) || isWordToo(given, true)) return;
    const before = wordsBetween(reading, at - 4, at);
    found ||= !introduced.test(before) && !staffBefore.test(before) && !placeBefore.test(before);
    take(reading, at, at + 1);
  });
  return found;
}

function isSubject(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at);
  return (
    !reading.taken[at] &&
    isGivenName(word) &&
    !isWordToo(word, true) &&
    startsSentence(reading, at) &&
    does.test(wordsBetween(reading, at + 1, at + 7))
  );
}

function isMedicine(reading: Reading, word: string): boolean {
  return reading.tokens.some((token, at) => reading.taken[at] === true && token.text === word);
}
