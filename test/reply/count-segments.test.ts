import { describe, expect, it } from 'vitest';
import { countSegments, isGsm } from '../../src/reply/count-segments.ts';

describe('segments of a text', () => {
  it.each([
    ['nothing', '', 0],
    ['160 letters', 'a'.repeat(160), 1],
    ['161 letters', 'a'.repeat(161), 2],
    ['306 letters', 'a'.repeat(306), 2],
    ['307 letters', 'a'.repeat(307), 3],
    ['80 euro signs, which cost two', '€'.repeat(80), 1],
    ['81 euro signs', '€'.repeat(81), 2],
    ['an escape that would be split over two parts', 'a'.repeat(152) + '€' + 'a'.repeat(152), 3],
    ['Spanish letters of GSM-7', 'é¿¡ñü'.repeat(32), 1],
    ['70 units with an accent that GSM-7 lacks', 'í' + 'a'.repeat(69), 1],
    ['71 units', 'í' + 'a'.repeat(70), 2],
    ['134 units', 'í' + 'a'.repeat(133), 2],
    ['135 units', 'í' + 'a'.repeat(134), 3],
    ['35 emoji of two units', '😀'.repeat(35), 1],
    ['an emoji that would be split over two parts', 'í' + 'a'.repeat(65) + '😀' + 'a'.repeat(66), 3],
  ])('%s', (_, text, segments) => {
    expect(countSegments(text)).toBe(segments);
  });

  it('knows the alphabet', () => {
    expect(isGsm('@£$ÄÖ[]{}~^|\\€ à')).toBe(true);
    expect(isGsm('á')).toBe(false);
    expect(isGsm('’')).toBe(false);
    expect(isGsm('ç')).toBe(false);
  });
});
