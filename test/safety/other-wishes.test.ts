import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('a wish whose words lie near those of despair', () => {
  test.each([
    'im going to sue you',
    'I am going to sue',
    "I'm gonna sue your pharmacy for negligence",
    'im going to report you',
    'you will be hearing from my lawyer',
    'los voy a demandar',
    'ya no soy paciente de ustedes',
    'ya no soy residente',
    'ya no soy Pedro, deje de escribirme',
    "I'm not Pedro anymore, stop writing me",
    'deje de escribirme',
    'deja de escribirme por favor',
    'I dont live there anymore',
    'ya no vivo ahí, no me manden más mensajes',
  ])('%s: no danger', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });

  test.each([
    'im going to kill myself and sue you',
    'im going to sue you before i die',
    'I am going to sue and end it',
    'im going to sue you and then nobody will see me again',
    'ya no soy nadie',
    'ya no soy yo',
    'ya no soy persona',
    'deje de escribirme, me quiero morir',
    'ya no soy Pedro, ya no soy nadie',
    'i dont live anymore',
    'deje de vivir',
    'deje de respirar',
    'goodbye, dont text me again',
    'no me llamen mas, adios para siempre',
  ])('%s: still one', (text) => {
    expect(screenMessage(text).flags).not.toEqual([]);
  });
});
