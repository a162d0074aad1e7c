import { expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const context = { today: '2026-03-02' as CalendarDate, profile: [] };

test.each([
  'thank you STOP',
  'thanks, stop',
  'Stop, thanks',
  'stop, thank you',
  'ok thanks. please stop',
  'no thanks STOP',
  'gracias, alto',
  'wrong number, stop',
  'Stop. Who is this?',
  'ok stop',
  'STOP thx',
  'STOP\nI moved',
  'Stop\n\nSent from my iPhone',
  'STOP 2 END',
  'st0p',
  'I do not consent',
  'take this number off, wrong person',
  'STOP. also refill metoprolol',
  'STOP. STOP. i moved',
  'STOP. STOP.',
  'STOP!! i moved to another pharmacy',
  'STOP I already got it',
  'Stop, I dont need this',
  'stop it',
  'stop it please',
  'ok please stop it',
  'stop it now please',
  'Walter passed away last week please stop',
  'my dad died. Please stop.',
  'End this conversation',
  'quiteme de la lista',
  'detengan los mensajes',
  'cancele los mensajes',
  'Text me again and I will sue you',
  'if you text me again im reporting you',
  'dont you dare text me again',
  'no vuelvan a mandarme mensajes',
  'si me vuelven a escribir los demando',
])('%j asks for no more texts', (text) => {
  expect(extractRequest(text, context).intents).toContain('opt_out');
});

test.each([
  'thank you',
  'thank u',
  'esta bien',
  'i appreciate it',
  'you too',
  'muchas gracias',
  'stop all',
  'no thanks',
])('%j said again and again is read to its end', (words) => {
  for (const times of [20, 40, 1_000]) {
    const text = `${words} `.repeat(times);
    expect(extractRequest(`${text}x`, context).intents).not.toEqual(['opt_out']);
    expect(extractRequest(`${text}, x`, context).intents).not.toEqual(['help']);
  }
});

test.each([
  'no more',
  'No more!',
  'my husband passed away please stop his metoprolol',
  'i want it to stop please',
  'it makes me dizzy please stop it',
  'please stop the 10 mg, I need 20',
  'cancel my refill',
  'ok, cancel it',
  'should I stop metformin?',
  'my doctor told me to stop. metoprolol',
  'stop lisinopril. thanks',
  'I need to stop by today. thanks',
  'non stop pain. refill gabapentin',
  'Stop the metoprolol',
  'stop, not the metoprolol, the lisinopril',
  'you can text me again',
  'quiten el metoprolol',
])('%j does not', (text) => {
  expect(extractRequest(text, context).intents).not.toContain('opt_out');
});

test.each([
  ['Text me again and I will sue you', false],
  ['if you text me again ill sue', false],
  ['no vuelvan a mandarme mensajes', false],
  ['you can text me again', true],
  ['please text me again', true],
  ['vuelvan a mandarme mensajes', true],
])('%j asks for texts again: %s', (text, asks) => {
  expect(extractRequest(text, context).intents.includes('opt_in')).toBe(asks);
});

test('a STOP does not lose what is asked for beside it', () => {
  const read = extractRequest('STOP. also refill metoprolol', context);
  expect(read.intents).toEqual(['refill', 'opt_out']);
  expect(read.medications.map(({ asked }) => asked)).toEqual([true]);
});
