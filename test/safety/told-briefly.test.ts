import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('what pages in few words', () => {
  test.each([
    ['contractions 3 minutes apart', 'emergency'],
    ['tengo contracciones cada 5 minutos', 'emergency'],
    ['labor pains 4 min apart', 'emergency'],
    ['is this the pharmacy? my husband is blue', 'emergency'],
    ['send help now', 'emergency'],
    ['HELP MY MOM', 'emergency'],
    ['ayuden a mi mamá', 'emergency'],
    ['🆘', 'emergency'],
    ['the house is on fire', 'emergency'],
    ['stop! need help breathing', 'emergency'],
    ['ok my stomach is bleeding', 'emergency'],
    ['END ME', 'self_harm'],
    ["I'm gonna OD", 'self_harm'],
    ['I want to hurt my husband', 'self_harm'],
    ['if I take all 30 will I just go to sleep', 'self_harm'],
    ['si me tomo todas las pastillas ya no despierto', 'self_harm'],
    ["no worries I'll just die then", 'self_harm'],
  ])('%s: %s', (text, flag) => {
    expect(screenMessage(text).flags).toContain(flag);
  });

  test.each([
    'my insurance is blue cross',
    'help my mom refill her lisinopril',
    'contractions of the market',
    "I can't do this app anymore",
    'overdose of paperwork',
    'im all out and dying here lol',
    'i took 2 of them on monday, can i refill',
  ])('%s: nothing', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });

  test('who is beaten at home is read by a person', () => {
    expect(screenMessage('me pegan en casa').flags).toEqual(['safety_review']);
  });
});

describe('words of death or danger beside an opt-out', () => {
  test.each([
    ['stop texting i will be dead tomorrow', 'self_harm'],
    ['no me manden mensajes, mañana estaré muerto', 'self_harm'],
    ["stop texting me i'll be gone soon", 'self_harm'],
    ['unsubscribe me from life', 'self_harm'],
    ['stop texting, nobody can help me now', 'safety_review'],
    ['stop texting, call 911', 'safety_review'],
  ])('%s: %s', (text, flag) => {
    expect(screenMessage(text).flags).toContain(flag);
  });

  test.each([
    'stop texting me',
    'stop texting this number, the phone is dead',
    'take me off your list, i moved to live with my son',
    'no me manden más mensajes, ya no vivo ahí',
  ])('%s: an opt-out and nothing else', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });
});
