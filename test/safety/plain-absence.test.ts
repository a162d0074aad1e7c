import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

function isPaged(text: string): boolean {
  return screenMessage(text).flags.some((flag) => flag !== 'safety_review');
}

describe('being away, or a need that is over', () => {
  test.each([
    'we wont be here thursday',
    'I wont be here thursday',
    'I wont be home that day',
    'we wont be home tomorrow',
    'im not going to be here next week so send it now',
    'please send it early, i wont be here next week',
    'I am not going to be here much longer today so come before 3',
    'im not going to be home when they deliver',
    'nobody will be here saturday so leave it with the neighbor',
    'my aide wont be here tomorrow',
    'i wont be here after 3',
    "I won't be here from the 3rd to the 10th",
    'i wont be able to pick it up tomorrow',
    'el lunes no estaré en la casa',
    'no estaremos aquí el viernes',
    'no voy a estar la próxima semana así que mándenla ya',
    'no va a haber nadie en casa mañana',
    'i wont need the lisinopril anymore, my doctor stopped it',
    'I wont need a refill until january',
    'i wont be needing the 10 mg, they switched me to 20',
    'ya no voy a necesitar la de 10, me la cambiaron',
    'he wont need the metoprolol',
    'she wont need her pills',
    'hes in hospice now he wont need the lipitor',
  ])('%s: no danger', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });

  test.each([
    'my husband died on friday, he wont need the metoprolol',
    'dad passed away last night, he wont be needing the insulin anymore',
    'the resident in 12 expired, wont need her meds',
    'mi mamá falleció, ya no va a necesitar sus pastillas',
  ])('%s: pages nobody', (text) => {
    expect(isPaged(text)).toBe(false);
  });

  test.each([
    "I won't be here much longer",
    "you won't have to worry about me next week",
    'ya no van a tener que preocuparse por mí',
    'no voy a estar aquí mañana, ya no aguanto',
    'i wont be here tomorrow',
    "I won't be here next week",
    'dont bother refilling it i wont be here',
    'no need to refill, i wont be here next week',
    'cancel my refills i wont be here next week',
    'I wont be here next week, tell my kids i love them',
    'we wont be here thursday, i cant take this anymore and want to die',
    'by friday i wont be here anymore',
    'i wont be needing the pills anymore',
    'i wont need my pills where im going',
    'i wont need it anymore, im ending it tonight',
    'ya no voy a estar aquí la próxima semana, despídanme de todos',
    'he says he wont be here next week',
    'she says she wont need her pills where shes going',
  ])('%s: somebody is paged', (text) => {
    expect(isPaged(text)).toBe(true);
  });
});
