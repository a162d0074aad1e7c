import type { ChainKind } from './chain.ts';

/** Where the links of a kind stand, and the fields that a hash covers, in the order in which it covers them. */
export type ChainTable = { kind: ChainKind; table: string; chainId: string; fields: readonly string[] };

function time(column: string): string {
  return `(extract(epoch FROM ${column}) * 1000)::bigint::text`;
}

export const chainTables: readonly ChainTable[] = [
  {
    kind: 'ticket',
    table: 'ticket_events',
    chainId: '"ticketId"',
    fields: ['id::text', 'type', 'actor', time('at'), 'detail::text'],
  },
  {
    kind: 'decision',
    table: 'decisions',
    chainId: '"ticketId"',
    fields: [
      ...['id::text', '"messageId"::text', 'code', 'rule', '"policyVersion"', 'result::text', 'inputs::text'],
      time('"decidedAt"'),
    ],
  },
  {
    kind: 'patient',
    table: 'patient_reads',
    chainId: '"patientId"',
    fields: [...[time('at'), '"apiKeyId"::text', 'actor', 'route', 'why', 'subject', '"subjectId"::text']],
  },
];

/** What keeps the trail from being changed, as `table.trigger`. */
export const guards: readonly string[] = [
  ...chainTables.flatMap(({ table }) =>
    ['link', 'await_seal', 'append_only'].map((task) => `${table}.${table}_${task}`),
  ),
  'audit_seals.audit_seals_append_only',
  'audit_sealed_heads.audit_sealed_heads_append_only',
];
