import { readAnswer } from '../../extraction/answers/read-answer.ts';
import { composeReplies, type ReplyInput, type ReplyTicket } from '../../reply/compose-replies.ts';
import type { ReplyFigures } from './figures.ts';

const rounds = 200;
const answers = [
  '1',
  'the second one',
  'no, 20 not 10',
  'Sí',
  'nvm',
  'me quedan 3 días',
  'Mary Johnson 3/4/1952',
];
const stages: Pick<ReplyTicket, 'code' | 'stage'>[] = [
  { code: 'PHARMACY_PROCESS', stage: 'pharmacy_submitted' },
  { code: 'TOO_EARLY', stage: 'too_early' },
  { code: 'PROVIDER_AUTHORIZATION', stage: 'authorization_requested' },
  { code: 'CLARIFY', stage: 'clarifying' },
  { code: 'NEEDS_HUMAN', stage: 'review' },
];

/** Reading the answer and finding the words for up to twenty tickets, in both languages; the slowest hundredth. */
export function measureReplies(): ReplyFigures {
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, answer] of answers.entries()) {
      for (const tickets of [1, 5, 20]) {
        const input = inputOf(tickets, (round + place) % 2 === 0, round % 3 !== 0);
        const begun = performance.now();
        readAnswer(answer);
        composeReplies(input);
        // The first round loads what is kept.
        if (round > 0) took.push(performance.now() - begun);
      }
    }
  }
  took.sort((a, b) => a - b);
  return { p50Ms: at(took, 0.5), p99Ms: at(took, 0.99) };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function inputOf(count: number, english: boolean, mayTell: boolean): ReplyInput {
  return {
    channel: 'sms',
    language: english ? 'en' : 'es',
    org: { name: 'Bayside Care Pharmacy', phone: '+14155550199' },
    introduce: true,
    flags: [],
    keyword: null,
    confirmOptOut: false,
    mayTell,
    tickets: Array.from({ length: count }, (_, place) => ticketOf(place)),
    statusAsked: false,
    withdrawn: false,
    timeZone: 'America/Los_Angeles',
  };
}

function ticketOf(place: number): ReplyTicket {
  const { code, stage } = stages[place % stages.length] ?? { code: 'NEEDS_HUMAN', stage: 'review' };
  return {
    id: `ticket-${place}`,
    reference: `RG-${String(1_000_000 + place)}`,
    code,
    stage,
    priority: 'routine',
    joined: place % 4 === 0,
    openedAt: new Date(),
    eligibleOn: null,
    ask: stage === 'clarifying' ? ['medication'] : [],
  };
}
