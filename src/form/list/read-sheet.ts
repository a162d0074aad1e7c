import { readFileText } from './read-file.ts';

/** As much as a list may hold: what is left of a mebibyte is for the choices that travel beside it. */
const mostBytes = 1_000_000;

/** What was uploaded, else what was pasted; null where the file is no text. */
export async function readSheet(form: FormData): Promise<string | null> {
  const file = form.get('file');
  if (file !== null && typeof file !== 'string' && file.size > 0) {
    return readFileText(new Uint8Array(await file.arrayBuffer()));
  }
  const text = form.get('text');
  return typeof text === 'string' ? readFileText(new TextEncoder().encode(text)) : '';
}

/** Whether a list could not be sent back by the page that checks it: in UTF-8, where each end of a line is two bytes. */
export function isTooLarge(text: string): boolean {
  const ends = text.match(/\r?\n|\r/g) ?? [];
  const oneByte = ends.filter((end) => end.length === 1).length;
  return new TextEncoder().encode(text).length + oneByte > mostBytes;
}
