import type { Flag } from '../domain/message.ts';
import {
  briefParagraph,
  chooseParagraph,
  isFreshQuestion,
  isHeld,
  type Paragraph,
} from './choose-paragraph.ts';
import { countSegments } from './count-segments.ts';
import type { Disclosure } from './disclosure.ts';
import type { TokenValues } from './fill-template.ts';
import { nameMedicine } from './name-medicine.ts';
import {
  joinTexts,
  makeDraft,
  makeSection,
  type ReplyDraft,
  type Section,
  type ToldTicket,
} from './reply-draft.ts';
import type { ReplyInput, ReplyTicket } from './reply-input.ts';
import type { TemplateId } from './template.ts';

export type { ReplyDraft } from './reply-draft.ts';
export type { Ask, ReplyInput, ReplyTicket } from './reply-input.ts';

const safetyTexts: [flag: Flag, template: TemplateId][] = [
  ['emergency', 'emergency'],
  ['self_harm', 'crisis'],
  ['overdose', 'poisoning'],
];

/**
 * What an arrival is answered: the fixed safety texts first, each by itself, then one text about everything else.
 * Empty when nothing is to be said (thanks, spam, STOP that the vendor confirms). Texts for phones fit two SMS
 * segments, a thread's first three.
 */
export function composeReplies(input: ReplyInput): ReplyDraft[] {
  const bodies = [...safetySections(input).map((section) => [section]), ...answerSections(input)];
  return bodies.map((sections, index) => {
    const introduce = index === bodies.length - 1 && introduces(input);
    return draft(input, sections, introduce);
  });
}

function safetySections(input: ReplyInput): Section[] {
  return safetyTexts
    .filter(([flag]) => input.flags.includes(flag))
    .map(([, template]) => section(input, template));
}

/** No or one list of sections, and one more for a keyword. */
function answerSections(input: ReplyInput): Section[][] {
  const { keyword } = input;
  if (keyword === 'opt_out') {
    const confirmed = input.confirmOptOut ? [section(input, 'opt_out_confirmed')] : [];
    // To a phone nothing more is texted; a form's page tells of its requests as well.
    const said = isText(input) ? confirmed : [...confirmed, ...aboutTickets(input)];
    return said.length > 0 ? [said] : [];
  }
  const answered = keyword === null ? [] : [[section(input, keyword === 'help' ? 'help' : 'opted_in')]];
  const about = aboutTickets(input);
  return about.length > 0 ? [...answered, about] : answered;
}

function aboutTickets(input: ReplyInput): Section[] {
  const tickets = input.tickets.filter(({ code }) => code !== 'ESCALATE_NOW' || !isFlagged(input));
  if (tickets.length === 0) return input.statusAsked ? [section(input, 'status_ask')] : [];
  const sorry = input.flags.includes('frustrated') ? [section(input, 'frustrated')] : [];
  const noted = input.corrected && input.mayTell ? [noteCorrection(input, tickets)] : [];
  const sections = [...noted, ...toldOf(input, tickets)];
  return fits(input, [...sorry, ...sections]) ? [...sorry, ...sections] : sections;
}

function noteCorrection(input: ReplyInput, tickets: ReplyTicket[]): Section {
  return section(input, 'correction_noted', { requests: { ...referencesOf(tickets, 1), medicine: null } });
}

function toldOf(input: ReplyInput, tickets: ReplyTicket[]): Section[] {
  // The ticket by which a person reads what is taken back is nothing that was asked for.
  if (input.withdrawsUnknown) return guard(input, tickets, section(input, 'withdraw_received'));
  return input.mayTell ? tell(input, tickets) : keepNeutral(input, tickets);
}

function isFlagged(input: ReplyInput): boolean {
  return safetyTexts.some(([flag]) => input.flags.includes(flag));
}

/**
 * Below the level of disclosure: words that follow from the message alone, never from who or what was found, so
 * that the answer for a patient, for a stranger and for any outcome is the same.
 */
function keepNeutral(input: ReplyInput, tickets: ReplyTicket[]): Section[] {
  if (input.withdrawn) {
    const noted = guard(input, tickets.filter(isFreshQuestion), section(input, 'withdraw_received'));
    const asked = tickets.filter(({ stillAsked }) => stillAsked);
    return asked.length === 0 ? noted : withRest(input, noted, asked);
  }
  if (input.statusAsked) return [section(input, 'status_ask')];
  const references = referencesOf(tickets, isText(input) ? 1 : tickets.length);
  const asked = input.forAnother
    ? section(input, 'which_patient')
    : section(input, 'received', { references });
  return guard(input, tickets, asked);
}

/** What is taken back and what is asked for beside it; where both do not fit, what still has to be answered. */
function withRest(input: ReplyInput, noted: Section[], asked: ReplyTicket[]): Section[] {
  const rest = section(input, 'received', {
    references: referencesOf(asked, isText(input) ? 1 : asked.length),
  });
  const sections = [...noted, rest];
  return fits(input, sections) ? sections : guard(input, asked, rest);
}

/** What is said, and before it that a question for a clinician goes to one, which is said alone where both do not fit. */
function guard(input: ReplyInput, tickets: ReplyTicket[], said: Section): Section[] {
  const clinical = tickets.some((ticket) => ticket.code === 'CLINICAL_REVIEW' && !isHeld(ticket, input));
  const asksClinically = clinical || input.flags.includes('medication_change');
  const guarded = asksClinically ? [section(input, 'clinical_guardrail')] : [];
  const sections = [...guarded, said];
  return guarded.length === 0 || fits(input, sections) ? sections : guarded;
}

/** The fullest way to tell all outcomes that fits. */
function tell(input: ReplyInput, tickets: ReplyTicket[]): Section[] {
  const full = group(tickets, (ticket) => chooseParagraph(ticket, input));
  const brief = group(tickets, briefParagraph);
  const ways = [
    () => sectionsOf(input, full, tickets.length, nameMedicine),
    () => sectionsOf(input, full, tickets.length),
    () => sectionsOf(input, full, 2),
    () => sectionsOf(input, full, 1),
    () => sectionsOf(input, brief, 2),
    () => sectionsOf(input, brief, 1),
  ];
  const fitting = ways.map((way) => way()).find((sections) => fits(input, sections));
  return fitting ?? [summary(input, tickets)];
}

function summary(input: ReplyInput, tickets: ReplyTicket[]): Section {
  return section(input, 'many_outcomes', { count: tickets.length, references: referencesOf(tickets, 1) });
}

/** Tickets of which the same is said, in the order of the first. */
function group(
  tickets: ReplyTicket[],
  choose: (ticket: ReplyTicket) => Paragraph,
): { paragraph: Paragraph; tickets: ReplyTicket[] }[] {
  const groups = new Map<string, { paragraph: Paragraph; tickets: ReplyTicket[] }>();
  for (const ticket of tickets) {
    const paragraph = choose(ticket);
    const key = JSON.stringify([paragraph.template, paragraph.values]);
    const found = groups.get(key);
    if (found) found.tickets.push(ticket);
    else groups.set(key, { paragraph, tickets: [ticket] });
  }
  return [...groups.values()];
}

function sectionsOf(
  input: ReplyInput,
  groups: ReturnType<typeof group>,
  most: number,
  name: typeof nameMedicine = () => null,
): Section[] {
  return groups.map(({ paragraph, tickets }) => {
    const [only] = tickets;
    const references = referencesOf(tickets, most);
    const medicine = tickets.length === 1 && only ? name(only, disclosureOf(input)) : null;
    const requests = { ...references, medicine };
    const told = tickets.map(({ id, stage }) => ({ id, stage }));
    return section(input, paragraph.template, { ...paragraph.values, references, requests }, told);
  });
}

function referencesOf(tickets: ReplyTicket[], most: number): Required<TokenValues>['references'] {
  return { references: [...new Set(tickets.map((ticket) => ticket.reference))], most };
}

function disclosureOf(input: ReplyInput): Disclosure {
  if (!input.mayTell) return 'neutral';
  return input.mayNameMedicine ? 'medicine' : 'outcome';
}

function section(
  input: ReplyInput,
  template: TemplateId,
  values: TokenValues = {},
  told: ToldTicket[] = [],
): Section {
  return makeSection(input, template, values, told);
}

/** SMS, also in answer to a call. */
function isText(input: ReplyInput): boolean {
  return input.channel === 'sms' || input.channel === 'voice';
}

/** The words of keywords say the organisation's name and how to opt out themselves. */
function introduces(input: ReplyInput): boolean {
  return input.introduce && isText(input) && input.keyword === null;
}

/** In whichever wording it is sent: two segments, and three once it is introduced, by this text or before it leaves. */
function fits(input: ReplyInput, sections: Section[]): boolean {
  if (!isText(input)) return true;
  const longest = sections.map((one) => one.longest);
  if (input.keyword === null && countSegments(joinTexts(input, longest, true)) > 3) return false;
  return introduces(input) || countSegments(joinTexts(input, longest, false)) <= 2;
}

function draft(input: ReplyInput, sections: Section[], introduce: boolean): ReplyDraft {
  return makeDraft(input, {
    sections,
    introduce,
    isText: isText(input),
    disclosure: disclosureOf(input),
    ticketIds: input.tickets.map((ticket) => ticket.id),
  });
}
