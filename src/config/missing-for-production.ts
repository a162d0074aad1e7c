import type { Settings } from './settings.ts';

/** Names of the settings that production would refuse to start without. */
export function missingForProduction(settings: Settings): string[] {
  const missing: string[] = [];
  if (settings.databaseUrl === null) missing.push('DATABASE_URL');
  if (!settings.publicUrl.startsWith('https://')) missing.push('PUBLIC_URL');
  if (settings.twilio === null) missing.push('TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN');
  else if (settings.twilio.messagingServiceSid === null && settings.twilio.from === null) {
    missing.push('TWILIO_MESSAGING_SERVICE_SID');
  }
  if (settings.onCall.length < 2) missing.push('ON_CALL');
  return missing;
}
