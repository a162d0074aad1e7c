import { describe, expect, test } from 'vitest';
import { parseCalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = parseCalendarDate('2026-11-22');
if (!today) throw new Error('no date');
const context = { today, profile: [] };

function wishesOf(text: string): string[] {
  return extractRequest(text, context).intents;
}

describe('a wish that is told sideways', () => {
  test.each([
    'the cap on my latanoprost hardly drips anymore',
    'losartan wont stretch till monday',
    'reckon its about that time for the metoprolol again',
    'lisinopril, Ruth Calder, I come through town thursday',
    'bottom of the bottle on the furosemide',
    'puppy ate the label and the bottle of omeprazole with it, nothing left in there',
    'la metformina ya casi ni suena en el frasco',
    'se me cayo el frasco de atorvastatina al lavabo',
    'ya me toca la levotiroxina esta semana',
  ])('is a refill where a medicine is named and nothing asked: %s', (text) => {
    expect(wishesOf(text)).toContain('refill');
  });

  test.each([
    'please undo the zolpidem refill',
    'put the tizanidine back on the shelf, i wont be needing it',
    'hold off on filling the phentermine til i see the doctor',
    'dont worry bout the doxycycline, they gave me samples',
    'cancelenme la solicitud de la melatonina',
    'borren lo de la ranitidina, ya no la voy a tomar',
  ])('is taken back, and the medicine is not filled: %s', (text) => {
    const wishes = wishesOf(text);
    expect(wishes).toContain('withdraw');
    expect(wishes).not.toContain('refill');
  });

  test.each([
    'shoot me a text when the ticagrelor is bagged',
    'is my trazodone there yet or not',
    'avisenme en cuanto este lista la semaglutida',
  ])('is a question where it stands: %s', (text) => {
    const wishes = wishesOf(text);
    expect(wishes).toContain('status');
    expect(wishes).not.toContain('refill');
  });

  test.each([
    'Gutter cleaning 30 percent off this week, tap the link',
    'Pizza Viernes 2x1 oferta solo hoy, llame ya',
  ])('is nothing for us where it names nothing of ours: %s', (text) => {
    expect(wishesOf(text)).toEqual(['spam']);
  });

  test.each(['yup', 'the other one', 'well anyway', 'la otra'])(
    'stays unclear in a word or two: %s',
    (text) => {
      expect(wishesOf(text)).toEqual(['unclear']);
    },
  );
});
