import { describe, expect, it } from 'vitest';
import { readCarrierKeyword } from '../../src/domain/carrier-keyword.ts';
import { type ConsentDecision, type ConsentInput, decideConsent } from '../../src/reply/consent.ts';

function decide(changes: Partial<ConsentInput>): ConsentDecision {
  return decideConsent({
    previous: null,
    intent: null,
    channel: 'sms',
    text: '',
    vendorOptOutType: null,
    optOutConfirmation: 'vendor',
    ...changes,
  });
}

type Row = [situation: string, changes: Partial<ConsentInput>, expected: Partial<ConsentDecision>];

const out = { record: 'opt_out', keyword: 'opt_out' } as const;
const silent = { record: null, keyword: null, confirmOptOut: false } as const;

describe('a wish about being texted', () => {
  it.each<Row>([
    [
      'STOP, confirmed by the vendor',
      { intent: 'opt_out', text: 'STOP' },
      { ...out, source: 'keyword', confirmOptOut: false },
    ],
    [
      'STOP, confirmed by the gateway',
      { intent: 'opt_out', text: ' Stop ', optOutConfirmation: 'gateway' },
      { ...out, confirmOptOut: true },
    ],
    [
      'STOP that the vendor says it has answered',
      { intent: 'opt_out', text: 'STOP', optOutConfirmation: 'gateway', vendorOptOutType: 'STOP' },
      { ...out, confirmOptOut: false },
    ],
    [
      "a keyword of the vendor's own list that we do not read",
      { intent: null, text: 'ARRET', vendorOptOutType: 'STOP' },
      { ...out, source: 'keyword', confirmOptOut: false },
    ],
    [
      '"opt out" with a space',
      { intent: 'opt_out', text: 'opt out' },
      { ...out, source: 'sentence', confirmOptOut: true },
    ],
    ['a sentence', { intent: 'opt_out', text: 'please stop texting me' }, { ...out, confirmOptOut: true }],
    [
      '"Stop." with a full stop, which carriers do not match',
      { intent: 'opt_out', text: 'Stop.' },
      { ...out, confirmOptOut: true },
    ],
    [
      'YES to a question of ours, which the vendor takes for its START',
      { intent: 'opt_in', text: 'YES', vendorOptOutType: 'START' },
      { ...silent, vendorAnswered: false },
    ],
    [
      'YES of somebody who is out, answered by the vendor',
      { intent: 'opt_in', text: 'Yes', vendorOptOutType: 'START', previous: 'opt_out' },
      { record: 'opt_in', keyword: null, vendorAnswered: true },
    ],
    [
      'START of somebody who was never out, answered by the vendor',
      { intent: 'opt_in', text: 'START', vendorOptOutType: 'START' },
      { record: 'opt_in', keyword: null, vendorAnswered: true },
    ],
    ['a Spanish word', { intent: 'opt_out', text: 'ALTO' }, { ...out, confirmOptOut: true }],
    [
      'a voicemail that says just "stop"',
      { intent: 'opt_out', text: 'stop', channel: 'voice' },
      { ...out, source: 'voicemail', confirmOptOut: true },
    ],
    [
      'by the form',
      { intent: 'opt_out', text: 'stop', channel: 'web' },
      { ...out, source: 'form', confirmOptOut: true },
    ],
    [
      'a second time',
      { intent: 'opt_out', text: 'please stop texting me', previous: 'opt_out' },
      { ...out, confirmOptOut: false },
    ],
    [
      'again after coming back',
      { intent: 'opt_out', text: 'please stop texting me', previous: 'opt_in' },
      { ...out, confirmOptOut: true },
    ],
    [
      'START after STOP',
      { intent: 'opt_in', text: 'START', previous: 'opt_out' },
      { record: 'opt_in', keyword: 'opt_in' },
    ],
    ['START of someone new', { intent: 'opt_in', text: 'START' }, { record: 'opt_in', keyword: 'opt_in' }],
    [
      'START that the vendor has answered',
      { intent: 'opt_in', text: 'START', previous: 'opt_out', vendorOptOutType: 'START' },
      { record: 'opt_in', keyword: null },
    ],
    [
      'YES of someone who is out',
      { intent: 'opt_in', text: 'yes', previous: 'opt_out' },
      { record: 'opt_in' },
    ],
    ['YES of someone who is not', { intent: 'opt_in', text: 'Yes' }, silent],
    ['YES of someone who is in', { intent: 'opt_in', text: 'YES', previous: 'opt_in' }, silent],
    ['HELP', { intent: 'help', text: 'HELP' }, { record: null, keyword: 'help' }],
    ['HELP of someone who is out', { intent: 'help', text: 'HELP', previous: 'opt_out' }, silent],
    ['HELP that the vendor has answered', { intent: 'help', text: 'HELP', vendorOptOutType: 'HELP' }, silent],
    ['nothing of the kind', { text: 'refill my meds' }, silent],
  ])('%s', (_, changes, expected) => {
    expect(decide(changes)).toMatchObject(expected);
  });
});

const carrierWords: Record<string, string[]> = {
  STOP: ['stop', 'STOPALL', 'Unsubscribe', 'cancel', 'END', 'quit', 'revoke', 'optout', ' Stop\n'],
  START: ['start', 'YES', 'unstop'],
  HELP: ['help', 'INFO'],
  none: ['opt out', 'cancel my refill', 'stop it', 'the end', 'stop.', ''],
};

it.each(Object.entries(carrierWords))("the carrier's own keywords: %s", (keyword, words) => {
  for (const word of words) expect(readCarrierKeyword(word), word).toBe(keyword === 'none' ? null : keyword);
});
