import { addDays, dateIn } from '../../src/domain/calendar-date.ts';
import { atHour } from '../../src/domain/local-time.ts';
import type { TestGateway } from './gateway.ts';

const zone = 'America/Los_Angeles';

/** To the next day's noon at the pharmacy: what we start ourselves does not wait for the morning. */
export function moveToNoon({ clock }: Pick<TestGateway, 'clock'>): void {
  clock.moveTo(atHour(addDays(dateIn(zone, clock.now()), 1), 12, zone));
}
