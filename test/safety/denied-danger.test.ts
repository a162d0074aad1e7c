import { expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

test.each([
  'not thinking about killing myself, just refill the prozac',
  'No I am not thinking of hurting myself anymore, just fill the fluoxetine',
  'im not going to kill myself i just need my zoloft',
  'no plans to kill myself lol, just the fluoxetine',
  'i swear im not suicidal just refill the paxil',
  'no estoy pensando en matarme, solo quiero la sertralina',
  'Hace dos años me quise quitar la vida, hoy gracias a Dios estoy bien con la fluoxetina',
])('%s: a person looks, and nobody is paged', (text) => {
  expect(screenMessage(text).flags).toEqual(['safety_review']);
});

test.each([
  'im not suicidal but i took 30 pills',
  'im not thinking about killing myself i already took the pills',
  'not suicidal, i just want to go to sleep and never wake up',
  'no tiene pulso, no respira',
])('%s: what is told besides the denial pages', (text) => {
  expect(screenMessage(text).flags.some((flag) => flag !== 'safety_review')).toBe(true);
});
