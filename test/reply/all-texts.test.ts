import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { decisionCodes } from '../../src/domain/decision.ts';
import { drugNamed } from '../../src/domain/drugs/drug-table.ts';
import { type Flag, flags, type Language } from '../../src/domain/message.ts';
import { priorities, ticketEventTypes, ticketStages } from '../../src/domain/ticket.ts';
import { composeEventReply } from '../../src/reply/compose-event-reply.ts';
import { composeFixed, composePage } from '../../src/reply/compose-fixed.ts';
import {
  composeReplies,
  type Ask,
  type ReplyDraft,
  type ReplyInput,
} from '../../src/reply/compose-replies.ts';
import { isGsm } from '../../src/reply/count-segments.ts';
import { templateIds, templateTokens } from '../../src/reply/template.ts';
import { isSafetyTemplate, isSigned, templateRows } from '../../src/reply/templates.ts';
import { input, ticket } from './inputs.ts';

const languages: Language[] = ['en', 'es'];
const asks: Ask[][] = [[], ['medication'], ['name', 'birth_date'], ['name', 'birth_date', 'medication']];
const wishes: Partial<ReplyInput>[] = [{}, { statusAsked: true }, { withdrawn: true }];
const longOrg = { name: 'Harbor and Valley Long Term Care Pharmacies', phone: '+1 (415) 555-0100' };
const longestDay = '2026-09-30' as CalendarDate;
const doneWords: Record<Language, RegExp> = {
  en: /\b(approved|ready|shipped|delivered|denied)\b/i,
  es: /\b(aprobad[oa]|list[oa]|en camino|entregad[oa]|negad[oa])\b/i,
};

type Told = { draft: ReplyDraft; given: ReplyInput };

function tell(given: ReplyInput): Told[] {
  return composeReplies(given).map((draft) => ({ draft, given }));
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
        [true, false].flatMap((mayTell) =>
          [null, longestDay].flatMap((deliveryEta) => {
            const draft = composeEventReply({
              event,
              ticket: ticket({ stage }),
              language,
              org,
              mayTell,
              deliveryEta,
              reason: null,
              channel: 'sms',
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

  it('say approved, shipped or delivered only by the template of that event', () => {
    const early = drafts.filter(
      ({ text, language, template }) =>
        doneWords[language].test(text) &&
        !['approved', 'shipped', 'shipped_undated', 'delivered'].includes(template),
    );
    expect(early).toEqual([]);
  });
});

describe('every wording', () => {
  const rows = templateRows();

  it('exists in both languages with the same tokens', () => {
    function tokensOf(id: string, language: Language) {
      const row = rows.find((found) => found.id === id && found.language === language);
      return Array.from(row?.text.matchAll(/\{(\w+)\}/g) ?? [], (match) => match[1]).sort();
    }
    for (const id of templateIds) {
      expect(tokensOf(id, 'es'), id).toEqual(tokensOf(id, 'en'));
      for (const token of tokensOf(id, 'en')) expect(templateTokens).toContain(token);
    }
  });

  it('names no medicine', () => {
    const words = new Set(rows.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []));
    expect([...words].filter((word) => drugNamed(word) !== null)).toEqual([]);
  });

  it('is signed by nobody yet, so that production sends the safety texts alone', () => {
    expect(rows.every(({ review, reviewedBy }) => review === 'pending' && reviewedBy === null)).toBe(true);
    const sendable = rows.filter(({ id, language }) => isSigned(id, language)).map(({ id }) => id);
    expect(new Set(sendable)).toEqual(new Set(['emergency', 'crisis', 'poisoning']));
  });

  it('may be sent once a named person has signed that version in that language', () => {
    const by = { reviewedBy: 'A. Reviewer', reviewedAt: '2026-03-01' };
    const signed = [{ template: 'submitted' as const, language: 'en' as const, version: 1, ...by }];
    expect(isSigned('submitted', 'en', signed)).toBe(true);
    expect(isSigned('submitted', 'es', signed)).toBe(false);
    expect(isSigned('submitted+too_early', 'en', signed)).toBe(false);
    expect(isSigned('submitted', 'en', [{ template: 'submitted', language: 'en', version: 2, ...by }])).toBe(
      false,
    );
    expect(isSigned('unheard_of', 'en', signed)).toBe(false);
  });
});
