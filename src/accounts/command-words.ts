import type { InvitedAgain, InvitedUser, RoleFault } from './user-store.ts';

/** Why an account could not be made or changed, for who asked for it. */
export const faultWords: Record<
  RoleFault | Exclude<(InvitedUser | InvitedAgain)['kind'], 'invited'>,
  string
> = {
  'email-taken': 'There is an account with this e-mail address already.',
  'unknown-facility': 'Unknown facility: an id of the roster, or ours. Import the roster first.',
  'facility-missing': 'A facility user needs a facility.',
  'facility-not-wanted': 'Only a facility user has a facility.',
  'has-password':
    'This person has used the invitation already, and can ask for a new password at the sign-in.',
  unknown: 'There is no such account, or it is disabled.',
};
