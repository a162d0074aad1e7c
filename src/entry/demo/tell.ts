import type { Arrival } from './arrival.ts';
import type { Played } from './play.ts';

const channelNames: Record<Arrival['kind'], string> = {
  text: 'text',
  redelivery: 'text, again',
  forged: 'text, forged',
  call: 'voicemail',
  form: 'web form',
  integration: 'integration',
};

/** One arrival as a short story: what came, what became of it, what was answered. */
export function tellStory(played: Played): string {
  const { arrival, tickets, replies, faults } = played;
  const lines = [``, `■ ${arrival.title}`, `  ${channelNames[arrival.kind]}: ${wordsOf(arrival)}`];
  for (const ticket of tickets) {
    const medicine = ticket.medication?.name ?? ticket.medication?.text ?? 'no medicine';
    const more =
      ticket.sources.length > 1
        ? `, asked ${ticket.sources.length} times by ${ticket.channels.join(', ')}`
        : '';
    lines.push(
      `  → ${ticket.reference} ${medicine}: ${ticket.stage} (${ticket.decision?.code ?? '-'}, ${ticket.priority}${more})`,
    );
  }
  if (tickets.length === 0) lines.push('  → no ticket');
  for (const reply of replies) {
    lines.push(
      `  ← [${reply.state}${reply.reason ? `: ${reply.reason}` : ''}] ${reply.text.replaceAll('\n', ' ')}`,
    );
  }
  for (const fault of faults) lines.push(`  ✗ ${fault}`);
  return lines.join('\n');
}

function wordsOf(arrival: Arrival): string {
  switch (arrival.kind) {
    case 'text':
      return arrival.photo ? '(a photo)' : `"${arrival.body}"`;
    case 'forged':
      return `"${arrival.body}"`;
    case 'redelivery':
      return '(the same id)';
    case 'call':
      return arrival.transcript === null ? '(no transcript)' : `"${arrival.transcript}"`;
    case 'form':
    case 'integration':
      return arrival.residents
        .map((resident) => `${resident.name}: ${(resident.medications ?? []).map((m) => m.name).join(', ')}`)
        .join('; ');
  }
}

/** The closing table: one row for each arrival. */
export function closingTable(story: Played[]): string {
  const rows = story.map(({ arrival, tickets, replies, faults }) => [
    faults.length === 0 ? 'ok' : 'FAULT',
    channelNames[arrival.kind],
    arrival.title,
    tickets.map((ticket) => ticket.stage).join(', ') || '-',
    [...new Set(replies.map((reply) => reply.state))].join(', ') || '-',
  ]);
  const head = ['', 'channel', 'what arrived', 'tickets at', 'answer'];
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length), title.length),
  );
  function line(row: string[]): string {
    return row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  }
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
