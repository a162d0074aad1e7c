import { expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const context = { today: calendarDate(2026, 11, 21) as CalendarDate, profile: [] };

function askedIn(text: string): (string | null)[] {
  const { medications } = extractRequest(text, context);
  return medications.filter(({ asked }) => asked).map(({ name }) => name);
}

test.each([
  ['not the losartan, amlodipine either, just gabapentin', ['gabapentin']],
  ['neither losartan, amlodipine, just gabapentin please', ['gabapentin']],
  ['none of these: losartan, amlodipine. Only gabapentin', ['gabapentin']],
  ["don't send losartan, amlodipine, or gabapentin, only metformin", ['metformin']],
  ['losartan isnt needed, same for amlodipine, send gabapentin', ['gabapentin']],
  ['skip the losartan, amlodipine too, just metformin', ['metformin']],
  ['la losartán no, el amlodipino tampoco, solo la metformina', ['metformin']],
  ['no ocupo losartán, amlodipino tampoco, nomás la metformina', ['metformin']],
  ['cancel the losartan, amlodipine, only gabapentin please', ['gabapentin']],
  ['cancel losartan, amlodipine and gabapentin', []],
  ['cancelen el losartán, el amlodipino y la metformina', []],
  ["I'm not out of losartan, amlodipine, only gabapentin", ['gabapentin']],
])('what is refused together with another is not sent: %s', (text, names) => {
  expect(askedIn(text)).toEqual(names);
});

test.each([
  ['not losartan, amlodipine and gabapentin please', ['amlodipine', 'gabapentin']],
  ['neither losartan nor amlodipine, gabapentin please', ['gabapentin']],
  ['I dont need the losartan, amlodipine I do', ['amlodipine']],
  ['not losartan, yes amlodipine, just one bottle', ['amlodipine']],
  ['cancel losartan, amlodipine is out', ['amlodipine']],
  ['cancel the losartan, send amlodipine', ['amlodipine']],
  ['no losartan, amlodipine left, just gabapentin', ['losartan', 'amlodipine', 'gabapentin']],
  ["please make sure I'm not out of losartan", ['losartan']],
  ['losartan and amlodipine too, only gabapentin can wait', ['losartan', 'amlodipine']],
])('and what only stands beside it is: %s', (text, names) => {
  expect(askedIn(text)).toEqual(names);
});
