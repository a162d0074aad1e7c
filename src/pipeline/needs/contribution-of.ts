import type { Contribution } from '../../dedup/contribution.ts';
import { dangerFlags } from '../../domain/message.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { Wish } from './wish.ts';

/** What an arrival says by itself for the ticket that it asks for. */
export function contributionOf(message: StoredMessage, wish: Wish): Contribution {
  const { request } = wish.person;
  const mention = wish.medicine?.mention;
  const { prescription, inputs } = wish.decided;
  return {
    channel: message.channel,
    flags: inputs?.flags ?? request.flags,
    priority: wish.decided.position.priority,
    claims: { name: request.claims.name, birthDates: request.claims.birthDates },
    medicine: {
      text: mention?.text ?? prescription?.text ?? null,
      name: mention?.name ?? prescription?.drugName ?? null,
      strength: mention?.strength ?? prescription?.strength ?? null,
      rxNumber: mention?.rxNumber ?? prescription?.rxNumber ?? null,
    },
    asked: inputs && { mayAsk: inputs.mayAsk, request: inputs.request },
    pages: pages(wish),
  };
}

/** Somebody is paged for it. */
export function pages(wish: Wish): boolean {
  const { code } = wish.decided.decision;
  return code === 'ESCALATE_NOW' && dangerFlags.some((flag) => wish.person.request.flags.includes(flag));
}
