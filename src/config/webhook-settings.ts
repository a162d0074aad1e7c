import { parseKeys, parseText, parseVendorAddress } from './parse-setting.ts';
import type { Reading, SettingReader } from './read-setting.ts';
import { needTogether } from './record-settings.ts';

export type WebhookSettings = {
  /** Of 32 bytes, of which the secrets of subscribers follow; null: the gateway makes one in its data folder. */
  webhookKey: Uint8Array<ArrayBuffer> | null;
  /** Hosts of one's own that subscribers may be at. */
  webhookHosts: string[];
  /** The care platform, to which notes go as signed webhooks. */
  carePlatform: { url: string; secret: string } | null;
};

export function readWebhookSettings(reader: SettingReader): WebhookSettings {
  const { read, isSet, refuse } = reader;
  const [webhookKey = null] = read('WEBHOOK_KEY', parseKeys, []);
  const carePlatform = {
    url: read('CARE_PLATFORM_URL', parseVendorAddress, ''),
    secret: read('CARE_PLATFORM_SECRET', parseWebhookSecret, ''),
  };
  needTogether(reader, ['CARE_PLATFORM_SECRET'], 'CARE_PLATFORM_URL');
  needTogether(reader, ['CARE_PLATFORM_URL'], 'CARE_PLATFORM_SECRET');
  const byHand = read('WORK_BY_HAND', parseText, '').includes('care_platform');
  if (isSet('CARE_PLATFORM_URL') && byHand)
    refuse('WORK_BY_HAND', 'has care_platform beside CARE_PLATFORM_URL');
  return {
    webhookKey,
    webhookHosts: read('WEBHOOK_HOSTS', parseHosts, []),
    carePlatform: isSet('CARE_PLATFORM_URL') && isSet('CARE_PLATFORM_SECRET') ? carePlatform : null,
  };
}

function parseHosts(text: string): Reading<string[]> {
  const hosts = text.split(',').map((host) => host.trim().toLowerCase());
  return hosts.every((host) => /^[a-z0-9.:[\]-]+$/.test(host))
    ? { value: hosts }
    : { reason: 'must be names of hosts, separated by commas' };
}

/** `whsec_` and base64 of 24 bytes or more, as Standard Webhooks has it. */
function parseWebhookSecret(text: string): Reading<string> {
  return /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/.test(text)
    ? { value: text }
    : { reason: 'must be whsec_ and base64 of 24 to 64 bytes' };
}
