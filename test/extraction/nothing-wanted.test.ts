import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = '2026-11-21' as CalendarDate;

function wants(text: string, endangered = false): boolean {
  const { intents, medications } = extractRequest(text, { today, profile: [], endangered });
  return intents.includes('refill') || medications.some(({ asked }) => asked);
}

/** What asks for nothing to be filled, and a twin of nearly the same words that does. */
describe('words of wanting, of ending and of coming', () => {
  it.each([
    ['just got the box with my eliquis, thanks!!', 'thanks for the eliquis! now I need the furosemide'],
    [
      'lisinopril and metformin both got here, all good',
      'got the metformin but not the glipizide, still need that',
    ],
    [
      'ya llegaron las dos, el losartan y la metformina',
      'gracias por el losartan, ahora ocupo la amlodipina',
    ],
    [
      'finished the amoxicillin, feeling better',
      'finished the last of the prednisone, doctor wants more so send it',
    ],
    [
      'ya terminé el antibiótico y me siento bien, gracias',
      'ya terminé la caja de losartan, mándenme la que sigue',
    ],
    ['I need another copy of the receipt for my metformin', 'I need a receipt and a refill of my metformin'],
    ['need more time to pay the balance on my prescriptions', 'need more metformin by the time I leave'],
    [
      'my blood pressure has been running low on the lisinopril',
      'blood pressure pills running low, the lisinopril',
    ],
    ['la presión se me anda bajando con el losartan', 'se me anda acabando el losartan'],
    ['who told you to refill my ambien', 'my doctor told you to refill my ambien, please do'],
    ['so am I getting the lantus today or not', 'so can I get the lantus today'],
    ['my last order of insulin arrived warm', 'another order of insulin please'],
    [
      'can my daughter come get my pills for me on friday',
      'can you refill my pills, my daughter will get them friday',
    ],
    ["I'm having second thoughts about the statin, my brother says they're bad for you", 'the statin, 20 mg'],
    ['My refill was thirty tablets short of what I paid for', 'my refill, thirty tablets'],
    ['la doctora me quitó la furosemida en la última cita', 'la furosemida de la última cita'],
    ['how early can I ask for my refills', 'can I ask for my refills early'],
  ])('%s / %s', (told, asked) => {
    expect([wants(told), wants(asked)]).toEqual([false, true]);
  });

  it('what nobody sees a use for is not asked for beside a danger', () => {
    expect(wants('para que quiero más sertralina si ya no voy a estar aqui', true)).toBe(false);
    expect(wants('me siento muy mal y necesito más sertralina', true)).toBe(true);
  });

  it.each([
    ['on my way home', []],
    ['she takes the metformin at night time', ['metformin']],
    ['I need my way 1.5 mg', ['my way']],
  ])('%s: a brand that is a saying is a medicine by its strength alone', (text, named) => {
    const { medications } = extractRequest(text, { today, profile: [] });
    expect(medications.map((one) => one.text)).toEqual(named);
  });

  it('a shop that has no more tells of no one’s own supply', () => {
    const { flags } = extractRequest('the pharmacy ran out of Ozempic again', { today, profile: [] });
    expect(flags).toEqual([]);
  });
});
