import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

const dangers: [text: string, flag: string][] = [
  ['I have chest pain', 'emergency'],
  ['chestpain and i need my metoprolol', 'emergency'],
  ["I can't breathe", 'emergency'],
  ['cant breath help', 'emergency'],
  ['i am having trouble breathing', 'emergency'],
  ['my left arm is numb and face is drooping', 'emergency'],
  ['slurred speech since this morning', 'emergency'],
  ['my throat is closing up', 'emergency'],
  ['she is unconscious', 'emergency'],
  ['he passed out', 'emergency'],
  ["bleeding won't stop im on eliquis", 'emergency'],
  ['having a seizure right now', 'emergency'],
  ['my sugar is 35 and im shaky', 'emergency'],
  ['blood sugar 550', 'emergency'],
  ['sugar is really low, i feel dizzy', 'emergency'],
  ['no puedo respirar', 'emergency'],
  ['me duele el pecho', 'emergency'],
  ['tengo dolor de pecho', 'emergency'],
  ['mi esposo se desmayó', 'emergency'],
  ['está convulsionando', 'emergency'],
  ['llame al 911', 'emergency'],
  ['heart attack', 'emergency'],
  ['i think im having a stroke', 'emergency'],
  ['my tongue is swelling after new pill', 'emergency'],
  ['ＣＨＥＳＴ ｐａｉｎ', 'emergency'],
  ['сhest раin', 'emergency'],
  ['chest\u200bpain', 'emergency'],
  ['se me duerme la cara, tengo la boca chueca', 'emergency'],
  ['throwing up blood', 'emergency'],
  ['vomitando sangre', 'emergency'],
  ['i want to die', 'self_harm'],
  ['I want to kill myself', 'self_harm'],
  ['going to kill my self', 'self_harm'],
  ['suicidal', 'self_harm'],
  ['thinking about sucide', 'self_harm'],
  ['quiero morir', 'self_harm'],
  ['no quiero vivir', 'self_harm'],
  ['me quiero matar', 'self_harm'],
  ['voy a suicidarme', 'self_harm'],
  ["I don't want to live anymore", 'self_harm'],
  ['i dont want to be here anymore', 'self_harm'],
  ['better off dead', 'self_harm'],
  ['end my life', 'self_harm'],
  ['wanttodie', 'self_harm'],
  ['k i l l m y s e l f', 'self_harm'],
  ['kms', 'self_harm'],
  ['I want to end it all', 'self_harm'],
  ['su1cide', 'self_harm'],
  ['ya no quiero vivir más', 'self_harm'],
  ['i cant go on like this', 'self_harm'],
  ['tired of living', 'self_harm'],
  ['quiero quitarme la vida', 'self_harm'],
  ['i took too many pills', 'overdose'],
  ['took two by mistake', 'overdose'],
  ['I took my metoprolol twice by accident', 'overdose'],
  ['took double dose of warfarin', 'overdose'],
  ['tomé demasiadas pastillas', 'overdose'],
  ['my toddler swallowed my pills', 'overdose'],
  ['my son ate some of my metformin', 'overdose'],
  ['sobredosis', 'overdose'],
  ['overdosed', 'overdose'],
  ['I accidentally took my night pills twice', 'overdose'],
  ['me tomé dos pastillas por error', 'overdose'],
  ['mi hijo se tragó mis pastillas', 'overdose'],
  ['drank bleach', 'overdose'],
  ['I took a whole bottle of tylenol', 'overdose'],
  ['took 10 tylenol', 'overdose'],
  ["took my husband's pills by mistake", 'overdose'],
  ['he may have been poisoned', 'overdose'],
  ['I doubled my dose this morning', 'overdose'],
  ['took my blood pressure pill twice today', 'overdose'],
  ['over dose', 'overdose'],
  ['tomé doble dosis', 'overdose'],
  ['I am NOT suicidal', 'safety_review'],
  ['no chest pain', 'safety_review'],
  ['I had a heart attack last year, need my plavix', 'safety_review'],
  ['my sister tried to kill herself last year', 'safety_review'],
  ['no tengo dolor de pecho', 'safety_review'],
  ['my neighbor had a stroke', 'safety_review'],
  ['she has a history of seizures', 'safety_review'],
  ["I don't want to die", 'safety_review'],
];

const ordinary = [
  'I take it for chest pain',
  'need refill of my seizure meds',
  'blood pressure pills please',
  'refill nitroglycerin for chest pain please',
  'I need my keppra for seizures',
  'refill lisinopril 20mg, 2 left',
  'I take two pills twice a day',
  'my doctor doubled my dose',
  'please refill my metformin, i take 2 a day',
  'tomo dos veces al día metformina',
  'necesito mi pastilla de la presión',
  'se me va a terminar todo el medicamento',
  'medicina para las convulsiones por favor',
  'I do not want it delivered here',
  'emergency refill of my insulin',
  'I took my last pill today',
  'took my last one this morning',
  'running out of pain pills',
  'can you send it by tomorrow',
  'stop texting me',
  'my head hurts? no just refill gabapentin',
  'I need a refill on my inhaler, I use it for shortness of breath',
  'i will be out of breath inhaler meds',
  'cancel my refill and end this',
  'no puedo hablar ahora, llámeme después',
  'I need something for my acid reflux',
  'muscle spasms baclofen refill',
  'my son will pick up my pills',
  'my daughter got my refill',
  'stopped bleeding medicine? tranexamic acid refill',
  '10 pills left of atorvastatin',
  'I am dying to know if its ready',
  'lost my pills',
  'I need to kill time',
  'tengo 2 pastillas',
  'me quedan dos pastillas',
  'mi mamá necesita su insulina',
  'I had 2 extra refills',
  'narcan refill for overdose kit',
  'I dont take it anymore',
  'Ya no tomo la metformina',
  'the pharmacy gave me the wrong pills',
];

describe('a message about danger', () => {
  test.each(dangers)('%s: %s', (text, flag) => {
    const { flags, spans } = screenMessage(text);
    expect(flags).toContain(flag);
    if (flag === 'safety_review') expect(flags).toEqual(['safety_review']);
    for (const span of spans) expect(span.text).toBe(text.slice(span.start, span.end));
  });

  test('is found amid a request for a refill', () => {
    const { flags } = screenMessage(
      'Need lisinopril refill. Also since this morning my chest hurts and my arm is numb',
    );
    expect(flags).toEqual(['emergency']);
  });

  test('of somebody near pages and is looked at', () => {
    expect(screenMessage('my mother cannot breathe').flags).toEqual(['emergency', 'safety_review']);
  });

  test('several dangers are all told', () => {
    expect(screenMessage('I took too many pills because I want to die').flags).toEqual([
      'self_harm',
      'overdose',
    ]);
  });
});

describe('an ordinary message', () => {
  test.each(ordinary)('%s raises nothing', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });
});

describe('any text', () => {
  test('gives an answer, with spans inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const span of screenMessage(text).spans)
          expect(text.slice(span.start, span.end)).toBe(span.text);
      }),
    );
  });

  test.each(['', ' ', '😀', '\ud800', '\u202e\u200f', '12345', 'a'.repeat(10_000), 'no '.repeat(3_300)])(
    '%j',
    (text) => {
      expect(screenMessage(text).flags).toEqual([]);
    },
  );
});
