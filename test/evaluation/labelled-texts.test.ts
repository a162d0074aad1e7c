import { describe, expect, test } from 'vitest';
import { drugNamed } from '../../src/domain/drugs/drug-table.ts';
import { readDrugText } from '../../src/domain/drugs/read-drug-text.ts';
import { dangerFlags, flags, intents, type Flag } from '../../src/domain/message.ts';
import type { Label } from '../../src/entry/eval/label.ts';
import { freshAndTraining, shippedLabels } from './shipped-labels.ts';

const { tuning, heldOut, bad } = await shippedLabels();
const all = [...tuning, ...heldOut];

function count(fits: (label: Label) => boolean): number {
  return all.filter(fits).length;
}

function isDanger(flag: Flag): boolean {
  return flag === 'safety_review' || (dangerFlags as readonly Flag[]).includes(flag);
}

describe('the labelled texts', () => {
  test('are all well formed, with every span on its words', () => {
    expect(bad).toEqual([]);
    expect(new Set(all.map((label) => label.id)).size).toBe(all.length);
    expect(tuning.every((label) => label.part === 'tuning')).toBe(true);
    expect(heldOut.every((label) => label.part === 'held_out')).toBe(true);
  });

  test('are many, in both languages, over all channels, as text and as speech', () => {
    expect(count(({ language }) => language === 'en')).toBeGreaterThanOrEqual(300);
    expect(count(({ language }) => language === 'es')).toBeGreaterThanOrEqual(120);
    expect(count(({ expect: { flags: labelled } }) => labelled.some(isDanger))).toBeGreaterThanOrEqual(80);
    expect(count(({ id }) => id.startsWith('ordinary'))).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map(({ channel }) => channel)).size).toBe(4);
    expect(count((label) => label.synthetic_speech)).toBeGreaterThanOrEqual(100);
  });

  test('show every intent and every flag that a text can have, in both parts', () => {
    for (const part of [tuning, heldOut]) {
      expect(new Set(part.flatMap((label) => label.expect.intents))).toEqual(new Set(intents));
      const readable = flags.filter((flag) => flag !== 'unscreened');
      expect(new Set(part.flatMap((label) => label.expect.flags))).toEqual(new Set(readable));
    }
  });

  test('no text stands in both parts', () => {
    const known = new Set(tuning.map(({ text }) => text.toLowerCase()));
    expect(heldOut.filter(({ text }) => known.has(text.toLowerCase())).map(({ id }) => id)).toEqual([]);
  });

  test('no text that figures are believed of is learnt from, short ones that everybody says apart', async () => {
    const { fresh, training } = await freshAndTraining();
    const learnt = new Set(training.map(({ text }) => text.toLowerCase()));
    const known = [...heldOut, ...fresh].filter(
      ({ text }) => text.length > 44 && learnt.has(text.toLowerCase()),
    );
    expect(known.map(({ id }) => id)).toEqual([]);
  });

  test('lists name medicines as the roster import does', () => {
    for (const { text, drugName, strength } of all.flatMap((label) => label.profile)) {
      expect(readDrugText(text)).toEqual({ name: drugName, strength });
    }
    const names = all.flatMap((label) => label.expect.medications.flatMap((one) => one.name ?? []));
    expect(names.filter((name) => drugNamed(name) === null)).toEqual([]);
  });
});
