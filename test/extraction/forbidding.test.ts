import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const context = { today: '2026-03-02' as CalendarDate, profile: [] };

describe('what they say that is not to be done', () => {
  it.each([
    'dont use the blue bottles',
    'dont fill it in the blue bottles',
    'do not use the refill from last month',
    'dont put my metoprolol in the blue bottles',
    'no more blue bottles',
    'dont bill my insurance',
    'no usen el frasco azul para mis pastillas',
    'no me den el genérico',
  ])('is no refill and no withdrawal: %s', (text) => {
    const { intents, medications } = extractRequest(text, context);
    expect(intents).toEqual(['non_clinical']);
    expect(medications.filter(({ asked }) => asked)).toEqual([]);
  });

  it.each(['refill metoprolol, dont use the blue bottles', 'metoprolol please and dont use the old address'])(
    'takes nothing from a refill beside it: %s',
    (text) => {
      const { intents, medications } = extractRequest(text, context);
      expect(intents).toEqual(['refill', 'non_clinical']);
      expect(medications).toMatchObject([{ name: 'metoprolol', asked: true }]);
    },
  );

  it.each([
    ['dont use the metoprolol anymore', 'withdraw'],
    ['dont fill my metoprolol', 'withdraw'],
    ['no more bottles left', 'refill'],
    ['dont run out of metoprolol', 'refill'],
    ['dont contact me', 'opt_out'],
  ])('stands where it is said of a medicine, or of oneself: %s', (text, intent) => {
    expect(extractRequest(text, context).intents).toEqual([intent]);
  });
});
