import type { SendError } from '../../domain/send-errors.ts';

export type OutgoingText = {
  /** E.164. */
  to: string;
  text: string;
  /** Absolute address for the delivery reports. */
  statusCallback: string;
};

/**
 * What became of an attempt to send. `unknown`: the vendor may or may not have taken it (time-out, connection lost,
 * its own failure), so that it must be looked for before it is sent again: sends have no idempotency key.
 * `retryAfterMs`: the pause that the vendor asks for.
 */
export type SendOutcome =
  | { kind: 'accepted'; providerId: string; status: string }
  | ({ kind: 'refused'; code: number | null; retryAfterMs?: number | null } & SendError)
  | { kind: 'unknown'; reason: string; retryAfterMs?: number | null };

export type SentText = { providerId: string; status: string };

/** Texts by the vendor's REST API. */
export interface TextSender {
  send(message: OutgoingText): Promise<SendOutcome>;
  /**
   * The texts that the vendor took with this recipient and these words since then, newest first.
   * @throws TelephonyFault when the vendor cannot be asked.
   */
  find(query: { to: string; text: string; since: Date }): Promise<SentText[]>;
}

/** The account that sends. */
export type TwilioAccount = {
  accountSid: string;
  /** The first one is used to call; the others only verify during a rotation. */
  authTokens: string[];
  /** Goes before `from` when both are set. */
  messagingServiceSid: string | null;
  from: string | null;
  /** Base of the REST API, Twilio's own or a stand-in's. */
  apiUrl: string;
};

/** Nobody waits longer for an answer: after this a send is `unknown`. */
export const answerLimitMs = 10_000;
