import { isGivenName, isWordToo } from '../../domain/names/given-names.ts';
import { isNickname } from '../../domain/names/related-given-names.ts';
import { familyWords, particles } from './name-lexicon.ts';
import type { NameRun } from './name-runs.ts';
import { spanOfTokens, wordAt, type Reading } from '../reading.ts';

/** Family names of languages that put them first; where one leads and none ends the name, it is turned round. */
const leadingFamilies: ReadonlySet<string> = new Set(
  `nguyen tran pham huynh hoang phan vu vo dang bui do ho ngo duong ly quach truong luong dinh lam kim park pak choi jung kang cho yoon jang lim shin hwang seo son
song oh han chung zhou wang li zhang liu chen yang zhao huang wu xu zhu lin wong chan cheung leung lau tanaka sato suzuki watanabe`.split(
    /\s+/,
  ),
);

/** Given names that are family names as often. */
const familyToo: ReadonlySet<string> = new Set(
  `thomas james scott lewis allen alan henry ross kelly george howard jordan alexander russell perry craig stewart stuart simon douglas morgan ray dean carroll
lawrence francis martin vincent santiago salvador rosario benjamin joseph david daniel michael paul peter arthur abraham isaac marshall gordon graham kent lloyd
wallace warren wayne spencer sherman preston percy owen otis oliver norman nelson neal murray mitchell maxwell leonard leon lamar kirk keith jerome irving
herman harvey harris harrison grant garrett franklin floyd emery elliott ellis dixon curtis clark carter calvin bruce bryant boyd bernard austin ashley arnold
anthony albert adrian abdullah ahmed ali hassan ibrahim hussein khalid mohammed omar singh tadesse kofi mensah bello vidal ventura luna leal trinidad
domingo jaime ruben benito lazaro nieves rosa cruz paz luz andres matias isidro moreno santos reyes david jesus esteban pascual clemente agustin
toribio colin roman valentin german beltran bernal marin marina
amaya angelo asher barron boyce bronson carlyle colby collin cordell dane delaney denton dorsey douglass drake eldridge ferris
finley forrest foster franco garfield gaston giles grover hobart hollis hoyt ivory jarrett judd keegan kenyon landon leighton
lizeth lucio mariam marlowe merrill monroe otto paxton payton peyton pierce piper raleigh reese rowan salomon tate terrell
thibault tobin travis weldon whitney wyatt`.split(/\s+/),
);

/** Words of a run with the parts that hyphens join as one, without a last initial. */
export function partsOf(reading: Reading, run: NameRun): string[] {
  const parts: string[] = [];
  let joins = false;
  for (const place of run.words) {
    const text = spanOfTokens(reading, place, place + 1).text.replace(/['’]s$/i, '');
    if (wordAt(reading, place) === '-') {
      joins = true;
      parts[parts.length - 1] += '-';
    } else if (joins) {
      parts[parts.length - 1] += text;
      joins = false;
    } else
      parts.push(
        wordAt(reading, place).length === 1 && wordAt(reading, place + 1) === '.' ? `${text}.` : text,
      );
  }
  return parts;
}

/** `Hope Hope Abara-Jones`, `Garabedian Anahit Garabedian`: what is said twice counts once. */
export function withoutRepeats(parts: readonly string[]): string[] {
  let rest = [...parts];
  for (const count of [2, 1]) {
    const head = rest.slice(0, count).map(plain).join(' ');
    if (
      rest.length > count + 1 - (count === 2 ? 1 : 0) &&
      head ===
        rest
          .slice(count, 2 * count)
          .map(plain)
          .join(' ')
    )
      rest = rest.slice(count);
  }
  if (rest.length > 2 && plain(rest[0]) === plain(rest.at(-1))) rest = rest.slice(1);
  // `Manny Manuel Song`: what somebody is called before what they are named.
  if (rest.length > 2 && isNickname(plain(rest[0]), plain(rest[1]))) rest = rest.slice(1);
  if (rest.length > 2 && (rest.at(-1) ?? '').replace('.', '').length === 1) rest.pop();
  return rest;
}

export function plain(word: string | undefined): string {
  return (word ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

export function isGiven(part: string | undefined): boolean {
  return (
    plain(part)
      .split('-')
      .some((word) => isGivenName(word)) && !leadingFamilies.has(plain(part))
  );
}

export function isSurelyGivenPart(part: string | undefined): boolean {
  return isGivenName(plain(part)) && !isWordToo(plain(part), true) && !leadingFamilies.has(plain(part));
}

/** `Nguyen Thi Rose`, `Shin Young-hee`, `Arakelian Noubar`, `Nakashima Ben`. */
function isFamilyFirst(parts: readonly string[]): boolean {
  const [first, last] = [plain(parts[0]), plain(parts.at(-1))];
  if (parts.length < 2 || !/\p{L}{2}/u.test(last) || parts.some((part) => particles.has(plain(part))))
    return false;
  if (leadingFamilies.has(first)) return !leadingFamilies.has(last) && !familyShape.test(last);
  if (parts.length === 2 && familyWords.has(first) && familyToo.has(first))
    // `Reyes Ana`: more often a family name, before a sure given one.
    return (last === 'ana' || isSurelyGivenPart(parts[1])) && !familyToo.has(last) && !familyWords.has(last);
  if (isGiven(parts[0])) return false;
  // `Shin Young-hee`: a small letter behind the hyphen.
  if (parts.length === 2 && /^\p{Lu}\p{L}+-\p{Ll}/u.test(parts[1] ?? '') && !first.includes('-')) return true;
  if (familyToo.has(last)) return false;
  if (parts.length === 3 && !isGiven(parts[1]) && isSurelyGivenPart(parts[2])) return familyWords.has(first);
  return (
    parts.length === 2 &&
    ((familyShape.test(first) && !familyShape.test(last)) || isSurelyGivenPart(parts[1]))
  );
}

const familyShape =
  /(?:\p{L}{3}[^i]ian|\p{L}{3}yan|ski|sky|ska|enko|vic|vich|ov|ova|ez|off|sson|berg|stein|shima|moto)$/u;

export function inOrder(parts: string[]): string[] {
  if (!isFamilyFirst(parts)) return parts;
  if (
    parts.length === 3 &&
    isSurelyGivenPart(parts[2]) &&
    !isGiven(parts[1]) &&
    !leadingFamilies.has(plain(parts[0]))
  )
    return [...parts.slice(2), ...parts.slice(0, 2)];
  const given = parts.slice(1).filter((part) => parts.length === 2 || !/^(?:thi|van)$/.test(plain(part)));
  return [...given, ...parts.slice(0, 1)];
}
