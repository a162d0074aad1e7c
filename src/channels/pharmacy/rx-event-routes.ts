import { Hono, type Context } from 'hono';
import { dateIn } from '../../domain/calendar-date.ts';
import { isSameSecret } from '../../domain/is-same-secret.ts';
import { HttpProblem } from '../../http/problem.ts';
import type { NewPharmacyMessage } from '../../intake/accept-pharmacy-message.ts';
import { readRxEvent } from './read-rx-event.ts';

export type RxEventDeps = {
  settings: {
    timeZone: string;
    /** By which the pharmacy system proves itself; null: it may not call. */
    pharmacyEvents: { basic: string | null; token: string | null } | null;
  };
  /** Resolves after the message is durable. */
  accept: (message: NewPharmacyMessage) => Promise<unknown>;
};

const path = '/webhooks/pharmacy/rx-events';

/**
 * The listener of PioneerRx's Rx events (version 2). Its senders can prove themselves by a name and a password, or by a
 * token at the end of the address, and by no signature. Answered in the shape that it documents, whose names differ
 * from those of its messages.
 */
export function createRxEventRoutes(deps: RxEventDeps): Hono {
  const routes = new Hono();
  routes.post(path, (c) => take(c, deps, (events) => isBasic(c.req.header('authorization'), events.basic)));
  routes.post(`${path}/:token`, (c) =>
    take(c, deps, ({ token }) => token !== null && isSameSecret(c.req.param('token'), token)),
  );
  return routes;
}

type Events = NonNullable<RxEventDeps['settings']['pharmacyEvents']>;

async function take(
  c: Context,
  { settings, accept }: RxEventDeps,
  isKnown: (events: Events) => Promise<boolean> | boolean,
): Promise<Response> {
  const { pharmacyEvents, timeZone } = settings;
  if (!pharmacyEvents) throw new HttpProblem('unavailable');
  if (!(await isKnown(pharmacyEvents))) throw new HttpProblem('forbidden');
  const read = readRxEvent(await c.req.text(), (moment) => dateIn(timeZone, moment));
  if (read.kind === 'refused') return c.json(answer('NAK', read.messageId, read.reason));
  const { messageId, event, facts } = read;
  await accept({ messageId, kind: event, facts });
  return c.json(answer('ACK', messageId));
}

function answer(type: 'ACK' | 'NAK', messageId: string, error?: string) {
  const header = { Message_ID: messageId, Message_Type: type };
  return { Message_Header: error === undefined ? header : { ...header, Error: error } };
}

async function isBasic(header: string | undefined, basic: string | null): Promise<boolean> {
  const given = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1];
  return basic !== null && given !== undefined && isSameSecret(given, encoded(basic));
}

function encoded(basic: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(basic)));
}
