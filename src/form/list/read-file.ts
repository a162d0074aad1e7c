/** Files begin with these where they are no text: archives (which spreadsheets are), PDF, pictures, old spreadsheets. */
const noText = [
  'PK\u0003\u0004',
  '%PDF',
  '\u0089PNG',
  'GIF8',
  'ÿØÿ',
  'ÐÏ\u0011à',
  '\u001f\u008b',
  'MZ',
  '\u007fELF',
];

/** A control character that no sheet writes. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const control = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/**
 * The text of an uploaded file, whatever it calls itself: UTF-8, UTF-16 with its mark, or what older spreadsheets write
 * (windows-1252). Null for anything that is no text.
 */
export function readFileText(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (noText.some((mark) => start.startsWith(mark))) return null;
  const text = decode(bytes);
  return text === null || control.test(text) ? null : text;
}

function decode(bytes: Uint8Array): string | null {
  const mark = `${String(bytes[0])},${String(bytes[1])}`;
  if (mark === '255,254') return tryDecode('utf-16le', bytes);
  if (mark === '254,255') return tryDecode('utf-16be', bytes);
  return tryDecode('utf-8', bytes) ?? tryDecode('windows-1252', bytes);
}

function tryDecode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
