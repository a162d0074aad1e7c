import type { Audience } from '../domain/audience.ts';
import { hasScope, type Caller } from './authenticate.ts';

/** What a key may read: a facility's key its own facility's, a key that only sends what it sent, others all. */
export function audienceOf(caller: Caller): Audience {
  if (!hasScope(caller, 'tickets')) {
    return { kind: 'sender', apiKeyId: caller.id, facilityId: caller.facilityId };
  }
  if (caller.facilityId !== null) return { kind: 'facility', facilityId: caller.facilityId };
  return { kind: 'everyone', facilityId: null };
}

/** Whose tickets and tasks a key may work: all, or those of the facility it is bound to. */
export function workAudience(caller: Caller): Audience {
  if (caller.facilityId !== null) return { kind: 'facility', facilityId: caller.facilityId };
  return { kind: 'everyone', facilityId: null };
}
