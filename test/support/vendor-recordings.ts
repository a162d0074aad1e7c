import { http, HttpResponse, type HttpHandler } from 'msw';
import { vendorError } from './vendors.ts';

export type VendorRecordings = {
  handlers: HttpHandler[];
  /** What each recording is, unless one is set under its id. */
  recordingBody: Uint8Array<ArrayBuffer>;
  /** The answers of single recordings in place of the ordinary one. */
  recordingAnswers: Map<string, () => Response>;
  /** How often each was asked for. */
  fetchedRecordings: string[];
  /** The ids of the recordings that were deleted. */
  deletedRecordings: Set<string>;
  /** The same of transcriptions. */
  deletedTranscriptions: Set<string>;
  /** Deleting is refused with this status until it is null again. */
  refuseDeletion: { status: number | null };
};

/** Twilio's recordings: what they sound like, and their deletion. */
export function createVendorRecordings(account: { accountSid: string; authToken: string }): VendorRecordings {
  const path = `*/2010-04-01/Accounts/${account.accountSid}/Recordings/:name`;
  const credentials = `Basic ${btoa(`${account.accountSid}:${account.authToken}`)}`;
  const recordingBody = new Uint8Array([1, 2, 3]);
  const recordingAnswers = new Map<string, () => Response>();
  const fetchedRecordings: string[] = [];
  const deletedRecordings = new Set<string>();
  const deletedTranscriptions = new Set<string>();
  const refuseDeletion: VendorRecordings['refuseDeletion'] = { status: null };

  function isKnown(request: Request): boolean {
    return request.headers.get('authorization') === credentials;
  }

  const read = http.get(path, ({ request, params }) => {
    if (!isKnown(request)) return vendorError(401, 20003);
    const sid = String(params['name']);
    fetchedRecordings.push(sid);
    if (deletedRecordings.has(sid)) return vendorError(404, 20404);
    const answer = recordingAnswers.get(sid);
    if (answer) return answer();
    return HttpResponse.arrayBuffer(recordingBody.buffer, { headers: { 'content-type': 'audio/x-wav' } });
  });

  const remove = http.delete(path, ({ request, params }) => {
    if (!isKnown(request)) return vendorError(401, 20003);
    if (refuseDeletion.status !== null) return vendorError(refuseDeletion.status, 20500);
    const sid = String(params['name']).replace(/\.json$/, '');
    if (deletedRecordings.has(sid)) return vendorError(404, 20404);
    deletedRecordings.add(sid);
    return new HttpResponse(null, { status: 204 });
  });

  const removeWords = http.delete(path.replace('/Recordings/', '/Transcriptions/'), ({ request, params }) => {
    if (!isKnown(request)) return vendorError(401, 20003);
    if (refuseDeletion.status !== null) return vendorError(refuseDeletion.status, 20500);
    const sid = String(params['name']).replace(/\.json$/, '');
    if (deletedTranscriptions.has(sid)) return vendorError(404, 20404);
    deletedTranscriptions.add(sid);
    return new HttpResponse(null, { status: 204 });
  });

  const words = { deletedTranscriptions };
  const parts = { recordingBody, recordingAnswers, fetchedRecordings, deletedRecordings, refuseDeletion };
  return { handlers: [read, remove, removeWords], ...words, ...parts };
}
