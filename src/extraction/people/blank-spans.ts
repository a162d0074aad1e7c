/** The text without these places, each of its other words where it was. */
export function blankSpans(text: string, spans: readonly { start: number; end: number }[]): string {
  let kept = text;
  for (const { start, end } of spans)
    kept = kept.slice(0, start) + kept.slice(start, end).replace(/[^\n]/g, ' ') + kept.slice(end);
  return kept;
}
