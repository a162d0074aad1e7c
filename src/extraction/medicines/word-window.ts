import { soundOf } from '../../domain/text/sound.ts';
import { isNumberWord } from '../../domain/text/spoken-number.ts';
import { wordAt, type Reading } from '../reading.ts';

/** Up to five words that may be one name, with their letters, their sound, and the longest word's share of it. */
export type Window = { at: number; next: number; word: string; sound: string; longest: number };

const mostWords = 5;

/**
 * Words that everybody says: together they are what they say (`me lo surtan`, `ever since`), whatever name of a
 * medicine they sound like. One that is not among them (`low sartan`, `met for men`) makes them heard as a name.
 */
const talk =
  /^(?:lo|la|le|los|las|les|el|me|te|se|nos|que|es|de|del|por|para|con|un|una|y|o|en|mi|su|a|the|to|it|its|is|are|was|just|im|i|ive|she|shes|hes|he|we|you|my|than|then|there|theres|in|on|of|for|not|and|so|with|since|ever|never|real|really|three|tres|two|four|five|blue|live|thru|through|lighter|lower|llevo|estan|esta|salir|centro|comes|down|road|chest|right|cloro|over|under|been|every|after|before|again|when|about|because|have|had|today|yesterday|hace|hasta|cuando|rocks?|mother|father|brother|sister|mama|papa|termin[a-z]{1,4}|acab[a-z]{1,4}|qued[a-z]{1,4}|surt[a-z]+|ver|dar|ir|ser|mis|tu|tus|sus|al|ya|muy|si|ha|hay)$/;

/** All windows that begin at a token, the shortest first; none where that token is no free word. */
export function windowsAt(reading: Reading, at: number, pauses: 'none' | 'comma' = 'none'): Window[] {
  const windows: Window[] = [];
  let [word, sound, longest, isTalk] = ['', '', 0, true];
  for (let next = at; next < at + mostWords; next++) {
    const token = reading.tokens[next];
    if (token?.kind === 'mark' && token.text === '-' && next > at) continue;
    if (token?.text === ',' && next > at && pauses === 'comma') continue;
    if (token?.kind !== 'word' || reading.taken[next]) break;
    const letters = token.text.replaceAll("'", '');
    if (!/^[a-z]+$/.test(letters) || (isNumberWord(letters) && counts(reading, next, at))) break;
    word += letters;
    const heard = soundIn(reading, letters);
    sound += heard;
    longest = Math.max(longest, heard.length);
    isTalk &&= talk.test(letters);
    if (word.length > 30) break;
    if (isTalk && next > at) continue;
    windows.push({ at, next: next + 1, word, sound, longest });
  }
  return windows;
}

const sounds = new WeakMap<Reading, Map<string, string>>();

/** Each word is in the windows of the words before it as well, and heard once. */
function soundIn(reading: Reading, letters: string): string {
  let known = sounds.get(reading);
  if (!known) sounds.set(reading, (known = new Map<string, string>()));
  let sound = known.get(letters);
  if (sound === undefined) known.set(letters, (sound = soundOf(letters)));
  return sound;
}

/** `oh` at the beginning is heard before a word as well (`oh mep razole`). */
function counts(reading: Reading, next: number, at: number): boolean {
  if (next > at) return countsUnits(reading, next);
  const after = wordAt(reading, next + 1);
  return wordAt(reading, next) !== 'oh' || !/^[a-z]{2,}$/.test(after) || isNumberWord(after);
}

function countsUnits(reading: Reading, at: number): boolean {
  return /^(?:mg|mcg|milligrams?|miligramos|units?|tablets?|pills?|pastillas|days?|dias)$/.test(
    wordAt(reading, at + 1),
  );
}

export function isSingle(window: Window): boolean {
  return window.next === window.at + 1;
}
