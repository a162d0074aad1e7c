import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('a danger that is only a figure of speech beside an ordinary request', () => {
  test.each([
    'overdosed on turkey ha ha. need my tums and the pantoprazole',
    "Heart attack burger challenge is Saturday so I'd better have my Pepcid refilled by then",
    'me dio un ataque de risa, necesito más pastillas para la artritis',
    'Maria Lopez 3/24/1946 my sugar pill please',
    'last eliquis went down this morning, please refill',
    'i will have more patience when you refill my lisinopril, thanks',
    'la pastilla que es para el reflujo',
    'las que me hacen orinar, por favor',
    'lo quiero igual que siempre, mándenmelo',
    'qué tengo que hacer para pedir mi metformina',
    'voy a terminar con la caja el viernes, mándenme otra',
    'la de las convulsiones, me quedan cinco',
    'las del dolor de pecho ya vencieron, mándenme otras',
    'refill my chest pain pills please, just to have on hand',
    'just fill the seizure one',
    'need more of the poison ivy cream',
    'had a stroke of luck today, refill my coumadin',
    'me ahogo en papeles, mándenme la metformina',
    'casi me da un infarto con el precio, surtan la atorvastatina',
    'sandra lópez, my metformin please',
    'resident in room 7 Marvin Blackwood 11/23/1966 gabapentin',
    'la residente del cuarto 12 Ruth Lane 17/5/1942 furosemida',
  ])('%s', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });

  test.each([
    'i overdosed on my pantoprazole. refill it',
    'refill my warfarin, she went down and is not answering',
    'need a refill of my nitro i have chest pain',
    'refill my metoprolol. i want to die',
    'la del dolor de pecho por favor, me duele el pecho ahorita',
    'acaba de tener una convulsión, mándenme la de las convulsiones',
    'me quiero hacer daño',
    'cuántas se necesitan para no despertar',
    'quiero dormirme para siempre',
    'quiero terminar con mi vida',
    'chest pain just started, refill my nitro',
    'no me entra el aire',
    'hoy en la noche termino con todo',
    'i have been eating them like candy',
  ])('but not: %s', (text) => {
    expect(screenMessage(text).flags).not.toEqual([]);
  });
});
