import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Intent } from '../../src/domain/message.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

function intentsOf(text: string): Intent[] {
  return extractRequest(text, { today: '2026-03-02' as CalendarDate, profile: [] }).intents;
}

describe('texts are not understood, do not come, or are seldom written', () => {
  test.each([
    'I dont understand your message',
    'i dont understand your texts',
    'no entiendo sus mensajes',
    'i dont get your text messages sometimes',
    'I never got a text from you',
    "I didn't get your message",
    'cant read your texts',
    'no me llegan los mensajes',
    'no recibi su mensaje',
    'i dont have text on this phone',
    'I dont text much, can you call me',
    "i don't text",
    "my mom doesn't text, call her",
    "I can't text, call me",
    'i dont know how to text',
    'no se mandar mensajes',
  ])('%j is no opt-out', (text) => {
    expect(intentsOf(text)).not.toContain('opt_out');
  });
});

describe('texts are to go on', () => {
  test.each([
    'please dont stop texting me',
    'dont stop the messages',
    'i did not mean to opt out',
    'i never said stop',
    'I didnt text stop',
    'dont unsubscribe me',
    'i dont want to opt out',
    'why did you stop texting me',
    'no dejen de mandarme mensajes',
    'no quise darme de baja',
    'stop sending blanks, text again',
    'no llamen, manden mensaje',
    'dont call, text me',
    "don't call me just text",
  ])('%j is no opt-out', (text) => {
    expect(intentsOf(text)).not.toContain('opt_out');
  });
});

describe('a wish about when, or whom else, to text', () => {
  test.each([
    'dont text before 9am',
    'do not text me at night',
    "please don't text me so late",
    'no texts after 9 pm please',
    'stop texting me at 3am',
    "don't text me while i'm at work",
    'no me mande mensajes de noche',
    'no me escriban tan temprano',
    'dont text my wife about this',
    "don't text my daughter, text me",
    'no le manden mensajes a mi esposa',
    'unsubscribe my mom not me',
  ])('%j is one that a person sees to', (text) => {
    const intents = intentsOf(text);
    expect(intents).toContain('non_clinical');
    expect(intents).not.toContain('opt_out');
  });
});

describe('a medicine is to leave a list, or to come no more', () => {
  test.each([
    'remove metoprolol from my list',
    'take the water pill off my list',
    'quite la metformina de mi lista',
    'dejen de mandarme la metformina',
  ])('%j is no opt-out', (text) => {
    expect(intentsOf(text)).not.toContain('opt_out');
  });
});

describe('texts that are not wanted, in whatever words', () => {
  test.each([
    'stop sending me this crap',
    'stop sending this garbage',
    'quit sending me junk',
    'stop spamming me',
    'stop bugging me',
    'dejen de molestar',
    'ya dejen de molestarme',
    'dejen de mandarme mensajes',
    '🛑',
    '🛑🛑🛑',
    '🛑 please',
    '⛔',
    'you wont stop texting me',
    'why wont you stop texting me',
    'you never stop texting me',
    'if you dont stop texting me ill sue',
    'when will you stop texting me',
    'do not text me after today',
    'stop texting me right now',
    'I dont know who this is stop texting me',
    'I dont understand your texts please stop texting me',
    'i dont want your texts',
    'I do not want to get texts',
    'i dont need these texts',
    'dont text me stop',
    'its not me stop texting me',
    'no stop texting me',
    'dont text my number',
    "don't text my wife anymore",
    'stop texting my mother',
    'remove me from your list',
    'take my number off your list',
    'no quiero mensajes',
    'ya no me escriban',
    'please dont text me call me instead',
    'dont call or text me',
  ])('%j is an opt-out', (text) => {
    expect(intentsOf(text)).toContain('opt_out');
  });
});
