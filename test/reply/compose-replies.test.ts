import { describe, expect, it } from 'vitest';
import { composeReplies, type ReplyInput, type ReplyTicket } from '../../src/reply/compose-replies.ts';
import { composeFixed, composePage } from '../../src/reply/compose-fixed.ts';
import { eligibleOn, input, ticket } from './inputs.ts';

function texts(changes: Partial<ReplyInput>): string[] {
  return composeReplies(input(changes)).map(({ text }) => text);
}

describe('a verified sender hears', () => {
  it.each<[outcome: string, changes: Partial<ReplyTicket>, text: string]>([
    [
      'that it went to the pharmacy',
      {},
      'Request RG-7KMA4Q9: sent to the pharmacy team. We will update you.',
    ],
    [
      'from when it can be refilled',
      { code: 'TOO_EARLY', stage: 'too_early', eligibleOn },
      'Request RG-7KMA4Q9: too early to refill now. It can be refilled from December 4 and we will remind you. Running out sooner? Reply or call (415) 555-0100.',
    ],
    [
      'that the provider is asked, urgently',
      { code: 'PROVIDER_AUTHORIZATION', stage: 'authorization_requested', priority: 'urgent' },
      'Request RG-7KMA4Q9: your provider has to authorize this. We are asking them and expect to update you within 24 hours.',
    ],
    [
      'that a new prescription is required',
      { code: 'PROVIDER_NEW_RX', stage: 'authorization_requested' },
      'Request RG-7KMA4Q9: this requires your provider, who has to write a new prescription. We are asking them and expect to update you within 72 hours.',
    ],
    [
      'which medicine is needed',
      { code: 'CLARIFY', stage: 'clarifying', ask: ['medication'] },
      'Request RG-7KMA4Q9: which medicine do you need? Please reply with its name and strength as printed on the label, or the Rx number.',
    ],
    [
      'what is missing',
      { code: 'IDENTITY_REVIEW', stage: 'clarifying', ask: ['name', 'birth_date'] },
      "Request RG-7KMA4Q9: please reply with the patient's full name and the patient's date of birth so that we can go on.",
    ],
    [
      'that a pharmacist looks',
      { code: 'PHARMACIST_REVIEW', stage: 'clinical_review' },
      'Request RG-7KMA4Q9: a pharmacist will review this and we will contact you.',
    ],
    [
      'that medical questions are not answered by text',
      { code: 'CLINICAL_REVIEW', stage: 'clinical_review' },
      'We cannot answer medical questions by text. A pharmacist or nurse will contact you. If it is urgent, call 911.',
    ],
    [
      'that a person looks',
      { code: 'NEEDS_HUMAN', stage: 'review' },
      'Request RG-7KMA4Q9: a member of our team will review this and contact you.',
    ],
    [
      'that authority is confirmed first',
      { code: 'PROXY_REVIEW', stage: 'review' },
      'Request RG-7KMA4Q9: we first have to confirm who may ask for this. Our team will contact you.',
    ],
    [
      'about a new prescription',
      { code: 'NEW_RX', stage: 'new_prescription' },
      'Request RG-7KMA4Q9: this may need a new prescription. Our team will look into it and contact you.',
    ],
    [
      'that a repeat is already with the pharmacy, since the day in the pharmacy’s zone',
      { joined: true, openedAt: new Date('2026-03-08T06:00:00Z') },
      'Request RG-7KMA4Q9: already received on March 7; with the pharmacy team.',
    ],
  ])('%s', (_, changes, text) => {
    expect(texts({ tickets: [ticket(changes)] })).toEqual([text]);
  });

  it('one text about several requests, the same outcome said once', () => {
    const tickets = [
      ticket({ reference: 'RG-AAA' }),
      ticket({ reference: 'RG-BBB', code: 'TOO_EARLY', stage: 'too_early', eligibleOn }),
      ticket({ reference: 'RG-CCC' }),
    ];
    const [reply, ...others] = composeReplies(input({ tickets }));
    expect(others).toEqual([]);
    expect(reply?.text.split('\n')).toEqual([
      'Requests RG-AAA and RG-CCC: sent to the pharmacy team. We will update you.',
      expect.stringContaining('Request RG-BBB: too early to refill now.'),
    ]);
    expect(reply).toMatchObject({ template: 'submitted+too_early', ticketIds: tickets.map(({ id }) => id) });
  });

  it('the state of what they ask about, and what we need when there is nothing', () => {
    expect(texts({ statusAsked: true, tickets: [ticket({ stage: 'shipped' })] })).toEqual([
      'Request RG-7KMA4Q9: shipped.',
    ]);
    expect(texts({ statusAsked: true })[0]).toContain('To tell you about a request we need');
  });

  it('that what they withdrew is withdrawn only when it is', () => {
    function told(stage: ReplyTicket['stage']) {
      return texts({ withdrawn: true, tickets: [ticket({ stage })] })[0];
    }
    expect(told('withdrawn')).toBe('Request RG-7KMA4Q9: withdrawn, as you asked.');
    expect(told('pharmacy_processing')).toContain('It may be too late to stop it');
    expect(told('authorization_requested')).toBe(
      'Request RG-7KMA4Q9: we noted that you no longer want this.',
    );
  });

  it('all of a list of 200 on the web, each request by its reference', () => {
    const tickets = Array.from({ length: 200 }, (_, index) => ticket({ reference: `RG-${String(index)}` }));
    const [reply] = composeReplies(input({ channel: 'web', tickets }));
    for (const { reference } of tickets) expect(reply?.text).toContain(reference);
  });

  it('nothing after thanks', () => {
    expect(composeReplies(input({ introduce: true }))).toEqual([]);
  });
});

describe('the first text of a thread', () => {
  it('says who writes and how to opt out', () => {
    expect(texts({ introduce: true, tickets: [ticket()] })).toEqual([
      'Hello from Harbor Pharmacy Refill Line: Request RG-7KMA4Q9: sent to the pharmacy team. We will update you.\nReply STOP to opt out, HELP for help.',
    ]);
  });

  it('an answer on the web needs neither', () => {
    const [reply] = composeReplies(input({ introduce: true, channel: 'web', tickets: [ticket()] }));
    expect(reply?.text).not.toContain('STOP');
    expect(reply?.segments).toBe(0);
  });
});

describe('danger', () => {
  it.each<[flag: 'emergency' | 'self_harm' | 'overdose', language: 'en' | 'es', words: string[]]>([
    ['emergency', 'en', ['911']],
    ['self_harm', 'en', ['911', '988', 'call or text 988']],
    ['overdose', 'en', ['911', '1-800-222-1222']],
    ['emergency', 'es', ['911']],
    ['self_harm', 'es', ['911', '988 y oprima 2', 'AYUDA al 988']],
    ['overdose', 'es', ['911', '1-800-222-1222']],
  ])('%s in %s is answered first, by itself', (flag, language, words) => {
    const tickets = [
      ticket({ code: 'ESCALATE_NOW', stage: 'clinical_review' }),
      ticket({ reference: 'RG-BBB' }),
    ];
    const replies = composeReplies(input({ flags: [flag], language, tickets, mayTell: false }));
    expect(replies).toHaveLength(2);
    for (const word of words) expect(replies[0]?.text).toContain(word);
    expect(replies[0]?.text).not.toContain('RG-');
    expect(replies[1]?.text).toContain('RG-BBB');
    expect(replies[1]?.text).not.toContain('RG-7KMA4Q9');
  });

  it('alone is one text, and comes also from someone who opts out', () => {
    const alarm = ticket({ code: 'ESCALATE_NOW', stage: 'clinical_review' });
    expect(composeReplies(input({ flags: ['emergency'], tickets: [alarm] }))).toHaveLength(1);
    const templates = composeReplies(
      input({ flags: ['emergency'], tickets: [alarm], keyword: 'opt_out', confirmOptOut: false }),
    ).map(({ template }) => template);
    expect(templates).toEqual(['emergency']);
  });

  it('does not call a refill that is held for a clinician a medical question', () => {
    const held = ticket({ code: 'CLINICAL_REVIEW', stage: 'clinical_review' });
    expect(
      composeReplies(input({ flags: ['self_harm'], tickets: [held] })).map(({ template }) => template),
    ).toEqual(['crisis', 'pharmacist_review']);
  });
});

describe('keywords', () => {
  it('STOP is confirmed once, or left to the vendor', () => {
    expect(texts({ keyword: 'opt_out', confirmOptOut: true, introduce: true, tickets: [ticket()] })).toEqual([
      'Harbor Pharmacy Refill Line: you are opted out and will get no more texts from us. Reply START to get them again.',
    ]);
    expect(texts({ keyword: 'opt_out', tickets: [ticket()] })).toEqual([]);
  });

  it('HELP and START say whom to call and how to stop', () => {
    expect(texts({ keyword: 'help' })[0]).toMatch(/call \(415\) 555-0100.*Msg & data rates.*STOP/);
    expect(texts({ keyword: 'opt_in' })[0]).toMatch(/Msg & data rates.*HELP.*STOP/);
  });

  it('do without an organisation or a phone that is not configured', () => {
    expect(texts({ keyword: 'help', org: { name: '', phone: ' ' } })[0]).toMatch(
      /^Refill line: .* call us\./,
    );
  });
});

describe('someone unverified', () => {
  const outcomes: Partial<ReplyTicket>[] = [
    {},
    { code: 'IDENTITY_REVIEW', stage: 'identity_review' },
    { code: 'IDENTITY_REVIEW', stage: 'clarifying', ask: ['name', 'birth_date'] },
    { code: 'TOO_EARLY', stage: 'too_early', eligibleOn },
    { code: 'PROVIDER_AUTHORIZATION', stage: 'authorization_requested', priority: 'urgent' },
    { code: 'PROVIDER_NEW_RX', stage: 'authorization_requested' },
    { code: 'PHARMACIST_REVIEW', stage: 'clinical_review' },
    { code: 'PROXY_REVIEW', stage: 'review' },
    { code: 'CLARIFY', stage: 'clarifying', ask: ['medication'] },
    { code: 'NEW_RX', stage: 'new_prescription' },
    { code: 'PHARMACY_PROCESS', stage: 'shipped', joined: true },
  ];

  it.each(['refill', 'status', 'withdraw'] as const)('reads the same words whatever came of a %s', (wish) => {
    const answers = outcomes.map((outcome) =>
      texts({
        mayTell: false,
        statusAsked: wish === 'status',
        withdrawn: wish === 'withdraw',
        tickets: [ticket(outcome)],
      }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.[0]).not.toMatch(/pharmacy team|provider|too early|pharmacist/);
  });

  it('is asked for what would let us tell', () => {
    expect(texts({ mayTell: false, tickets: [ticket()] })).toEqual([
      "We have your message (RG-7KMA4Q9). Please reply with what you have not sent yet: patient's full name, date of birth, medicine or Rx number on the label. Our team will follow up.",
    ]);
  });

  it('reads the same about a request that exists and one that does not', () => {
    expect(texts({ mayTell: false, statusAsked: true, tickets: [ticket()] })).toEqual(
      texts({ mayTell: false, statusAsked: true }),
    );
  });
});

describe('texts that are about no arrival', () => {
  it('page the people on call with a reference and nothing else', () => {
    const page = composePage({ flags: ['emergency', 'self_harm'], ticket: ticket(), org: input().org });
    expect(page.text).toBe(
      'Harbor Pharmacy Refill Line: CRISIS message, RG-7KMA4Q9. Open the console and acknowledge. You are paged until someone does.',
    );
    expect(composePage({ flags: [], ticket: ticket(), org: input().org }).text).toContain('URGENT request');
  });

  it('offer help in another language', () => {
    expect(composeFixed('language_assist', 'es', input().org).text).toBe(
      'Hay ayuda gratuita en su idioma: llame al (415) 555-0100.',
    );
  });
});

describe('the name of a medicine', () => {
  const metoprolol = { medicine: { name: 'metoprolol', strength: '50 mg' } };

  it.each<[who: string, changes: Partial<ReplyInput>, medicine: string, named: boolean]>([
    ['is said to who accepted it', { mayNameMedicine: true }, 'metoprolol', true],
    ['is not said to who did not', {}, 'metoprolol', false],
    ['is not said to the unverified', { mayNameMedicine: true, mayTell: false }, 'metoprolol', false],
    ['of mental health is never said', { mayNameMedicine: true }, 'sertraline', false],
    ['of HIV is never said', { mayNameMedicine: true }, 'abacavir', false],
    ['of opioid use disorder is never said', { mayNameMedicine: true }, 'buprenorphine-naloxone', false],
    ['of contraception is never said', { mayNameMedicine: true }, 'levonorgestrel', false],
    ['of erectile dysfunction is never said', { mayNameMedicine: true }, 'sildenafil', false],
    ['that the drug table does not know is never said', { mayNameMedicine: true }, 'somethingol', false],
  ])('%s', (_, changes, name, named) => {
    const one = ticket({ medicine: { name, strength: null } });
    const [text = ''] = texts({ ...changes, tickets: [one] });
    expect(text.includes(name)).toBe(named);
    expect(text).toContain('RG-7KMA4Q9');
  });

  it('stands with its request, once for each', () => {
    const [text] = texts({ mayNameMedicine: true, tickets: [ticket(metoprolol)] });
    expect(text).toBe(
      'Request RG-7KMA4Q9 (metoprolol 50 mg): sent to the pharmacy team. We will update you.',
    );
    const two = [ticket(metoprolol), ticket({ ...metoprolol, reference: 'RG-MMWWQQ4' })];
    expect(texts({ mayNameMedicine: true, tickets: two })[0]).toMatch(/^Requests RG-7KMA4Q9 and RG-MMWWQQ4:/);
  });
});

describe('an organisation', () => {
  it('with accents in its name does not make its texts dearer', () => {
    const org = { name: 'Farmacia Ávila “Única”', phone: '(415) 555-0100' };
    const [reply] = composeReplies(input({ org, introduce: true, tickets: [ticket()] }));
    expect(reply?.text).toMatch(/^Hello from Farmacia Avila "Unica": /);
    expect(reply?.segments).toBe(1);
  });
});
