import { isPlainWord, ownless } from './name-kinds.ts';
import { nameRuns, type NameRun } from './name-runs.ts';
import { inCapitals, type FoundName } from './name-words.ts';
import { spanOfTokens, wordAt, wordsBetween, type Reading } from '../reading.ts';
import { mended } from './spelt-name.ts';
import { speltWords } from '../medicines/spelt-words.ts';

const linking = '(?:(?:is|es|its|legally|:|-|,|o sea|like) )*';
const familyLabel = new RegExp(
  ` (?:(?:(?:last|family) name|surname|apellidos?|ln) ${linking}|(?:last|family) (?:[:-] )+)$`,
);
const givenLabel = new RegExp(` (?:(?:first|given) (?:name )?|(?:pri?mer )?nombre |nombres |fn )${linking}$`);
/** `family name Huang, name Wei` */
const otherLabel = / (?<!(?:family|last|sur|middle|maiden|drug|brand|generic) )name (?:(?:is|:|,) )*$/;
const ownLabel = / (?:my name is|name is|this is|i am|im|its|me llamo|soy|habla|miss|mrs|mr|ms|senora?) $/;

/** `first name Helen, last name Park`, `apellido Ibarra nombre Luz`, in either order. */
export function nameInParts(reading: Reading): FoundName | null {
  const words = wordsBetween(reading, 0, reading.tokens.length);
  if (!/ (?:last|family|surname|apellidos?|first|given|ln) /.test(words)) return null;
  const spelt = speltOut(reading);
  if (spelt) return spelt;
  const family = labelled(reading, familyLabel);
  const given =
    labelled(reading, givenLabel) ??
    (family ? (labelled(reading, ownLabel) ?? labelled(reading, otherLabel)) : undefined);
  const other =
    family ?? (given ? labelled(reading, / (?:mrs?|ms|miss|mister|senora?) (?:\. )?$/) : undefined);
  if (!given || !other || given.at === other.at) return null;
  // `the last name, Evelyn Grace`: a full name behind the label.
  if (sharesWord(reading, given, other)) return null;
  const [at, next] = [Math.min(given.at, other.at), Math.max(given.next, other.next)];
  const value = [given, other].map((run) => written(reading, run)).join(' ');
  return {
    at,
    next,
    value: value === value.toLowerCase() || value === value.toUpperCase() ? inCapitals(value) : value,
  };
}

const speltLabel =
  / (?:(?:last|family) name|surname|apellidos?)(?: (?:is|its|es|spelled|spelt|se|escribe|deletrea|thats|,|:))* $/;

/** `my name is maria, last name spelled g u t i e r r e z`: a family name that is told by its letters. */
function speltOut(reading: Reading): FoundName | null {
  for (const word of speltWords(reading)) {
    // `… e z i need`: the last letter begins what follows.
    const open = /^[ia]$/.test(wordAt(reading, word.next - 1)) && reading.tokens[word.next]?.kind === 'word';
    const [next, family] = open ? [word.next - 1, word.letters.slice(0, -1)] : [word.next, word.letters];
    const isLabelled = speltLabel.test(wordsBetween(reading, word.at - 7, word.at));
    const stated = labelled(reading, givenLabel);
    const given = stated ?? (isLabelled ? labelled(reading, ownLabel) : undefined);
    // `my name is Johnson, J O H N S O N, first name Mary`
    const isFamily = isLabelled || (stated !== undefined && repeatsWord(reading, word.at, family));
    if (family.length < 3 || !isFamily || !given || given.at === word.at) continue;
    return {
      at: Math.min(given.at, word.at),
      next: Math.max(given.next, next),
      value: withFamily(written(reading, given), family),
    };
  }
  return null;
}

/** A full name that is spelled besides is no longer for it. */
function withFamily(name: string, family: string): string {
  const mending = name.includes(' ') ? mended(name, family) : null;
  return inCapitals(mending ?? `${name} ${family}`);
}

/** The letters are those of a word shortly before. */
function repeatsWord(reading: Reading, at: number, letters: string): boolean {
  return wordsBetween(reading, at - 4, at).includes(` ${letters} `);
}

function labelled(reading: Reading, label: RegExp): NameRun | undefined {
  const runs = nameRuns(reading, (at) => label.test(wordsBetween(reading, at - 5, at)));
  return runs.find((run) => label.test(wordsBetween(reading, run.at - 5, run.at)));
}

function sharesWord(reading: Reading, one: NameRun, other: NameRun): boolean {
  const words = new Set(one.words.map((at) => ownless(reading, at)));
  return other.words.some((at) => reading.tokens[at]?.kind === 'word' && words.has(ownless(reading, at)));
}

function written(reading: Reading, run: NameRun): string {
  const words = run.words.filter(
    (at) => run.capitals || at === run.at || !isPlainWord(reading.tokens[at]?.text ?? ''),
  );
  return words
    .map((at) => spanOfTokens(reading, at, at + 1).text.replace(/['’]s$/i, ''))
    .join(' ')
    .replaceAll(' - ', '-');
}
