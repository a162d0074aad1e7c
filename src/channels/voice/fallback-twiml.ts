import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { farewellTwiml, sayGreeting, takeMessage, type GreetingOptions } from './greeting.ts';

/**
 * What the vendor itself answers a call with while no gateway can: a TwiML Bin of this content is the fallback of the
 * number's voice webhook. It needs nothing of ours to take a message; the recording is told of if we are back by then,
 * and else found in the vendor's list. It offers no keys, which only a gateway could heed, and does not ask for a
 * transcript, which nobody would be there to be told.
 * @param goodbyeUrl another bin, of `goodbyeTwiml`: without an `action`, the greeting would begin again.
 */
export function fallbackTwiml(options: GreetingOptions, goodbyeUrl: string): string {
  const response = new VoiceResponse();
  sayGreeting(response, options);
  takeMessage(response, {
    action: goodbyeUrl,
    recordingStatusCallback: `${options.publicUrl.replace(/\/+$/, '')}/webhooks/twilio/voice/recording#rc=3&rp=all`,
  });
  response.hangup();
  return response.toString();
}

/** What a caller hears afterwards. */
export function goodbyeTwiml(options: GreetingOptions): string {
  return farewellTwiml(options, 'thanks');
}
