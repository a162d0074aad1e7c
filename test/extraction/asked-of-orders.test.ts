import { describe, expect, test } from 'vitest';
import { parseCalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = parseCalendarDate('2026-11-22');
if (!today) throw new Error('no date');
const context = { today, profile: [] };

function intentsOf(text: string): string[] {
  return extractRequest(text, context).intents;
}

describe('what is asked of an order', () => {
  test.each([
    ...[
      'so its approved?',
      "it's approved?",
      'approved?',
      'so it was denied?',
      'does that mean it was denied?',
    ],
    ...['so they shipped?', 'oh so it is ready?', '¿entonces ya está aprobada?', 'entonces está aprobado?'],
    ...['how long does it take', 'How long will it take to get here?', 'how long does a refill take'],
    ...['how come it takes so long', 'why does it always take a week', 'what takes you guys so long?'],
    ...['why does it take so long to get a refill', 'por qué siempre tardan una semana'],
    ...['cuánto tarda', '¿cuánto tarda en llegar?'],
  ])('%s: how it stands', (text) => {
    expect(extractRequest(text, context)).toMatchObject({ intents: ['status'], medications: [] });
  });

  test.each([
    ...['how long does it take to work', 'how long does metoprolol take to kick in', 'how long do i take it'],
    'why does it take so long to work',
    ...['cuánto tarda en hacer efecto', 'is it ok to take two?'],
  ])('%s: a clinician says', (text) => {
    expect(intentsOf(text)).toEqual(['clinical_question']);
  });

  test.each(['its approved', 'i was approved for medicaid?'])('%s: asks no such thing', (text) => {
    expect(intentsOf(text)).not.toContain('status');
  });
});

describe('a medicine that is taken no more', () => {
  test.each([
    ...[
      'i quit taking it',
      'I stopped taking it last week because it made me dizzy',
      'i dont take it anymore',
    ],
    ...['i stopped taking metoprolol', 'he went off of it', 'dejé de tomarla', 'Ya no la tomo.'],
    ...['ya no tomo metoprolol', 'suspendí la metformina'],
  ])('%s', (text) => {
    const { intents, flags } = extractRequest(text, context);
    expect(intents).toContain('clinical_question');
    expect(flags).toContain('medication_change');
  });

  test.each([
    ...['should i quit taking it', 'can i stop taking it?', 'i never stopped taking it', 'i quit smoking'],
    ...['i quit taking the bus', 'quit texting me', 'i stopped at the pharmacy', 'I am off work today'],
    ...['i stopped taking it, refill lisinopril please', 'dejé la medicina en casa', 'dejo un mensaje'],
  ])('%s: says nothing of that', (text) => {
    expect(extractRequest(text, context).flags).not.toContain('medication_change');
  });
});

describe('a threat to go to law', () => {
  test.each(['im going to sue you', "I'll sue you", 'im gonna take you to court', 'los voy a demandar'])(
    '%s',
    (text) => {
      expect(extractRequest(text, context).flags).toContain('hostile');
    },
  );

  test.each(['my sister Sue will pick it up', 'Sue Miller needs metoprolol', 'my lawyer needs the receipt'])(
    '%s: none',
    (text) => {
      expect(extractRequest(text, context).flags).not.toContain('hostile');
    },
  );
});

describe('all of them, misspelt', () => {
  test.each(['nesesito todas mis medisinas', 'nececito todas las medizinas', 'todas mis resetas por favor'])(
    '%s',
    (text) => {
      expect(extractRequest(text, context)).toMatchObject({ intents: ['refill'], asksForAll: true });
    },
  );
  test.each(['nesesito mis medisinas', 'todas las noches'])('%s: is not all', (text) => {
    expect(extractRequest(text, context).asksForAll).toBe(false);
  });
});
