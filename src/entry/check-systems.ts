import type { Settings } from '../config/settings.ts';
import type { Clock } from '../domain/clock.ts';
import { checkFhir } from '../systems/ehr/check-ehr.ts';
import { checkFreshdesk } from '../systems/helpdesk/check-freshdesk.ts';
import { createFreshdeskApi } from '../systems/helpdesk/freshdesk-api.ts';
import { checkMail } from '../systems/mail/check-mail.ts';
import { checkPioneer } from '../systems/pharmacy/check-pioneer.ts';
import type { CheckLine } from '../systems/system-check.ts';
import { openRecords, type RecordParts } from './open-records.ts';

type Checker = (settings: Settings, parts: { records: RecordParts }) => Promise<CheckLine[]>;

const nothing: Promise<CheckLine[]> = Promise.resolve([]);

/** How each system is tried, without changing anything there; none where the settings do not name it. */
const checkers: readonly Checker[] = [
  ({ ehr }, { records }) => (ehr && records.ehr ? checkFhir(records.ehr, ehr) : nothing),
  (_settings, { records }) => (records.pharmacy ? checkPioneer(records.pharmacy) : nothing),
  (_settings, { records }) =>
    records.pharmacyFhir
      ? checkFhir(records.pharmacyFhir, { records: 'roster', encounters: 'manual' }, 'pharmacy')
      : nothing,
  ({ freshdesk }) => (freshdesk ? checkFreshdesk(createFreshdeskApi(freshdesk), freshdesk) : nothing),
  async ({ mail }) => (mail ? [await checkMail(mail)] : nothing),
  (settings) =>
    Promise.resolve([
      ...checkPharmacyEvents(settings),
      ...checkFreshdeskWebhook(settings),
      ...checkCarePlatform(settings),
      ...checkChat(settings),
    ]),
];

/**
 * Tries each system that the settings name.
 *
 * @throws SettingsError where a key or a certificate cannot be read
 */
export async function checkSystems(settings: Settings, { clock }: { clock: Clock }): Promise<CheckLine[]> {
  const records = await openRecords(settings, { clock, db: null });
  const lines = await Promise.all(checkers.map((check) => check(settings, { records })));
  return lines.flat();
}

function checkPharmacyEvents({ pharmacyEvents, publicUrl }: Settings): CheckLine[] {
  if (!pharmacyEvents) return [];
  const ending = pharmacyEvents.token === null ? '' : '/ and the token';
  return [
    {
      system: 'pharmacy',
      what: 'Rx events',
      result: 'untried',
      hint: `the pharmacy system is to send them to ${publicUrl}/webhooks/pharmacy/rx-events${ending}`,
    },
  ];
}

function checkFreshdeskWebhook({ freshdesk, publicUrl }: Settings): CheckLine[] {
  if (!freshdesk) return [];
  const to = `an automation rule is to post {"ticket_id": "{{ticket.id}}"} to ${publicUrl}/webhooks/freshdesk`;
  const hint =
    freshdesk.webhookSecret === null
      ? 'set FRESHDESK_WEBHOOK_SECRET; until then its tickets are read every hour'
      : `${to} with the header X-Gateway-Secret`;
  return [{ system: 'helpdesk', what: 'webhooks', result: 'untried', hint }];
}

function checkCarePlatform({ carePlatform }: Settings): CheckLine[] {
  if (!carePlatform) return [];
  const hint = 'a note would appear in somebody’s profile';
  return [{ system: 'care_platform', what: 'notes', result: 'untried', hint }];
}

function checkChat({ slackWebhooks }: Settings): CheckLine[] {
  return Object.keys(slackWebhooks).map((name) => ({
    system: 'chat',
    what: `the webhook ${name}`,
    result: 'untried',
    hint: 'a message would appear in its channel',
  }));
}
