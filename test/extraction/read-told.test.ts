import { describe, expect, it } from 'vitest';
import { parseCalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';
import { readTold, toldOfMedicine } from '../../src/extraction/wishes/read-told.ts';

const today = parseCalendarDate('2026-11-02');
if (!today) throw new Error('no date');
const context = { today, profile: [] };

function told(text: string, name: string | null = 'atorvastatin'): string[] {
  return toldOfMedicine(readTold(text, extractRequest(text, context).medications, context), name);
}

describe('what a text tells beside its wish', () => {
  it.each([
    ['Refill atorvastatin 20 mg. It gives me a rash', 'side_effect'],
    ['gives her muscle pain and nausea', 'side_effect'],
    ['a rash and swollen lips', 'side_effect'],
    ['Refill atorvastatin, it has been making me dizzy', 'side_effect'],
    ['I feel nauseous since I started taking it', 'side_effect'],
    ['Me da mareos la atorvastatina', 'side_effect'],
    ['le salieron ronchas', 'side_effect'],
    ['She is allergic to atorvastatin', 'allergy'],
    ['Es alérgica a la atorvastatina', 'allergy'],
    ['Refill atorvastatin 20 mg. I am pregnant', 'pregnancy'],
    ['Estoy embarazada, resurtir atorvastatina', 'pregnancy'],
    ['I lost my atorvastatin 20 mg, please refill', 'lost'],
    ['I can’t find my pills', 'lost'],
    ['Perdí mi atorvastatina', 'lost'],
    ['Se me perdieron las pastillas', 'lost'],
    ['pills were stolen', 'stolen'],
    ['my bag got stolen', 'stolen'],
    ['me robaron las pastillas', 'stolen'],
    ['I spilled the bottle', 'spilled'],
    ['the pills fell in the sink', 'spilled'],
    ['Se derramó el frasco', 'spilled'],
    ['I am going on vacation and need a refill of atorvastatin 20 mg early', 'travel'],
    ['I will be out of town next week', 'travel'],
    ['salgo de viaje mañana', 'travel'],
    ['URGENT refill my atorvastatin', 'urgent'],
    ['it is urgent', 'urgent'],
    ['es urgente, por favor', 'urgent'],
    ['me urge la atorvastatina', 'urgent'],
    ['I am running low', 'running_low'],
    ['almost out of atorvastatin', 'running_low'],
    ['se me están acabando', 'running_low'],
    ['ya casi se me acaba', 'running_low'],
    ['She passed away on Friday', 'deceased'],
    ['Falleció el viernes', 'deceased'],
    ['She moved to hospice last week', 'hospice'],
    ['discharged from the hospital today with new orders', 'discharged'],
    ['La dieron de alta ayer', 'discharged'],
    ['admitted to the hospital yesterday', 'admitted'],
    ['está hospitalizada', 'admitted'],
    ['no longer a resident here', 'moved'],
  ])('%s: %s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('more than one thing', () => {
    expect(told('asap I leave on a trip tomorrow')).toEqual(['urgent', 'travel']);
  });

  it.each([
    'Refill atorvastatin 20 mg',
    'not urgent, refill atorvastatin when you can',
    'It is not really urgent',
    'There is no hurry',
    'no rush at all',
    'No es urgente',
    'no hay prisa',
    'I am not pregnant',
    'She is not allergic to atorvastatin',
    'No side effects so far',
    'It does not give me a rash',
    'refill the cream for my rash',
    'refill the pain pills',
    'I am back from vacation, refill atorvastatin',
    'went to urgent care',
    'I lost weight',
    'my phone died',
    'it was not stolen',
    'she was never admitted to the hospital',
    'my sugar is running low',
  ])('nothing: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('of one medicine is not told of another, of the person it is told of all', () => {
    const text = 'Refill metoprolol and atorvastatin. Atorvastatin gives me a rash. I am pregnant';
    expect(told(text, 'atorvastatin')).toEqual(['side_effect', 'pregnancy']);
    expect(told(text, 'metoprolol')).toEqual(['pregnancy']);
  });
});
