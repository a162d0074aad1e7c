import { safetyFlags, screenMessage, type SafetyFlag } from '../../safety/screen-message.ts';

const pieceLength = 4_000;

/** More than any phrase of danger with the words before it that can weaken it. */
const overlap = 500;

/**
 * The dangers in a text of any length. A text that nobody types is screened piece by piece, since the screen's effort
 * grows faster than the text; where a piece cuts off a "no", it flags too much. Once every flag is raised, the rest of
 * the text can raise none.
 */
export function screenText(text: string): SafetyFlag[] {
  const flags = new Set<SafetyFlag>();
  for (let from = 0; from === 0 || from + overlap < text.length; from += pieceLength - overlap) {
    for (const flag of screenMessage(text.slice(from, from + pieceLength)).flags) flags.add(flag);
    if (flags.size === safetyFlags.length) break;
  }
  return [...flags];
}
