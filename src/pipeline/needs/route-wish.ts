import { drugNamed } from '../../domain/drugs/drug-table.ts';
import type { StructuredRequest } from '../../domain/message.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import type { RulesInForce } from '../../domain/routing-rules.ts';
import { applyRules, type RoutingFacts } from '../../routing/apply-rules.ts';
import { startClocks } from '../../routing/start-clocks.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { Wish } from './wish.ts';

export type Asking = Pick<
  StoredMessage,
  'channel' | 'text' | 'from' | 'facilityId' | 'structured' | 'receivedAt'
>;

/** The wish where the rules send it; one that they make urgent runs under the clocks of urgent ones. */
export function routeWish(
  { policy, settings }: Pick<PipelineDeps, 'policy' | 'settings'>,
  rules: RulesInForce,
  message: Asking,
  wish: Wish,
): Wish {
  if (rules.rules.length === 0) return wish;
  const { decided } = wish;
  const routed = applyRules(rules, factsOf(message, wish), decided.position);
  if (routed.applied.length === 0) return wish;
  const { position } = routed;
  const raised = position.priority !== decided.position.priority;
  const clocks = raised
    ? startClocks({
        decision: decided.decision,
        position,
        receivedAt: message.receivedAt,
        policy,
        timeZone: settings.timeZone,
      })
    : decided.clocks;
  return { ...wish, decided: { ...decided, position, clocks, routed } };
}

function factsOf(message: Asking, { person, medicine, decided }: Wish): RoutingFacts {
  const { structured } = message;
  const drugName = decided.prescription?.drugName ?? medicine?.mention.name ?? null;
  const facilities = [person.patient?.facilityId, message.facilityId, structured?.requester.facilityId];
  return {
    text: structured ? wordsOf(structured, person.request.resident) : message.text,
    sender: parsePhoneNumber(structured ? (structured.requester.phone ?? '') : message.from),
    facilityIds: facilities.filter((id) => typeof id === 'string'),
    class: drugName === null ? null : (drugNamed(drugName)?.class ?? null),
    channel: message.channel,
    code: decided.decision.code,
    flags: person.request.flags,
  };
}

/** What a form says of one resident; the words about another are none of this one's. */
export function wordsOf({ residents }: StructuredRequest, place: number): string {
  const resident = residents[place];
  return [...(resident?.medications ?? []).map(({ name }) => name), resident?.note ?? ''].join('\n');
}
