import type { TicketView } from '../../tickets/present-ticket.ts';

/** One thing that is different, as plain words or codes; null where there is none. */
export type Difference = { field: string; from: string | null; to: string | null };

const compared = ['status', 'stage', 'queue', 'priority', 'outcome', 'flags', 'channels'] as const;

/** What is different between two views of one ticket, for a person to read. Pure. */
export function differences(before: TicketView, after: TicketView): Difference[] {
  return [
    ...compared.flatMap((field) => differ(field, words(before[field]), words(after[field]))),
    ...differ('decision', before.decision.code, after.decision.code),
    ...differ('arrivals', String(before.sources.length), String(after.sources.length)),
    ...clockDifferences(before, after),
  ];
}

function words(value: string | string[] | null): string | null {
  return Array.isArray(value) ? value.join(', ') || null : value;
}

function differ(field: string, from: string | null, to: string | null): Difference[] {
  return from === to ? [] : [{ field, from, to }];
}

/** When each kind of clock is due next. */
function clockDifferences(before: TicketView, after: TicketView): Difference[] {
  const [old, fresh] = [dueByKind(before), dueByKind(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((kind) =>
    differ(`clock ${kind}`, old.get(kind) ?? null, fresh.get(kind) ?? null),
  );
}

function dueByKind({ clocks }: TicketView): Map<string, string> {
  const running = clocks.filter(({ firedAt, stoppedAt }) => firedAt === null && stoppedAt === null);
  return new Map(running.toReversed().map(({ kind, dueAt }) => [kind, dueAt]));
}
