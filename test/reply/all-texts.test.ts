import { describe, expect, it } from 'vitest';
import {
  farewellTwiml,
  greetingTwiml,
  languageTwiml,
  noTextTwiml,
} from '../../src/channels/voice/greeting.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { decisionCodes } from '../../src/domain/decision.ts';
import { type Flag, flags, type Language } from '../../src/domain/message.ts';
import { priorities, ticketEventTypes, ticketStages } from '../../src/domain/ticket.ts';
import { composeEventReply } from '../../src/reply/compose-event-reply.ts';
import { disclosures } from '../../src/reply/disclosure.ts';
import { composeFixed, composePage } from '../../src/reply/compose-fixed.ts';
import {
  composeReplies,
  type Ask,
  type ReplyDraft,
  type ReplyInput,
} from '../../src/reply/compose-replies.ts';
import {
  composeFacilityNews,
  composePageCall,
  composePageMail,
  readMail,
} from '../../src/reply/compose-notice.ts';
import { isGsm } from '../../src/reply/count-segments.ts';
import { earlyWords } from '../../src/reply/event-words.ts';
import { findDrugs } from '../../src/reply/find-drugs.ts';
import { lintText } from '../../src/reply/lint-text.ts';
import { lintWording } from '../../src/reply/lint-wording.ts';
import { sampleTexts } from '../../src/reply/sample-texts.ts';
import { eventsOfStage, longMedicine } from '../../src/reply/sample-values.ts';
import { shippedBook } from '../../src/reply/template-book.ts';
import { templateSpecs } from '../../src/reply/template-specs.ts';
import { isSafetyTemplate, templateIds, tokensIn } from '../../src/reply/template.ts';
import { input, newsOf, ticket } from './inputs.ts';

const languages: Language[] = ['en', 'es'];
const asks: Ask[][] = [[], ['medication'], ['name', 'birth_date'], ['name', 'birth_date', 'medication']];
const wishes: Partial<ReplyInput>[] = [
  {},
  { statusAsked: true },
  { withdrawn: true },
  { toFacility: true },
  { forAnother: true },
];
const longOrg = { name: 'Harbor and Valley Long Term Care Pharmacies', phone: '+1 (415) 555-0100' };
const longestDay = '2026-09-30' as CalendarDate;
const doneWords: Record<Language, RegExp> = {
  en: /\b(approved|ready|shipped|delivered|denied)\b/i,
  es: /\b(aprobad[oa]|list[oa]|en camino|entregad[oa]|negad[oa])\b/i,
};

type Told = { draft: ReplyDraft; given: ReplyInput; before?: ReplyDraft };

/** What is said, and what is said when the same is asked again. */
function tell(given: ReplyInput): Told[] {
  return composeReplies(given).flatMap((draft) => {
    const again = composeReplies({ ...given, lastVariant: draft.variant });
    const next = again.find(({ template }) => template === draft.template);
    return next
      ? [
          { draft, given },
          { draft: next, given, before: draft },
        ]
      : [{ draft, given }];
  });
}

/** Every outcome that a ticket can have, in every way in which it can be asked about. */
function eachOutcome(): Told[] {
  return languages.flatMap((language) =>
    decisionCodes.flatMap((code) =>
      ticketStages.flatMap((stage) =>
        wishes.flatMap((wish) =>
          [true, false].flatMap((mayTell) =>
            [true, false].flatMap((introduce) =>
              [true, false].flatMap((joined) =>
                asks.flatMap((ask) => {
                  const one = ticket({
                    code,
                    stage,
                    joined,
                    ask,
                    eligibleOn: longestDay,
                    priority: 'urgent',
                  });
                  return tell(input({ language, mayTell, introduce, org: longOrg, tickets: [one], ...wish }));
                }),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** Many requests in one message, with every flag. */
function eachCrowd(): Told[] {
  const positions = ticketStages.flatMap((stage) => decisionCodes.map((code) => ({ stage, code })));
  return languages.flatMap((language) =>
    [1, 2, 3, 5, 8, 40, 200].flatMap((size) =>
      positions.flatMap((_, start) => {
        const tickets = Array.from({ length: size }, (_, index) =>
          ticket({
            ...positions[(start + index * 17) % positions.length],
            reference: `RG-${String(1_000_000 + index)}`,
            eligibleOn: longestDay,
            joined: index % 3 === 0,
            priority: priorities[index % 2] ?? 'routine',
          }),
        );
        return [true, false].flatMap((introduce) =>
          [[], ['frustrated'], [...flags]].flatMap((raised) =>
            tell(
              input({
                language,
                introduce,
                org: longOrg,
                tickets,
                mayTell: start % 2 === 0,
                flags: raised as Flag[],
              }),
            ),
          ),
        );
      }),
    ),
  );
}

function lintOf(draft: ReplyDraft, { language, org, tickets }: ReplyInput) {
  const set = shippedBook[language];
  const wordings = draft.template
    .split('+')
    .flatMap((id) =>
      templateIds.filter((known) => known === id).flatMap((known) => set.wordings[known].texts),
    );
  return lintText({
    ...{ text: draft.text, template: draft.template, language, org, set, wordings },
    disclosure: draft.disclosure,
    isText: true,
    events: tickets.flatMap(({ stage }) => eventsOfStage[stage] ?? []),
    names: ['Johnson', 'Mary', 'Muñoz-Álvarez'],
  });
}

const told = [...eachOutcome(), ...eachCrowd()];

describe('every text that can be sent', () => {
  it('is sent in good number', () => {
    expect(told.length).toBeGreaterThan(10_000);
  });

  it('fits two segments, the first of a thread and the safety texts three', () => {
    const tooLong = told.filter(({ draft, given }) => {
      const limit = given.introduce || isSafetyTemplate(draft.template) ? 3 : 2;
      return draft.segments === 0 || draft.segments > limit;
    });
    expect(tooLong.map(({ draft }) => draft)).toEqual([]);
  });

  it('has no token left open, and only letters that do not double its price', () => {
    const bad = told.filter(({ draft }) => /[{}]|undefined|null/.test(draft.text) || !isGsm(draft.text));
    expect(bad.map(({ draft }) => draft.text)).toEqual([]);
  });

  it('says approved, ready, shipped, delivered or denied only of a ticket that an event made so', () => {
    const early = told.filter(
      ({ draft, given }) =>
        doneWords[given.language].test(draft.text) &&
        !(given.mayTell && given.tickets.some(({ stage }) => stage === 'shipped' || stage === 'delivered')),
    );
    expect(early.map(({ draft }) => draft.text)).toEqual([]);
  });

  it('says sent to the pharmacy team only of a ticket that stands there', () => {
    const early = told.filter(
      ({ draft, given }) =>
        /pharmacy team|equipo de la farmacia/.test(draft.text) &&
        !(given.mayTell && given.tickets.some(({ stage }) => stage === 'pharmacy_submitted')),
    );
    expect(early.map(({ draft }) => draft.text)).toEqual([]);
  });

  it('says nothing twice in the same words to one counterpart', () => {
    const again = told.filter(
      ({ draft, before }) => draft.text === before?.text && !isSafetyTemplate(draft.template),
    );
    expect(again.map(({ draft }) => draft.text)).toEqual([]);
    expect(told.filter(({ before }) => before).length).toBeGreaterThan(5_000);
  });

  it('passes the lint that is asked before sending', () => {
    const different = new Map(
      told.map((each) => {
        const { text, disclosure } = each.draft;
        const stages = new Set(each.given.tickets.flatMap(({ stage }) => eventsOfStage[stage] ?? []));
        return [[text, disclosure, ...stages].join('|'), each] as const;
      }),
    );
    const refused = [...different.values()].flatMap(({ draft, given }) => {
      const problems = lintOf(draft, given);
      return problems.length > 0 ? [[problems, draft.text]] : [];
    });
    expect(different.size).toBeGreaterThan(2_000);
    expect(refused).toEqual([]);
  });

  it('holds no full date, so no birth date', () => {
    expect(
      told.filter(({ draft }) =>
        /\b(19|20)\d\d\b|\d+[/-]\d+[/-]\d+/.test(draft.text.replace(/RG-\d+|1-800-222-1222/g, '')),
      ),
    ).toEqual([]);
  });

  it('speaks of its tickets in the language that was asked for', () => {
    expect(told.every(({ draft, given }) => draft.language === given.language)).toBe(true);
    expect(told.every(({ draft, given }) => draft.ticketIds.length === given.tickets.length)).toBe(true);
  });
});

describe('events, pages and texts by themselves', () => {
  const org = longOrg;
  const drafts = languages.flatMap((language) => [
    ...ticketEventTypes.flatMap((event) =>
      ticketStages.flatMap((stage) =>
        disclosures.flatMap((disclosure) =>
          [null, longestDay].flatMap((deliveryEta) => {
            const medicine = disclosure === 'medicine' ? longMedicine : null;
            const draft = composeEventReply({
              ...{ event, language, org, disclosure, deliveryEta, reason: null, isText: true },
              ticket: newsOf(stage, medicine),
            });
            return draft ? [draft] : [];
          }),
        ),
      ),
    ),
    ...flags.map((flag) => composePage({ flags: [flag], ticket: ticket(), org, language })),
    ...(['language_assist', 'wrong_number', 'help'] as const).map((id) => composeFixed(id, language, org)),
  ]);

  it('fit two segments and are complete', () => {
    expect(drafts.length).toBeGreaterThan(60);
    expect(drafts.filter(({ segments, text }) => segments > 2 || !isGsm(text) || /[{}]/.test(text))).toEqual(
      [],
    );
  });

  it('name a medicine only to those who accepted it', () => {
    const named = drafts.filter(({ text }) => text.includes(longMedicine));
    expect(named.length).toBeGreaterThan(10);
    expect(new Set(named.map(({ disclosure }) => disclosure))).toEqual(new Set(['medicine']));
  });

  it('say approved, shipped or delivered only by the template of that event', () => {
    const early = drafts.filter(
      ({ text, language, template }) =>
        doneWords[language].test(text) &&
        !['approved', 'shipped', 'shipped_undated', 'delivered'].includes(template),
    );
    expect(early).toEqual([]);
  });
});

describe('e-mails and calls', () => {
  const link = 'https://refills.example.org/console/tickets/0190c1d2-7a31-7b04-8c55-9f10a2b3c4d5';
  const of = { reference: 'RG-7KMA4Q9', link };
  const notices = languages.flatMap((language) => {
    const voice = { language, org: longOrg };
    function say(lastVariant: string | null) {
      return [
        composePageMail({ ...voice, lastVariant }, of),
        composePageCall({ ...voice, lastVariant }),
        ...[null, ...priorities].map((timeframe) =>
          composeFacilityNews({ ...voice, lastVariant }, { ...of, timeframe }),
        ),
      ];
    }
    const once = say(null);
    return [...once, ...once.flatMap(({ variant }) => say(variant))].map((each) => ({ ...each, language }));
  });

  it('name nobody, no medicine and no day, and say nothing of what has happened', () => {
    expect(new Set(notices.map(({ text }) => text)).size).toBeGreaterThan(16);
    const refused = notices.flatMap(({ text, variant, disclosure, language }) => {
      const set = shippedBook[language];
      const ids = templateIds.filter((id) => variant.includes(`${id}@`));
      const problems = lintText({
        ...{ text, template: ids.join('+'), language, disclosure, set, org: longOrg, isText: false },
        ...{ events: [], names: ['Johnson', 'Mary'] },
        wordings: ids.flatMap((id) => set.wordings[id].texts),
      });
      return problems.length > 0 ? [[problems, text]] : [];
    });
    expect(refused).toEqual([]);
  });

  it('are mails with a subject that says no more than that there is something', () => {
    const mails = notices.filter(({ channel }) => channel === 'email').map(({ text }) => readMail(text));
    expect(mails.every(({ subject, text }) => subject.includes('Harbor') && text.includes(link))).toBe(true);
    expect(mails.filter(({ subject }) => subject.includes('http'))).toEqual([]);
  });
});

describe('what a caller hears', () => {
  const options = { publicUrl: 'https://refills.example.org', orgName: 'Harbor Pharmacy' };
  const callers = ['Harbor Pharmacy', ''].flatMap((orgName) =>
    [true, false].map((isOpen) => greetingTwiml({ ...options, orgName }, isOpen)),
  );
  const afterKeys = [languageTwiml(options, 'en'), languageTwiml(options, 'es'), noTextTwiml(options)];
  const farewells = (['textFollows', 'thanks', 'cutOff'] as const).map((said) =>
    farewellTwiml(options, said),
  );
  const spoken = [...callers, ...afterKeys, ...farewells].flatMap((twiml) =>
    Array.from(twiml.matchAll(/<Say[^>]*>([^<]*)</g), ([, words]) => words ?? ''),
  );

  it('is the emergency number first, in both languages', () => {
    for (const twiml of callers) expect(twiml.match(/9 1 1/g)).toHaveLength(2);
  });

  it('promises nothing and names no medicine', () => {
    expect(spoken).toHaveLength(40);
    expect(spoken.filter((words) => findDrugs(words).length > 0)).toEqual([]);
    expect(spoken.filter((words) => earlyWords(words, []).length > 0 || /[{}]/.test(words))).toEqual([]);
  });
});

/** Every template, variant, language, level and sample value, by checks of their own beside the lint. */
describe('every sample text', () => {
  const samples = languages.flatMap((language) =>
    templateIds.flatMap((id) =>
      sampleTexts(id, language, shippedBook[language].wordings[id].texts).map((each) => ({
        ...each,
        id,
        language,
      })),
    ),
  );
  const months = /\b(may|september) \d|\bde (mayo|septiembre)\b/i;
  const medicines = /warfarin|metoprolol|hydrochlorothiazide/;

  it('comes from every template, variant and level at which it may be told', () => {
    expect(samples.length).toBeGreaterThan(20_000);
    const told = new Set(samples.map(({ id, language, variant }) => `${id} ${language} ${String(variant)}`));
    const all = languages.flatMap((language) =>
      templateIds.flatMap((id) =>
        shippedBook[language].wordings[id].texts.map((_, variant) => `${id} ${language} ${String(variant)}`),
      ),
    );
    expect(told).toEqual(new Set(all));
  });

  it('names to the unverified no medicine, no day and no stage', () => {
    const neutral = samples.filter(({ disclosure }) => disclosure === 'neutral');
    expect(neutral.length).toBeGreaterThan(500);
    expect(neutral.filter(({ text }) => medicines.test(text) || months.test(text))).toEqual([]);
    expect(neutral.filter(({ text, language }) => doneWords[language].test(text))).toEqual([]);
  });

  it('names a medicine only to those who accepted it', () => {
    const named = samples.filter(({ text }) => medicines.test(text));
    expect(new Set(named.map(({ disclosure }) => disclosure))).toEqual(new Set(['medicine']));
  });

  it('fits its segments', () => {
    const tooLong = samples.filter(({ id, segments, introduced }) => {
      return segments > (introduced || isSafetyTemplate(id) ? 3 : 2);
    });
    expect(tooLong).toEqual([]);
  });

  it('is of its event when it says that something is done', () => {
    const ofEvent = ['approved', 'shipped', 'shipped_undated', 'delivered'];
    const ofStage = ['status', 'brief', 'already_received'];
    const early = samples.filter(
      ({ id, text, language }) =>
        doneWords[language].test(text) && !ofEvent.includes(id) && !ofStage.includes(id),
    );
    expect(early).toEqual([]);
  });
});

describe('every wording', () => {
  const rows = languages.flatMap((language) =>
    templateIds.flatMap((id) =>
      shippedBook[language].wordings[id].texts.map((text, variant) => ({ id, language, variant, text })),
    ),
  );

  it.each(languages)('in %s passes the lint that staff have to pass', (language) => {
    const found = templateIds.map((id) => [
      id,
      lintWording(id, language, shippedBook[language].wordings[id].texts),
    ]);
    expect(found.filter(([, findings]) => findings?.length)).toEqual([]);
  });

  it('exists in both languages with the same tokens', () => {
    for (const id of templateIds) {
      const needed = languages.map((language) =>
        templateSpecs[id].required.every((token) =>
          shippedBook[language].wordings[id].texts.every((text) => tokensIn(text).includes(token)),
        ),
      );
      expect(needed, id).toEqual([true, true]);
    }
  });

  it('has another one to be said next time, but for the words for a danger', () => {
    for (const language of languages) {
      for (const id of templateIds) {
        const { texts } = shippedBook[language].wordings[id];
        expect(new Set(texts).size, id).toBeGreaterThanOrEqual(isSafetyTemplate(id) ? 1 : 2);
        if (isSafetyTemplate(id)) expect(texts).toHaveLength(1);
      }
    }
  });

  it('addresses people in Spanish as usted', () => {
    const informal = /\b(tu|tus|ti|te|tienes|puedes|responde|llama|manda|tuyo|contigo|vosotros)\b/i;
    expect(rows.filter(({ language, text }) => language === 'es' && informal.test(text))).toEqual([]);
  });

  it('is short: no sentence of more than 30 words', () => {
    const long = rows.filter(({ text }) =>
      text.split(/[.?!:;]/).some((part) => part.split(/\s+/).length > 31),
    );
    expect(long).toEqual([]);
  });
});
