import { personRoles, type PersonRole } from '../domain/ticket-sender.ts';

/** What a person may be at the form and at the console. */
export const roles = personRoles;
export type Role = PersonRole;

/** Who is signed in, with password and second factor. */
export type SignedIn = {
  userId: string;
  email: string;
  name: string;
  role: Role;
  /** Our id of the facility that a facility user speaks for; null for all others. */
  facilityId: string | null;
  sessionId: string;
};

/** What routes behind a sign-in find on their context; `formToken` belongs into each form as `formToken`. */
export type SignedInEnv = { Variables: { requestId: string; signedIn: SignedIn; formToken: string } };

export function isRole(word: string): word is Role {
  return roles.some((role) => role === word);
}
