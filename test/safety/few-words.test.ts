import { expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

test.each([
  'my seizure med ran out and i had one last nite',
  'out of keppra, had one this morning',
  'ran out of my seizure pills and had 2 last night',
  'no keppra since friday had one today',
  'se me acabo la keppra y me dio una anoche',
  'HELP i fell',
  'help me i fell',
  'i fell help',
  'HELP HELP HELP',
])('%j is an emergency', (text) => {
  expect(screenMessage(text).flags).toContain('emergency');
});

test.each([
  'withdrawals bad ran out of xanax',
  'ran out of xanax and im in withdrawal',
  'mi mama esta muy mal',
  'my mom is really bad',
  'ayudenme por favor',
  'ayudenme',
  'somebody help me',
  'Help please',
  'HELP ME',
  'im in alot of pain',
  "I'm in so much pain",
  'the pain is a 10 out of 10',
  'tengo mucho dolor',
  'im out of lisinopril and my lips feel tingly',
  'siento hormigueo en los labios',
])('%j is looked at by a person at once', (text) => {
  expect(screenMessage(text).flags).toContain('safety_review');
});

test.each([
  'HELP',
  'ayuda',
  'i need help with my refill',
  'can you help me',
  'please help me refill lisinopril',
  'ran out of keppra',
  'had one this morning',
  'out of keppra, had my last one this morning',
  'i had one refill left last night',
  'xanax refill before i have withdrawals',
  'i fell behind on my refills',
  'mi mama esta mal de la presion necesita su medicina',
  'el servicio esta muy mal',
  'my mom is bad at texting',
])('%j is no danger', (text) => {
  expect(screenMessage(text).flags).toEqual([]);
});
