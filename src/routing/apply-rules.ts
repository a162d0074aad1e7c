import type { DecisionCode } from '../domain/decision.ts';
import type { DrugClass } from '../domain/drug.ts';
import { dangerFlags, type Channel, type Flag } from '../domain/message.ts';
import { normaliseText } from '../domain/normalise-text.ts';
import type { RoutingRule, RulesInForce } from '../domain/routing-rules.ts';
import type { TicketPosition, TicketStage } from '../domain/ticket.ts';

/** What rules may ask about. */
export type RoutingFacts = {
  /** The request in its sender's words. */
  text: string;
  /** E.164; null where there is no usable number. */
  sender: string | null;
  facilityIds: readonly string[];
  class: DrugClass | null;
  channel: Channel;
  code: DecisionCode;
  flags: readonly Flag[];
};

export type Routed = {
  position: TicketPosition;
  assignee: string | null;
  tags: string[];
  /** The rules that applied, by name, and the version they are of. */
  applied: string[];
  /** Of these, those that ask for urgency. */
  raising: string[];
  version: number;
};

/** Where our own people work in turn; pharmacy, provider and clinic must have what only they can answer. */
const movable: readonly TicketStage[] = ['identity_review', 'clarifying', 'review', 'new_prescription'];

const safetyFlags: readonly Flag[] = [...dangerFlags, 'safety_review', 'unscreened'];

/**
 * Applies the rules in their order: the first that names a queue or an assignee gives it, tags add up, and any may
 * raise the priority. None lowers it, and none takes a safety case away from its queue or its people: a rule that wants
 * nothing else does not apply. Pure.
 */
export function applyRules(rules: RulesInForce, facts: RoutingFacts, position: TicketPosition): Routed {
  const fixed = isSafetyCase(facts, position);
  const moves = !fixed && movable.includes(position.stage);
  const matching = rules.rules.filter((rule) => matches(rule, facts) && canApply(rule, { fixed, moves }));
  const effects = matching.map(({ then }) => then);
  const queue = effects.find((then) => then.queue !== undefined)?.queue;
  const assignee = effects.find((then) => then.assignee !== undefined)?.assignee;
  const raised = effects.some((then) => then.priority !== undefined);
  return {
    position: {
      ...position,
      queue: queue !== undefined && moves ? queue : position.queue,
      priority: raised ? 'urgent' : position.priority,
    },
    assignee: fixed ? null : (assignee ?? null),
    tags: [...new Set(effects.flatMap((then) => then.tags ?? []))],
    applied: matching.map(({ name }) => name),
    raising: matching.filter(({ then }) => then.priority !== undefined).map(({ name }) => name),
    version: rules.version,
  };
}

function canApply({ then }: RoutingRule, { fixed, moves }: { fixed: boolean; moves: boolean }): boolean {
  const { queue, assignee, tags, priority } = then;
  return (
    tags !== undefined ||
    priority !== undefined ||
    (assignee !== undefined && !fixed) ||
    (queue !== undefined && moves)
  );
}

function isSafetyCase({ flags }: RoutingFacts, { stage }: TicketPosition): boolean {
  return stage === 'clinical_review' || flags.some((flag) => safetyFlags.includes(flag));
}

function matches({ when }: RoutingRule, facts: RoutingFacts): boolean {
  const { keywords, senders, facilities, classes, channels, codes } = when;
  return (
    (keywords === undefined || saysAny(facts.text, keywords)) &&
    isAmong(senders, facts.sender === null ? [] : [facts.sender]) &&
    isAmong(facilities, facts.facilityIds) &&
    isAmong(classes, facts.class === null ? [] : [facts.class]) &&
    isAmong(channels, [facts.channel]) &&
    isAmong(codes, [facts.code])
  );
}

function isAmong(wanted: readonly string[] | undefined, found: readonly string[]): boolean {
  return wanted === undefined || found.some((one) => wanted.includes(one));
}

function saysAny(text: string, keywords: readonly string[]): boolean {
  const said = ` ${normaliseText(text)} `;
  return keywords.some((keyword) => said.includes(` ${normaliseText(keyword)} `));
}
