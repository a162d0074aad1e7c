import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { newSid, startTwilioStandIn } from '../demo/twilio-stand-in.ts';
import { createVendorPart } from '../demo/vendor-part.ts';
import { startGatewayProcess, pause } from './bench-run.ts';
import type { RecordingFigures } from './figures.ts';
import { residentMbOf } from './measure-start.ts';
import { babble, startSpeechStandIn } from './recordings-part.ts';
import type { BenchAccount } from './signed-requests.ts';

const seconds = 120;
const warmSeconds = 2;
const words = 'This is Ann Parker, born May 2nd, 1950. I need a refill of my metoprolol 50 milligrams.';
const restMs = 3_000;
const answerMs = 500;
const limitMs = 120_000;

/**
 * So many calls end at once, each with two minutes of sound: how far the gateway's memory rises above rest until all
 * are kept and transcribed. Vendor and speech server are played in this process.
 */
export async function measureRecordings(
  folder: string,
  account: BenchAccount,
  calls: number,
): Promise<RecordingFigures> {
  const recording = babble(seconds);
  const served = { recording: babble(warmSeconds) };
  const standIn = await startTwilioStandIn(account, { recording: () => served.recording });
  const speech = await startSpeechStandIn(words, answerMs);
  const gateway = await startGatewayProcess(folder, account, standIn.url, {
    OPENAI_API_KEY: 'bench',
    OPENAI_BASE_URL: speech.baseUrl,
    OPENAI_TRANSCRIPTION_MODEL: 'bench',
  });
  const vendor = createVendorPart(account.publicUrl, account, standIn, gateway.address);
  async function takeCalls(): Promise<void> {
    const before = speech.heard();
    const until = performance.now() + limitMs;
    const one = { from: '+14155550123', transcript: words, seconds };
    await Promise.all(Array.from({ length: calls }, () => vendor.call({ sid: newSid('CA'), ...one })));
    while (speech.heard() - before < calls) {
      if (performance.now() > until) throw new Error('the recordings were not heard in time');
      await pause(20);
    }
    await pause(restMs); // what is written down after the last answer
  }
  try {
    await takeCalls();
    const restMb = residentMbOf(gateway.pid);
    const peakMb = watchPeak(gateway.pid);
    served.recording = recording;
    await takeCalls();
    return { calls, seconds, soundMb: (calls * recording.byteLength) / 2 ** 20, restMb, peakMb: peakMb() };
  } finally {
    await gateway.stop();
    await standIn.close();
    await speech.close();
  }
}

/** The most memory that a process occupied since now, in MB: as the kernel counts it, else as seen every 20 ms. */
function watchPeak(pid: number): () => number {
  const status = `/proc/${pid}/status`;
  if (existsSync(status)) {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024;
  }
  let mostMb = 0;
  const timer = setInterval(() => (mostMb = Math.max(mostMb, residentMbOf(pid))), 20);
  return () => {
    clearInterval(timer);
    return mostMb;
  };
}
