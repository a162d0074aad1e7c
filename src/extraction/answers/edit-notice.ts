/** `Edited to “…”`: what a phone sends where the other side cannot show an edited text. */
const notice =
  /^(\s*(?:edited(?: to| message)?|editado(?: a)?|se edit[oó] a|edit[oó])\s*:?\s*["“”„«])([\s\S]*?)(["“”»]?\s*)$/iu;

/** The notice of an edited text with the words around it blanked, so that every place stays; null for any other text. */
export function editedText(text: string): string | null {
  const [, before, words, behind] = notice.exec(text) ?? [];
  if (before === undefined || words === undefined || words.trim() === '') return null;
  return ' '.repeat(before.length) + words + ' '.repeat(behind?.length ?? 0);
}
