import { z } from 'zod';
import type { CallEvent, RecordingRef } from '../../intake/plan-call.ts';
import { AccountSid, CallSid } from '../twilio/fields.ts';
import { storableBody, type TwilioForm } from '../twilio/form.ts';
import { parseForm } from '../twilio/read-request.ts';

/** On every callback of a call; the caller's number is missing where the vendor does not repeat it. */
const ofCall = { AccountSid, CallSid, From: z.string().default(''), To: z.string().default('') };
const ofRecording = { RecordingSid: z.string().default(''), RecordingUrl: z.string().default('') };

const Call = z.looseObject(ofCall);
const Recorded = z.looseObject({ ...ofCall, ...ofRecording, RecordingDuration: z.string().default('') });
const Recording = z.looseObject({ ...ofCall, ...ofRecording, RecordingStatus: z.string().min(1) });
const Transcription = z.looseObject({
  ...ofCall,
  ...ofRecording,
  TranscriptionSid: z.string().default(''),
  TranscriptionStatus: z.string().min(1),
  TranscriptionText: z.string().default(''),
});

/** The readers of the four callbacks. Each throws HttpProblem 400 when the form is not what it reads. */
export const readCallback = {
  call: readCall,
  recorded: readRecorded,
  recording: readRecording,
  transcription: readTranscription,
};

function readCall(form: TwilioForm, receivedAt: Date): CallEvent {
  return { ...commonFacts(parseForm(form, Call), form, receivedAt), kind: 'call' };
}

/** https://www.twilio.com/docs/voice/twiml/record#attributes-action */
function readRecorded(form: TwilioForm, receivedAt: Date): CallEvent {
  const fields = parseForm(form, Recorded);
  const seconds = Number(fields.RecordingDuration);
  return {
    ...commonFacts(fields, form, receivedAt),
    kind: 'recorded',
    recording: recordingOf(fields),
    seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 0,
  };
}

/** https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback */
function readRecording(form: TwilioForm, receivedAt: Date): CallEvent {
  const fields = parseForm(form, Recording);
  const status = oneOf(['completed', 'absent', 'failed'] as const, fields.RecordingStatus);
  return {
    ...commonFacts(fields, form, receivedAt),
    kind: 'recording',
    recording: recordingOf(fields),
    status,
  };
}

/** https://www.twilio.com/docs/voice/twiml/record#attributes-transcribe-callback */
function readTranscription(form: TwilioForm, receivedAt: Date): CallEvent {
  const fields = parseForm(form, Transcription);
  return {
    ...commonFacts(fields, form, receivedAt),
    kind: 'transcription',
    transcriptionSid: fields.TranscriptionSid,
    status: oneOf(['completed', 'failed'] as const, fields.TranscriptionStatus),
    text: fields.TranscriptionText,
    recording: recordingOf(fields),
  };
}

function commonFacts(fields: z.infer<typeof Call>, form: TwilioForm, receivedAt: Date) {
  return { callSid: fields.CallSid, from: fields.From, to: fields.To, form: storableBody(form), receivedAt };
}

function oneOf<const T extends string>(known: readonly T[], word: string): T | 'other' {
  return known.find((candidate) => candidate === word) ?? 'other';
}

/** The address without a file type, under which the vendor gives every type; its last part is the recording's id. */
function recordingOf(fields: { RecordingSid: string; RecordingUrl: string }): RecordingRef | null {
  const url = fields.RecordingUrl.replace(/\.(?:wav|mp3|json)$/, '');
  const sid = fields.RecordingSid || url.slice(url.lastIndexOf('/') + 1);
  return url === '' || sid === '' ? null : { sid, url };
}
