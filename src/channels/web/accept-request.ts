import type { Clock } from '../../domain/clock.ts';
import { newId, newReference } from '../../domain/id.ts';
import type { InboundMessage, Resident, StructuredRequest } from '../../domain/message.ts';
import type { Caller } from '../../http/authenticate.ts';
import { HttpProblem, invalid } from '../../http/problem.ts';
import type { Accept } from '../../intake/accept-messages.ts';
import { renderRequest } from '../../intake/render-request.ts';
import type { RequestStore } from '../../intake/request-store.ts';
import { hashBody } from './hash-body.ts';
import type { RequestBody } from './request-schema.ts';

export type AcceptRequestDeps = { store: RequestStore; accept: Accept; clock: Clock };

/** What the sender is told: nothing of it depends on whether anybody named exists. */
export type RequestReceipt = {
  id: string;
  reference: string;
  lines: { resident: number; medication: number | null }[];
};

/**
 * Accepts a structured request for its caller. Equal requests under one idempotency key become one message and get
 * the same receipt; a facility other than the key's own is refused (403), one that nobody knows is a 422.
 */
export async function acceptRequest(
  deps: AcceptRequestDeps,
  input: { body: RequestBody; caller: Caller; idempotencyKey: string | undefined },
): Promise<RequestReceipt> {
  const { body, caller } = input;
  const facilityId = await resolveFacility(deps.store, body.requester?.facilityId, caller);
  const now = deps.clock.now();
  const providerId = await decideProviderId(deps, input, now);
  const structured = structuredRequest(body, caller, facilityId);
  const accepted = await deps.accept(inboundMessage(structured, body, providerId, now));
  const reference =
    accepted.kind === 'accepted' ? structured.reference : await deps.store.findReference(accepted.id);
  return { id: accepted.id, reference: reference ?? structured.reference, lines: linesOf(body.residents) };
}

/** A bound key learns nothing about other facilities: any id but its own is answered alike. */
async function resolveFacility(
  store: RequestStore,
  named: string | undefined,
  caller: Caller,
): Promise<string | null> {
  if (named === undefined) return caller.facilityId;
  const facilityId = await store.findFacilityId(named);
  if (caller.facilityId !== null && facilityId !== caller.facilityId) throw new HttpProblem('forbidden');
  if (facilityId === null) throw invalid('requester.facilityId', 'is not a facility we know');
  return facilityId;
}

async function decideProviderId(
  deps: AcceptRequestDeps,
  input: { body: RequestBody; caller: Caller; idempotencyKey: string | undefined },
  now: Date,
): Promise<string> {
  const fresh = newId(now);
  if (input.idempotencyKey === undefined) return fresh;
  const claim = {
    apiKeyId: input.caller.id,
    key: input.idempotencyKey,
    bodyHash: await hashBody(input.body),
    providerId: fresh,
  };
  const claimed = await deps.store.claimIdempotencyKey(claim, now);
  if (claimed.kind === 'other_body') throw new HttpProblem('idempotency_conflict');
  return claimed.providerId;
}

function structuredRequest(body: RequestBody, caller: Caller, facilityId: string | null): StructuredRequest {
  return {
    source: body.source,
    requester: { ...body.requester, facilityId: facilityId ?? undefined },
    residents: body.residents,
    language: body.language ?? null,
    reference: newReference(),
    apiKeyId: caller.id,
    facilityId: caller.facilityId,
  };
}

function inboundMessage(
  structured: StructuredRequest,
  body: RequestBody,
  providerId: string,
  receivedAt: Date,
): InboundMessage {
  return {
    channel: structured.source === 'web' ? 'web' : 'api',
    providerId,
    receivedAt,
    originAt: body.sentAt ?? null,
    from: structured.requester.phone ?? structured.requester.email ?? '',
    to: '',
    text: renderRequest(structured.residents).text,
    original: JSON.stringify(body),
    mediaUrls: [],
    structured,
    processAfter: null,
  };
}

/** A line for each resident and medicine; a resident with only a note has one line without a medicine. */
function linesOf(residents: Resident[]): RequestReceipt['lines'] {
  return residents.flatMap((resident, index): RequestReceipt['lines'] => {
    const medications = resident.medications ?? [];
    if (medications.length === 0) return [{ resident: index, medication: null }];
    return medications.map((_, place) => ({ resident: index, medication: place }));
  });
}
