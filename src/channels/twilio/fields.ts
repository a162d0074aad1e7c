import { z } from 'zod';

/** Twilio's ids: two letters for the kind and 32 hexadecimal digits. */
function sid(kinds: string) {
  return z
    .string()
    .regex(new RegExp(`^(?:${kinds})[0-9a-fA-F]{32}$`), { error: `must be an id of kind ${kinds}` });
}

/** That it is our account is checked with the signature; some callbacks leave it out. */
export const AccountSid = z.string().optional();
export const MessageSid = sid('SM|MM');
export const CallSid = sid('CA');
