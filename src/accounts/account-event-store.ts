import type { Db } from '../db/client.ts';
import { newId } from '../domain/id.ts';
import type { Role } from './signed-in.ts';

/** What happens to accounts, and what is kept of it besides who and when. */
type Details = {
  signed_in: { address: string; with: 'app' | 'recovery_code' };
  sign_in_failed: { address: string; step: 'password' | 'second_step' };
  locked_out: { address: string; step: 'password' | 'second_step' };
  signed_out: Record<never, never>;
  invited: { role: Role; facilityId: string | null };
  invitation_used: Record<never, never>;
  password_link_sent: { address: string };
  password_changed: { by: 'link' | 'user' };
  second_factor_set: Record<never, never>;
  second_factor_reset: Record<never, never>;
  recovery_codes_renewed: Record<never, never>;
  role_changed: { from: Role; to: Role; facilityId: string | null };
  disabled: Record<never, never>;
  enabled: Record<never, never>;
};

export type AccountEventType = keyof Details;

export type AccountEvent<T extends AccountEventType = AccountEventType> = {
  type: T;
  /** Whose account; null where a try named none that exists. */
  userId: string | null;
  /** Who did it: a user, or `command`. */
  actor: string;
  detail: Details[T];
};

/** Writes down what happened; the row is neither changed nor removed. */
export async function recordAccountEvent<T extends AccountEventType>(
  db: Db,
  { type, userId, actor, detail }: AccountEvent<T>,
  now: Date,
): Promise<void> {
  await db.accountEvent.create({ data: { id: newId(now), at: now, type, userId, actor, detail } });
}
