import { normaliseText } from '../domain/normalise-text.ts';

/** What stands between marks of quotation, or behind `>` in a line of its own. */
const quoted = /[“”„«"][^“”„«»"]+(?:[“”»"]|$)|(?:^|\n)\s*>[^\n]*/g;

/** Less may be a chance. */
const fewestLetters = 8;

/** A phone's own words for a reaction (`Liked “…”`, `Le encantó “…”`), with nothing else said. */
const reaction =
  /^(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted(?: with)?(?: to)?|removed an? (?:like|heart|dislike|laugh|exclamation|question mark) from|to|le gusto|le encanto|no le gusto|se rio de|enfatizo|puso en duda|reacciono(?: con)?(?: a)?|a|elimino (?:un|una) [a-z ]+ de|)$/;

/**
 * The text without what it quotes of ours, which is blanked so that every other character keeps its place: nobody asks
 * for anything by our own words. A mere reaction to a text of ours becomes thanks. `said`: our texts.
 */
export function withoutOwnWords(text: string, said: readonly string[]): string {
  if (said.length === 0) return text;
  const ours = said.map(normaliseText);
  let found = false;
  const left = text.replace(quoted, (part) => {
    const words = normaliseText(part);
    if (words.length < fewestLetters || !ours.some((own) => own.includes(words))) return part;
    found = true;
    return ' '.repeat(part.length);
  });
  return found && reaction.test(normaliseText(left)) ? 'thanks' : left;
}
