/** A caller listens to some half a minute of each; all that is said at once stays below the vendor's 4,096 signs. */
export const mostSpokenSigns = 500;

/** Signs that XML cannot hold, not even escaped, and those that nobody says. */
const unspeakable = /[\p{Cc}\p{Cs}\p{Cn}]/u;

/** Why words of the operator's own cannot be read out to callers; null when they can. */
export function whyUnspeakable(text: string): string | null {
  if (text.length > mostSpokenSigns) return `must not be longer than ${mostSpokenSigns} signs`;
  return unspeakable.test(text) ? 'holds a sign that cannot be said' : null;
}
