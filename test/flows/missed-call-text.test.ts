import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { newSid } from '../support/vendors.ts';
import { mary, people, phoneOf, stranger } from './people.ts';

let off: TestGateway;
let on: TestGateway;
beforeAll(async () => {
  off = await openGateway({ patients: people });
  on = await openGateway({ patients: people, environment: { MISSED_CALL_TEXT: 'on' } });
});
beforeEach(() => Promise.all([emptyTraffic(off), emptyTraffic(on)]));
afterAll(() => Promise.all([off.close(), on.close()]));

const from = phoneOf(mary);

/** Calls and hangs up at the greeting; the vendor then says that there is no recording. */
async function hangUp(gateway: TestGateway, caller = from): Promise<void> {
  const call = { CallSid: newSid('CA'), From: caller, To: gateway.vendor.number };
  expect(await gateway.callback({ kind: 'call', fields: { ...call, CallStatus: 'ringing' } })).toBe(200);
  const absent = { CallSid: call.CallSid, RecordingStatus: 'absent' };
  expect(await gateway.callback({ kind: 'recording', fields: absent })).toBe(204);
  await gateway.settled();
}

async function optIn(gateway: TestGateway): Promise<void> {
  await gateway.text({ from, body: 'START' });
  await gateway.settled();
  gateway.vendor.messages.length = 0;
}

/** Since they opted in, newest first. Who is on call may be paged meanwhile. */
function textsToCaller(gateway: TestGateway) {
  return gateway.vendor.messages.filter(({ to }) => to === from);
}

describe('whoever hangs up at the greeting', () => {
  it('is called back, and texted only where that is switched on', async () => {
    await optIn(off);
    await hangUp(off);
    expect(off.vendor.messages).toEqual([]);
    const { data } = await off.get<{ data: unknown[] }>('/api/v1/tasks?limit=1');
    expect(data).toMatchObject([
      {
        kind: 'call_back',
        callBack: { number: from, fromHour: 8, untilHour: 21, timeZones: ['America/Los_Angeles'] },
      },
    ]);
    expect(JSON.stringify(data)).toMatch(/name and date of birth first.*what they need/);
  });

  it('from a withheld number can be called by nobody, and the task says no number', async () => {
    await hangUp(off, 'anonymous');
    const { data } = await off.get<{ data: unknown[] }>('/api/v1/tasks?limit=1');
    expect(data).toMatchObject([{ kind: 'call_back', callBack: null }]);
  });

  it('is then asked by text for what a recording would have said, once a day', async () => {
    await optIn(on);
    await hangUp(on);
    await hangUp(on);
    expect(textsToCaller(on)).toHaveLength(1);
    expect(textsToCaller(on)[0]?.body).toMatch(/date of birth/i);
    expect(textsToCaller(on)[0]?.body).not.toMatch(/Mary|Johnson/);
    on.clock.move(25 * 60);
    await hangUp(on);
    expect(textsToCaller(on)).toHaveLength(2);
    expect(await on.db.task.count({ where: { kind: 'call_back' } })).toBeGreaterThan(0);
  });

  it.each([
    ['has not asked for texts', from],
    ['has no mobile on file', stranger],
  ])('and %s is called back alone', async (_, caller) => {
    await hangUp(on, caller);
    expect(on.vendor.messages).toEqual([]);
    expect(await on.db.task.findMany()).toMatchObject([{ kind: 'call_back' }]);
  });
});
