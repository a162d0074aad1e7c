import { channels, type Channel } from '../domain/message.ts';
import { parseListOf } from './parse-setting.ts';
import type { Reading, SettingReader } from './read-setting.ts';

/** Of which tickets other systems are told; empty for all. */
export type PilotSettings = { pilot: { facilities: string[]; channels: Channel[] } };

export function readPilotSettings({ read }: SettingReader): PilotSettings {
  return {
    pilot: {
      facilities: read('PILOT_FACILITIES', parseIds, []),
      channels: read('PILOT_CHANNELS', parseListOf(channels), []),
    },
  };
}

function parseIds(text: string): Reading<string[]> {
  const ids = text.split(',').map((id) => id.trim());
  return ids.every((id) => id !== '')
    ? { value: ids }
    : { reason: 'must be ids of facilities, separated by commas' };
}
