import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { readRequest } from '../../src/extraction/extract-request.ts';

const today = '2026-11-21' as CalendarDate;

function read(text: string) {
  const { extraction, mentioned } = readRequest(text, { today, profile: [] });
  const asked = extraction.medications.filter((one) => one.asked).map((one) => one.text.toLowerCase());
  return { asked, mentioned, clinical: extraction.intents.includes('clinical_question') };
}

describe('a medicine that is only mentioned beside another that is ordered', () => {
  it.each([
    ['The heart clinic gives me eliquis samples. Please refill amlodipine', 'amlodipine'],
    ['my gabapentin was delivered tuesday. need a refill on sertraline', 'sertraline'],
    ['refill trazodone please, the zoloft you sent last week is fine', 'trazodone'],
    ['Meds due: donepezil 10mg. Already reordered: memantine.', 'donepezil'],
    ['refill omeprazole. Other meds: tramadol, glipizide.', 'omeprazole'],
    ['losartan works great. refill my omeprazole', 'omeprazole'],
    ['metformin labs are fine, please send glipizide', 'glipizide'],
    ['I buy omeprazole at walmart so only need pantoprazole from you', 'pantoprazole'],
    ['el omeprazol lo compro en otro lado, necesito la losartan', 'losartan'],
    ['la glipizida me la dio el hospital. surtan la losartan por favor', 'losartan'],
  ])('is not asked for: %s', (text, wanted) => {
    const { asked, ...rest } = read(text);
    expect([...new Set(asked)]).toEqual([wanted]);
    expect(rest).toEqual({ mentioned: false, clinical: false });
  });

  it.each([
    ['warfarin held tonight for INR 5. Please send the potassium refill', 'potassium'],
    ['Need memantine. Quetiapine on hold per NP.', 'memantine'],
    ['Donepezil refill needed. She broke out in hives from tramadol.', 'donepezil'],
    ['allergic to amoxicillin now. send cetirizine', 'cetirizine'],
    ['she takes memantine, losartan and aspirin. Low on losartan only', 'losartan'],
    ['weaning off sertraline. please refill buspirone', 'buspirone'],
  ])('a clinician hears that it is held, stopped, does harm or is taken beside it: %s', (text, wanted) => {
    const { asked, clinical } = read(text);
    expect([[...new Set(asked)], clinical]).toEqual([[wanted], true]);
  });

  it.each([
    ['send atorvastatin. my metoprolol bottle rattles', 'atorvastatin'],
    ['refill lisinopril. my doctor said metoprolol is the better one', 'lisinopril'],
  ])('a person asks about it where nobody knows what is told: %s', (text, wanted) => {
    expect(read(text)).toMatchObject({ asked: [wanted], mentioned: true });
  });

  it.each([
    ['refill Eliquis 5mg and my gabapentin? Thank you', ['eliquis', 'gabapentin']],
    ['her sinemet is due, also her aricept', ['sinemet', 'aricept']],
    ['atorvastatin refill. Metformin the same.', ['atorvastatin', 'metformin']],
    ['need lisinopril, i take metformin too, refill both', ['lisinopril', 'metformin']],
    ['Refill Keppra. I dropped my lamotrigine in the sink', ['keppra', 'lamotrigine']],
    ['I need my atorvastatin. My losartan ran out yesterday.', ['atorvastatin', 'losartan']],
    ['send eliquis, and what about my metoprolol', ['eliquis', 'metoprolol']],
    ['necesito losartan. La metformina tambien se acabo', ['losartan', 'metformina']],
    ['lisinopril refill plz!! the metoprolol bottle says zero refills', ['lisinopril', 'metoprolol']],
  ])('and what is wanted alike stays so: %s', (text, wanted) => {
    expect(read(text)).toMatchObject({ asked: wanted, mentioned: false });
  });
});

describe('a wish that is narrowed to what is named last', () => {
  it.each([
    ['metformin and glipizide. Actually only glipizide', ['glipizide']],
    ['I need warfarin, sorry, just losartan and sertraline', ['losartan', 'sertraline']],
    ['necesito losartan y metformina. perdon, solo metformina', ['metformina']],
    ['glipizide *gabapentin', ['gabapentin']],
    ['warfarin and losartan. only losartan is urgent', ['warfarin', 'losartan']],
    ['I only need warfarin and losartan', ['warfarin', 'losartan']],
  ])('%s', (text, wanted) => expect([...new Set(read(text).asked)]).toEqual(wanted));
});
