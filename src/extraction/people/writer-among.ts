import { normaliseText } from '../../domain/normalise-text.ts';
import { relativePhrase } from './people-words.ts';

const introducing =
  /(?:^|[^\p{L}])(?:i am|i['’]?m|this is|it['’]?s me|my name is|soy|me llamo|habla|le habla|mi nombre es)[\s,:]*$/iu;

/** Whoever is named at this place says so of themselves. */
export function introducesSelf(text: string, { start }: { start: number }): boolean {
  return introducing.test(text.slice(0, start));
}

const kin = `(?:(?:my|mi|our) )?(?:${relativePhrase})`;
const self = '(?:me|myself|mi|yo)';
const joined = '(?:and|y|plus|&) (?:for |para )?';
const selfFirst = new RegExp(`\\b${self} ${joined}${kin}\\b`);
const selfLast = new RegExp(`\\b${kin} ${joined}${self}\\b`);
const behindKin = new RegExp(`\\b(?:${relativePhrase})(?: (?:is|es|named|llamad[oa]))?$`);
const ofOwn = /\b(?:i|me|mine|myself|my own|yo|necesito|ocupo|quiero|mio|mia)\b/;

/**
 * Which of the people whom a text names is whoever writes it: who says so, the one that is no relative where the other is
 * called one, or the one in the place of "me" of "me and my wife". Null where it is not said.
 */
export function writerAmong(text: string, named: readonly { start: number; end: number }[]): number | null {
  const [own, ...more] = named.flatMap((one, place) => (introducesSelf(text, one) ? [place] : []));
  if (own !== undefined) return more.length === 0 ? own : null;
  if (named.length !== 2) return null;
  const others = named.map(({ start }, place) => {
    const before = text.slice(named[place - 1]?.end ?? 0, start);
    return !/[.!?;\n]\s*$/.test(before) && behindKin.test(normaliseText(before));
  });
  const said = normaliseText(text.replaceAll('&', ' and '));
  if (others.includes(true)) return others.every(Boolean) || !ofOwn.test(said) ? null : others.indexOf(false);
  if (selfFirst.test(said)) return 0;
  return selfLast.test(said) ? 1 : null;
}
