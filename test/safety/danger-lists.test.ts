import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';
import * as first from './danger-texts-first.ts';
import * as second from './danger-texts-second.ts';

const lists = [
  { name: 'first', texts: first, seen: 1, paged: 0.99, falseAlarms: 0 },
  { name: 'second', texts: second, seen: 1, paged: 0.99, falseAlarms: 0.008 },
];

function lines(list: string): string[] {
  return list
    .trim()
    .split('\n')
    .map((line) => line.replaceAll(' / ', '\n'));
}

function share(texts: readonly string[], holds: (flags: readonly string[]) => boolean): number {
  return texts.filter((text) => holds(screenMessage(text).flags)).length / texts.length;
}

describe.each(lists)(
  'the $name list of dangers and ordinary texts',
  ({ texts, seen, paged, falseAlarms }) => {
    const dangers = [texts.emergencies, texts.selfHarm, texts.overdoses].flatMap(lines);

    test('dangers reach a person', () => {
      expect(share(dangers, (flags) => flags.length > 0)).toBeGreaterThanOrEqual(seen);
    });

    test('dangers page', () => {
      const rate = share(dangers, (flags) => flags.some((flag) => flag !== 'safety_review'));
      expect(rate).toBeGreaterThanOrEqual(paged);
    });

    test('ordinary texts raise nothing', () => {
      const rate = share(lines(texts.ordinary), (flags) => flags.length > 0);
      expect(rate).toBeLessThanOrEqual(falseAlarms);
    });
  },
);

test.each(['chest\npain', 'cannot\r\nbreathe', 'want to\n\ndie', 'no puedo\nrespirar', 'chest... pain'])(
  '%j: a break amid a phrase hides no danger',
  (text) => {
    const { flags, spans } = screenMessage(text);
    expect(flags.some((flag) => flag !== 'safety_review')).toBe(true);
    for (const span of spans) expect(span.text).toBe(text.slice(span.start, span.end));
  },
);

test('a denial on the line before lowers nothing', () => {
  expect(screenMessage("no\nI can't breathe").flags).toContain('emergency');
});

test.each([
  ['sugar 42', 'emergency'],
  ['my sugar is twenty nine', 'emergency'],
  ['el azúcar la trae en 580', 'emergency'],
  ['oxygen is at 82', 'emergency'],
  ['bp 230 over 130', 'emergency'],
  ['bp 185/95', 'safety_review'],
  ['bp 220', 'emergency'],
  ['tengo la presión en 220', 'emergency'],
  ['heart rate is 32', 'emergency'],
  ['my oxymeter says 84 percent', 'emergency'],
  ['temp is 105', 'emergency'],
  ['temperatura de 40.5', 'emergency'],
  ['INR came back 8.5', 'emergency'],
  ['potassium 7.1', 'emergency'],
  ['el potasio salió en 7', 'emergency'],
  ['lithium level 2.4', 'emergency'],
])('%s: %s', (text, flag) => {
  expect(screenMessage(text).flags).toContain(flag);
});

test.each([
  'sugar was 120',
  'bp 128 over 78',
  'sugar pills 500',
  'test strips sugar 50 count',
  'la presion 130 80',
  'pulse 72',
  'temp is 98.6',
  'INR 2.5',
  'inr check 11/23',
  'potassium 8 meq',
  'potassium 10 refill',
  'bp med labetalol 200',
])('%s: no dangerous reading', (text) => {
  expect(screenMessage(text).flags).toEqual([]);
});
