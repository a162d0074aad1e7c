import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../src/entry/eval/figures.ts';
import type { Label } from '../../src/entry/eval/label.ts';
import { readLabelledText } from '../../src/entry/eval/read-labelled-text.ts';
import { parseLabels } from '../../src/entry/eval/read-labels.ts';
import { missLines } from '../../src/entry/eval/report.ts';
import { scoreText, type Scored } from '../../src/entry/eval/score-text.ts';
import { runCommand } from '../support/run-command.ts';

const line = {
  id: 'one',
  channel: 'sms',
  language: 'en',
  text: 'refill metoprolol, not the lisinopril. metoprolol 50 mg',
  profile: [
    { drugName: 'metoprolol', text: 'metoprolol 50 mg tablet', strength: '50 mg', rxNumber: '7001234' },
    { drugName: 'lisinopril', text: 'lisinopril 20 mg tablet', strength: '20 mg', rxNumber: '7001235' },
  ],
  expect: {
    intents: ['refill'],
    flags: [],
    medications: [
      { text: 'metoprolol', name: 'metoprolol', asked: true, prescription: 0 },
      { text: 'lisinopril', name: 'lisinopril', asked: false, prescription: 1 },
      { text: 'metoprolol', nth: 2, name: 'metoprolol', strength: '50 mg', asked: true, prescription: 0 },
    ],
  },
};

function label(change: object = {}): Label {
  const { labels } = parseLabels(JSON.stringify({ ...line, ...change }), 'a.jsonl');
  if (!labels[0]) throw new Error('the line is no label');
  return labels[0];
}

function score(one: Label): Scored {
  return scoreText(one, readLabelledText(one));
}

describe('a label in the short form', () => {
  const short = {
    id: 'two',
    channel: 'sms',
    language: 'en',
    synthetic_speech: false,
    name: null,
    birthDate: null,
  };

  function shortLabel(flags: string[]): Label | undefined {
    const one = { ...short, text: 'help', intents: [], flags };
    return parseLabels(JSON.stringify(one), 'a.jsonl').labels[0];
  }

  test.each([
    [['emergency'], ['clinical_question', 'unclear'], ['safety_review']],
    [['hostile'], [], ['frustrated']],
    [['safety_review'], [], []],
  ])('with %j is not judged on what follows from it', (flags, intents, others) => {
    expect(shortLabel(flags)?.expect.either).toMatchObject({ intents, flags: others });
  });
});

describe('a label', () => {
  test('finds the place of its words', () => {
    expect(label().expect.medications.map(({ start, end }) => [start, end])).toEqual([
      [7, 17],
      [27, 37],
      [39, 49],
    ]);
  });

  test.each([
    ['no JSON', '{"id":'],
    ['an unknown intent', JSON.stringify({ ...line, expect: { ...line.expect, intents: ['refil'] } })],
    ['words that are not in the text', JSON.stringify({ ...line, text: 'refill metoprolol' })],
    ['a place where the words do not stand', JSON.stringify(withSpan({ start: 3 }))],
    ['an end that is not theirs', JSON.stringify(withSpan({ start: 7, end: 18 }))],
    ['a row that the profile lacks', JSON.stringify({ ...line, profile: [] })],
    ['a date that does not exist', JSON.stringify({ ...line, today: '2026-02-30' })],
  ])('with %s is reported with its line', (_, bad) => {
    const read = parseLabels(`${JSON.stringify(line)}\n\n${bad}\n`, 'a.jsonl');
    expect(read.labels).toHaveLength(1);
    expect(read.bad).toMatchObject([{ file: 'a.jsonl', line: 3 }]);
    expect(JSON.stringify(read.bad)).not.toContain('metoprolol');
  });

  function withSpan(span: object) {
    const medications = [{ ...line.expect.medications[0], ...span }];
    return { ...line, expect: { ...line.expect, medications } };
  }
});

describe('the score', () => {
  test('of a text that is read right is full', () => {
    const { fields, events } = figuresOf([score(label())]);
    for (const [field, { f1 }] of Object.entries(fields)) expect(f1, field).toBe(1);
    for (const [field, { happened }] of Object.entries(events)) expect(happened, field).toBe(0);
    expect(missLines([score(label())])).toEqual([]);
  });

  test('counts what is missed and what is wrong', () => {
    const wanted = { ...line.expect, intents: ['status'], flags: ['frustrated'], medications: [] };
    const scored = [score(label({ expect: wanted }))];
    const { fields, events } = figuresOf(scored);
    expect(fields['intent status']).toMatchObject({ labelled: 1, read: 0, recall: 0, precision: null });
    expect(fields['intent refill']).toMatchObject({ labelled: 0, read: 1, precision: 0, recall: null });
    expect(fields['flag frustrated']).toMatchObject({ recall: 0 });
    expect(fields['prescription']).toMatchObject({ labelled: 0, read: 2, precision: 0 });
    expect(events['no refill, taken for one']).toEqual({ happened: 1, of: 1 });
    expect(missLines(scored)[0]).toContain('held_out one: ');
    expect(missLines(scored)[0]).not.toContain('metoprolol');
  });

  test('lets pass what careful people read differently', () => {
    const wanted = { ...line.expect, intents: [], either: { intents: ['refill'] } };
    const { fields, events } = figuresOf([score(label({ expect: wanted }))]);
    expect(fields['intent refill']).toBeUndefined();
    expect(events['no refill, taken for one']).toBeUndefined();
  });
});

describe('npm run eval', () => {
  test('scores a file, reports its bad line and ends with status 1', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'eval-'));
    const file = path.join(folder, 'own.jsonl');
    await writeFile(file, `${JSON.stringify(line)}\nnot a label\n`);
    const { status, stdout, stderr } = await runCommand('src/entry/cli/eval.ts', [file, '--json'], {});
    expect(status).toBe(1);
    expect(stderr).toContain(`${file}:2: not JSON`);
    const printed = JSON.parse(stdout) as {
      parts: Record<string, { all: { texts: number } }>;
      bad: { line: number }[];
    };
    expect(printed.parts.held_out?.all.texts).toBe(1);
    expect(printed.bad.map((one) => one.line)).toEqual([2]);
  });
});
