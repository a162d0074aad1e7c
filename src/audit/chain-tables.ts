import type { ChainKind } from './chain.ts';

/** Where the links of a kind stand, and the fields that a hash covers, in the order in which it covers them. */
export type ChainTable = { kind: ChainKind; table: string; chainId: string; fields: readonly string[] };

function time(column: string): string {
  return `(extract(epoch FROM ${column}) * 1000)::bigint::text`;
}

/** The chain of what is nobody's record: policies, routing rules, pilots, wrong tries that named no account. */
const commonChain = `'00000000-0000-0000-0000-000000000000'::uuid`;

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
  {
    kind: 'account',
    table: 'account_events',
    chainId: `coalesce("userId", ${commonChain})`,
    fields: ['id::text', time('at'), 'type', 'actor', 'detail::text'],
  },
  {
    kind: 'policy',
    table: 'policy_versions',
    chainId: commonChain,
    fields: ['version', 'policy::text', 'reason', 'author', time('at'), time('"inForceFrom"')],
  },
  {
    kind: 'routing_rules',
    table: 'routing_rule_versions',
    chainId: commonChain,
    fields: ['version::text', 'rules::text', 'reason', 'author', time('at')],
  },
  {
    kind: 'pilot',
    table: 'pilot_versions',
    chainId: commonChain,
    fields: ['version::text', 'part::text', 'reason', 'author', time('at')],
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
