import type { CallOutcome } from './place-call.ts';

/** What became of a call, for the terminal of whoever tries it out. */
export function tellCall({ message, tickets }: CallOutcome): string {
  const { text, language, flags, state, transcripts, replies } = message;
  const heard = transcripts.map(
    ({ origin, by, failure, text: words }) => `${origin} (${by}): ${failure ?? words}`,
  );
  return [
    `message ${message.id}: ${state}${language ? `, ${language}` : ''}${flags.length > 0 ? `, ${flags.join(' ')}` : ''}`,
    `  read: ${text === '' ? '(nothing)' : text}`,
    ...heard.map((line) => `  ${line}`),
    ...(tickets.length === 0 ? ['no ticket'] : tickets.map(tellTicket)),
    ...replies.map(({ template, state: sent, text: words }) => `reply ${template} (${sent}): ${words}`),
  ].join('\n');
}

function tellTicket(ticket: CallOutcome['tickets'][number]): string {
  const { reference, stage, status, queue, priority, medicationName, medicationText, flags } = ticket;
  const what = medicationName ?? medicationText ?? 'no medicine named';
  const flagged = flags.length > 0 ? `, ${flags.join(' ')}` : '';
  return `ticket ${reference}: ${what}, ${stage} (${status}), ${queue}, ${priority}${flagged}`;
}
