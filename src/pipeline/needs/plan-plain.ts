import { conversationKeyOf } from '../../dedup/need-keys.ts';
import { dangerFlags, type Flag } from '../../domain/message.ts';
import { policyFor } from '../../domain/policy-for.ts';
import { routeDecision } from '../../routing/route-decision.ts';
import { startClocks } from '../../routing/start-clocks.ts';
import type { DecidedNeed } from './decide-need.ts';
import { isDangerOfRelative } from '../reading/danger-of-relative.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import { plainDecision, type EndedBefore, type PlainGrounds, type PlainKind } from './plain-decision.ts';
import type { Wish, WishContext } from './wish.ts';

/** A wish for a person to look at, filed under what it is about. Unclear texts of a conversation share a ticket. */
export function planPlain(kind: PlainKind, person: IdentifiedRequest, context: WishContext): Wish {
  const decided = { ...decidePlain(kind, person, context), inputs: null, prescription: null };
  return { person, medicine: null, decided, keys: plainKeys(kind, person, context) };
}

/** `ended`: how the same need has ended before, for `after_end`. */
export function decidePlain(
  kind: PlainKind,
  person: IdentifiedRequest,
  context: Pick<WishContext, 'policy' | 'timeZone' | 'canAsk' | 'message'>,
  ended?: EndedBefore,
): Pick<DecidedNeed, 'decision' | 'position' | 'clocks' | 'grounds'> {
  const flags: Flag[] = person.request.flags;
  const received = kind === 'received_wrong' || kind === 'received_short' ? person.request.amiss?.of : null;
  const grounds: PlainGrounds = {
    ...{ plain: kind, flags },
    ...(ended ? { ended } : {}),
    ...(received ? { received } : {}),
    ...(kind === 'danger' && isOfRelative(person, context) ? { ofRelative: true as const } : {}),
  };
  const decision = plainDecision(grounds, context.policy.version);
  const pageable = kind === 'danger' ? flags : flags.filter((flag) => !isDanger(flag));
  const position = routeDecision(decision, { canAsk: context.canAsk, flags: pageable });
  const clocks = startClocks({
    decision,
    position,
    receivedAt: context.message.receivedAt,
    policy: policyFor(context.policy, { facility: person.patient?.facility ?? null, payer: null }),
    timeZone: context.timeZone,
    flags: pageable,
  });
  return { decision, position, clocks, grounds };
}

function isOfRelative(
  { patient, request }: IdentifiedRequest,
  { message }: Pick<WishContext, 'message'>,
): boolean {
  return patient !== null && message.structured === null && isDangerOfRelative(message.text, request);
}

function plainKeys(kind: PlainKind, person: IdentifiedRequest, context: WishContext): string[] {
  const thread = `${context.message.conversationKey}#${person.request.resident}`;
  if (kind === 'danger') return [conversationKeyOf('safety', thread)];
  if (kind === 'received_wrong' || kind === 'received_short') return [conversationKeyOf(kind, thread)];
  if (kind === 'review' || kind === 'clarify') return [conversationKeyOf('review', thread)];
  // Not with what waits for an answer: somebody has to read it.
  if (kind === 'other_language') return [conversationKeyOf(kind, thread)];
  return [];
}

function isDanger(flag: Flag): boolean {
  return (dangerFlags as readonly Flag[]).includes(flag);
}
