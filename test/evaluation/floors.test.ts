import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../src/entry/eval/figures.ts';
import { readLabelledText } from '../../src/entry/eval/read-labelled-text.ts';
import { scoreText } from '../../src/entry/eval/score-text.ts';
import { shippedLabels } from './shipped-labels.ts';

/** Precision and recall reached on the texts for tuning, cut to three places. They only rise. */
const floors: [field: string, precision: number, recall: number][] = [
  ['medication found', 0.987, 0.997],
  ['medication name', 0.997, 0.989],
  ['prescription', 0.993, 0.981],
  ['prescription, typed', 0.993, 0.986],
  ['prescription, transcript', 1.0, 0.947],
  ['asked', 1.0, 0.996],
  ['everything asked', 0.888, 0.888],
  ['strength', 1.0, 1.0],
  ['quantity', 1.0, 1.0],
  ['Rx number', 1.0, 1.0],
  ['days left', 1.0, 1.0],
  ['days left, of no one medicine', 1.0, 1.0],
  ['birth date', 1.0, 1.0],
  ['name', 0.903, 0.848],
  ['somebody else’s', 1.0, 0.38],
  ['flag emergency', 0.862, 0.735],
  ['flag frustrated', 1.0, 1.0],
  ['flag hostile', 1.0, 1.0],
  ['flag medication_change', 1.0, 1.0],
  ['flag out_of_medicine', 1.0, 1.0],
  ['flag overdose', 1.0, 0.764],
  ['flag safety_review', 0.812, 0.928],
  ['flag self_harm', 1.0, 0.842],
  ['intent clinical_question', 1.0, 1.0],
  ['intent help', 1.0, 1.0],
  ['intent new_prescription', 1.0, 1.0],
  ['intent non_clinical', 0.894, 1.0],
  ['intent opt_in', 1.0, 1.0],
  ['intent opt_out', 1.0, 1.0],
  ['intent refill', 1.0, 0.996],
  ['intent spam', 1.0, 1.0],
  ['intent status', 1.0, 1.0],
  ['intent thanks', 1.0, 1.0],
  ['intent unclear', 0.928, 1.0],
  ['intent withdraw', 1.0, 1.0],
];

/** Mean F1 of the intents. It only rises. */
const intentsFloor = 0.991;

/** How often at most each thing happened that must not. They only fall. */
const ceilings: [event: string, times: number][] = [
  ['taken for another medicine', 0],
  ['look-alike taken for its twin', 0],
  ['language mistaken', 3],
  ['false alarm on an ordinary refill', 6],
  ['a value that is not in the text', 0],
  ['no refill, taken for one', 0],
  ['danger that pages nobody', 16],
  ['danger that nobody sees as one', 15],
  ['danger that reaches no person', 0],
  ['danger denied, past or another’s that nobody sees', 1],
];

const { tuning } = await shippedLabels();
const figures = figuresOf(tuning.map((label) => scoreText(label, readLabelledText(label))));

describe('the reader on the texts for tuning is no worse than it was', () => {
  test.each(floors)('%s: precision %d, recall %d', (field, precision, recall) => {
    expect(figures.fields[field]?.precision ?? 0).toBeGreaterThanOrEqual(precision);
    expect(figures.fields[field]?.recall ?? 0).toBeGreaterThanOrEqual(recall);
  });

  test('intents, macro F1', () => {
    expect(figures.intentsMacroF1 ?? 0).toBeGreaterThanOrEqual(intentsFloor);
  });

  test.each(ceilings)('%s: at most %d times', (event, times) => {
    expect(figures.events[event]?.happened ?? 0).toBeLessThanOrEqual(times);
  });

  test('no value is invented', () => {
    expect(figures.events['a value that is not in the text']?.happened).toBe(0);
  });
});
