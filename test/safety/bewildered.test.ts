import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('what is said to a robot that asks', () => {
  test.each([
    'i dont understand',
    'I don’t understand your message',
    'sorry i dont get what you mean',
    'i cant read your text',
    'im so confused by your questions',
    'i cant see the message',
    "i'd rather not say",
    'id rather not give that out over text',
    'im not comfortable giving my birthday',
    'not going to tell you my date of birth',
    'too many questions',
    'i cant do this anymore, too many questions',
    'cant talk right now',
    'cant talk now im driving',
    'i have no idea',
    'no entiendo',
    'no entiendo sus mensajes',
    'prefiero no decir',
    'no le voy a dar ese dato',
    'son demasiadas preguntas',
    'no puedo hablar ahorita, estoy manejando',
    'i dont want to go on with this order',
  ])('%j is no danger', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });

  test.each([
    ['i cant do this anymore', 'self_harm'],
    ['i dont understand why i should go on living', 'self_harm'],
    ['id rather not be alive', 'self_harm'],
    ['i would rather not wake up', 'self_harm'],
    ['he cant talk right, his face is drooping', 'emergency'],
    ['she cant talk and her arm is numb', 'emergency'],
    ['i dont understand, my chest hurts so bad', 'emergency'],
    ['no entiendo, me duele mucho el pecho', 'emergency'],
    ['no puedo hablar bien y tengo la cara torcida', 'emergency'],
    ['prefiero no vivir', 'self_harm'],
    ['ya no soy nadie', 'self_harm'],
    ['i cant see', 'emergency'],
    ['cant talk', 'safety_review'],
    ['no puedo hablar', 'safety_review'],
    ['im so confused', 'safety_review'],
    ['estoy confundida', 'safety_review'],
  ])('%j still is %s', (text, flag) => {
    expect(screenMessage(text).flags).toContain(flag);
  });
});
