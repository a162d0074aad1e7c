import { normaliseText } from '../../domain/normalise-text.ts';

const marked = /[“”„«"][^“”„«»"]+(?:[“”»"]|$)/g;
const lines = /(?:^|\n)\s*>[^\n]*/g;

/** Less may be the sender's own words: `"call 911"`, or the medicine that they mean. */
const fewestWords = 4;
const fewestLetters = 20;

function isOurs(part: string, ours: readonly string[]): boolean {
  const words = normaliseText(part);
  const isLong = words.length >= fewestLetters && words.split(' ').length >= fewestWords;
  return isLong && ours.some((own) => own.includes(words));
}

/** A phone's own words for a reaction (`Liked “…”`, `Le encantó “…”`), with nothing else said. */
const reaction =
  /^(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted(?: with)?(?: to)?|removed an? (?:like|heart|dislike|laugh|exclamation|question mark) from|to|le gusto|le encanto|no le gusto|se rio de|enfatizo|puso en duda|reacciono(?: con)?(?: a)?|a|elimino (?:un|una) [a-z ]+ de|)$/;

/**
 * The text without the lines that it quotes of ours, which are blanked so that every other character keeps its place:
 * nobody asks for anything by our own words. A mere reaction to a text of ours becomes thanks. What stands between marks
 * beside words of the sender's own stays: it may be the medicine that they choose. `said`: our texts.
 */
export function withoutOwnWords(text: string, said: readonly string[]): string {
  if (said.length === 0) return text;
  const ours = said.map(normaliseText);
  const beside = withoutOurs(text, marked, ours);
  if (beside !== text && reaction.test(normaliseText(beside))) return 'thanks';
  const left = withoutOurs(text, lines, ours);
  return left !== text && left.trim() === '' ? 'thanks' : left;
}

function withoutOurs(text: string, quoted: RegExp, ours: readonly string[]): string {
  return text.replace(quoted, (part) => (isOurs(part, ours) ? ' '.repeat(part.length) : part));
}
