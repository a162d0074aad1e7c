import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { Language } from '../../domain/message.ts';
import { greetingWords, voices, type GreetingWords } from './greeting-words.ts';

export type GreetingOptions = {
  /** The address that Twilio calls back, with its base path. */
  publicUrl: string;
  /** Spoken as the caller's pharmacy; empty when it is not set. */
  orgName: string;
  /** In place of the thanks for calling, where one is set. */
  greeting?: Record<Language, string | null>;
  /** What is said in all; absent: what comes with the program. */
  words?: Record<Language, GreetingWords>;
  /** False where nobody can decide whether a caller may be texted: then it is not offered. */
  offersText?: boolean;
};

/** The vendor transcribes recordings below 120 s only (its error 13615); a margin for its own counting. */
const longestRecordingSeconds = 110;

/** Whether the vendor ended the recording, and not the caller. */
export function isCutOff(seconds: number): boolean {
  return seconds >= longestRecordingSeconds;
}

/** A pause of this length ends the recording; the key does too. */
const silenceSeconds = 5;

/** After the greeting a key may still be pressed for so long. */
const keySeconds = 2;

const both: readonly Language[] = ['en', 'es'];

/** What each key of the greeting does; any other one goes on in English. */
export const greetingKeys = { spanish: '2', text: '3' } as const;

/**
 * What a caller hears before the beep, and how the recording is to be reported. The emergency line comes first and
 * cannot be cut short by a key. Whoever presses none comes to the recording by themselves. All addresses are absolute:
 * `<Record>` without an action would call this very page again, without end.
 */
export function greetingTwiml(options: GreetingOptions, isOpen = true): string {
  const response = new VoiceResponse();
  sayEmergencyLine(response, options);
  const gather = response.gather({
    action: `${addressOf(options)}/key`,
    method: 'POST',
    numDigits: 1,
    timeout: keySeconds,
    actionOnEmptyResult: false,
  });
  for (const language of both) {
    const words = wordsOf(options, language);
    const lines = [
      welcome(options, language),
      ...(isOpen ? [] : [words.closed]),
      options.offersText === false ? words.keysWithoutText : words.keys,
      afterTone(words),
    ];
    gather.say(voices[language], lines.filter((line) => line !== '').join(' '));
  }
  return recorded(response, options, both);
}

/** What whoever has chosen a language hears. */
export function languageTwiml(options: GreetingOptions, language: Language): string {
  const response = new VoiceResponse();
  response.say(voices[language], afterTone(wordsOf(options, language)));
  return recorded(response, options, [language]);
}

/** A text was asked for and none can be sent: a message can be left all the same. */
export function noTextTwiml(options: GreetingOptions): string {
  const response = new VoiceResponse();
  for (const language of both) response.say(voices[language], wordsOf(options, language).noText);
  for (const language of both) response.say(voices[language], afterTone(wordsOf(options, language)));
  return recorded(response, options, both);
}

/** A caller's last words to hear: the text that was asked for is on its way, or the message is there, all or in part. */
export function farewellTwiml(options: GreetingOptions, said: 'textFollows' | 'thanks' | 'cutOff'): string {
  const response = new VoiceResponse();
  for (const language of both) response.say(voices[language], wordsOf(options, language)[said]);
  response.hangup();
  return response.toString();
}

function sayEmergencyLine(response: VoiceResponse, options: GreetingOptions): void {
  for (const language of both) response.say(voices[language], wordsOf(options, language).emergency);
}

/** The whole greeting without a key, in every language. */
export function sayGreeting(response: VoiceResponse, options: GreetingOptions): void {
  sayEmergencyLine(response, options);
  for (const language of both) {
    const said = `${welcome(options, language)} ${afterTone(wordsOf(options, language))}`;
    response.say(voices[language], said);
  }
}

/** A recording by the same measure, whoever takes it; `addresses` say where it is told of. */
export function takeMessage(
  response: VoiceResponse,
  addresses: { action: string; recordingStatusCallback: string; transcribeCallback?: string },
): void {
  response.record({
    ...addresses,
    ...('transcribeCallback' in addresses ? { transcribe: true } : {}),
    method: 'POST',
    maxLength: longestRecordingSeconds,
    timeout: silenceSeconds,
    finishOnKey: '#',
    playBeep: true,
    trim: 'trim-silence',
    recordingStatusCallbackMethod: 'POST',
    recordingStatusCallbackEvent: ['completed', 'absent'],
  });
}

function recorded(response: VoiceResponse, options: GreetingOptions, languages: readonly Language[]): string {
  const base = addressOf(options);
  takeMessage(response, {
    action: `${base}/recorded`,
    recordingStatusCallback: `${base}/recording`,
    transcribeCallback: `${base}/transcription`,
  });
  for (const language of languages) response.say(voices[language], wordsOf(options, language).nothingHeard);
  response.hangup();
  return response.toString();
}

function wordsOf({ words }: GreetingOptions, language: Language): GreetingWords {
  return (words ?? greetingWords)[language];
}

function afterTone({ notice, instructions }: GreetingWords): string {
  return `${notice} ${instructions}`;
}

function welcome(options: GreetingOptions, language: Language): string {
  const { orgName, greeting } = options;
  const own = greeting?.[language] ?? null;
  if (own !== null) return own;
  const { welcome: thanks } = wordsOf(options, language);
  const name = language === 'en' ? orgName : orgName === '' ? '' : `a ${orgName}`;
  return `${`${thanks} ${name}`.trim()}.`;
}

function addressOf({ publicUrl }: GreetingOptions): string {
  return `${publicUrl.replace(/\/+$/, '')}/webhooks/twilio/voice`;
}
