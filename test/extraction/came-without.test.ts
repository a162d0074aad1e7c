import { expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { readRequest } from '../../src/extraction/extract-request.ts';

const context = { today: calendarDate(2026, 11, 21) as CalendarDate, profile: [] };

test.each([
  'warfarin came already. atorvastatin didnt',
  'metoprolol arrived ok. no warfarin in the box',
  'thanks for the metoprolol, the atorvastatin was missing though',
  'gracias por la metformina pero faltó la glipizida',
  'llegó la metformina, la losartan no',
  'the box had glipizide and metformin but no losartan in it',
  'my order arrived with just glipizide, no metformin',
  'delivery came without the glipizide',
  'no glipizide in my bag today',
  'glipizide wasnt in the package',
  'received everything except the glipizide',
  'thanks, all of my meds came but the glipizide',
  'la bolsa traía glipizida pero no metformina',
  'el pedido vino sin la glipizida',
  'llegó todo menos la glipizida',
])('of two one has come: %s', (text) => {
  const { extraction, amiss } = readRequest(text, context);
  expect(amiss).toBe('short');
  expect(extraction.intents).toContain('non_clinical');
  expect(extraction.intents).not.toContain('thanks');
  expect(extraction.medications.filter(({ asked }) => asked)).toEqual([]);
});

test.each([
  'got the metformin but not the glipizide, still need that',
  'metformina sí, glipizida no',
  'thanks for the metoprolol, and the atorvastatin',
  'need metoprolol but no warfarin',
  'send everything except the glipizide in my next box',
  'my package came, refill glipizide',
])('and not: %s', (text) => {
  expect(readRequest(text, context).amiss).toBeNull();
});

test.each([
  ['the driver left my rosuvastatin at the neighbors again', 'refill my rosuvastatin again'],
  [
    'is the metoprolol refill that i am holding expired? label says 2024',
    'my metoprolol refill expired, need it',
  ],
  ['en enero empiezo con la metformina otra vez', 'mándeme la metformina otra vez'],
  ['todavía me quedan como 40 de omeprazol', 'me quedan 4 de omeprazol'],
  ['Dr needs list of my meds: metoprolol, warfarin', 'list of meds I need: metoprolol, warfarin'],
  [
    'my pill box has metoprolol, warfarin, atorvastatin in it',
    'my pill box is out of metoprolol and warfarin',
  ],
  ['Mason spit out his montelukast, give again?', 'Mason spit out his last montelukast, need a refill'],
])('%s / %s', (told, asked) => {
  const wants = [told, asked].map((text) => {
    const { intents, medications } = readRequest(text, context).extraction;
    return intents.includes('refill') || medications.some((one) => one.asked);
  });
  expect(wants).toEqual([false, true]);
});

test.each([
  ['my order came with losartan but im out of glipizide, need it', ['glipizide']],
  ['my order came with losartan but no glipizide, please send it', []],
  ['the last box came with losartan so no losartan this time just glipizide', ['glipizide']],
])('what has come is not sent again: %s', (text, names) => {
  const { medications } = readRequest(text, context).extraction;
  expect(medications.filter(({ asked }) => asked).map(({ name }) => name)).toEqual(names);
});
