import type { Needed } from './needed-words.ts';

/** The number of something that patterns need: one of some letters. */
export type Need = number;

/** All letters that are needed. */
const numbers = new Map<string, Need>();

/** Numbers what patterns need; what many of them need has one number. */
export function needOf(choices: Needed): Need {
  const name = choices.join('|');
  const known = numbers.get(name);
  if (known !== undefined) return known;
  const need = numbers.size;
  numbers.set(name, need);
  for (const letters of choices) (ends[nodeOf(letters)] ??= []).push({ letters, need });
  return need;
}

/** The characters that stand in what is needed, numbered from 1; the others are 0. */
const characters = "abcdefghijklmnopqrstuvwxyz '0123456789";
const kinds = characters.length + 1;
const kindOfCode = new Uint8Array(0x80);
[...characters].forEach((character, at) => (kindOfCode[character.charCodeAt(0)] = at + 1));

/** How many letters are found by the tree; the rest of longer ones is compared. */
const depth = 4;
/** For each node and kind of character the node that follows, 0 where none does; 0 is the root. */
let tree = new Uint16Array(kinds * 1_024);
let nodes = 1;
const mostNodes = 0xffff;
/** By node, the letters of which the tree ends there. */
const ends: ({ letters: string; need: Need }[] | undefined)[] = [];

function nodeOf(letters: string): number {
  let node = 0;
  for (let at = 0; at < Math.min(depth, letters.length); at++) {
    const place = node * kinds + kindAt(letters, at);
    const next = tree[place] || newNode();
    tree[place] = next;
    node = next;
  }
  return node;
}

function newNode(): number {
  if (nodes > mostNodes) throw new RangeError('more letters are needed than the tree has numbers for');
  if ((nodes + 1) * kinds > tree.length) {
    const larger = new Uint16Array(tree.length * 2);
    larger.set(tree);
    tree = larger;
  }
  return nodes++;
}

function kindAt(text: string, at: number): number {
  return kindOfCode[text.charCodeAt(at)] ?? 0;
}

/** Clauses and their message are asked about in turn. */
const remembered = 16;
const recent = new Map<string, Uint8Array>();
let last: { text: string; held: Uint8Array } | null = null;

/** For each need that has a number, whether the text holds it: 1 or 0. */
export function heldBy(text: string): Uint8Array {
  if (last?.text === text && last.held.length === numbers.size) return last.held;
  let held = recent.get(text);
  if (held?.length !== numbers.size) {
    held = findHeld(text);
    const [oldest] = recent.keys();
    if (recent.size >= remembered && oldest !== undefined) recent.delete(oldest);
    recent.set(text, held);
  }
  last = { text, held };
  return held;
}

function findHeld(text: string): Uint8Array {
  const held = new Uint8Array(numbers.size);
  for (let from = 0; from < text.length; from++) {
    let node = 0;
    for (let at = from; at < from + depth; at++) {
      node = tree[node * kinds + kindAt(text, at)] ?? 0;
      if (node === 0) break;
      const met = ends[node];
      if (!met) continue;
      for (const { letters, need } of met)
        if (held[need] === 0 && text.startsWith(letters, from)) held[need] = 1;
    }
  }
  return held;
}
