import type { MiddlewareHandler } from 'hono';
import type { SignedInEnv } from '../accounts/signed-in.ts';
import type { RequestBody } from '../channels/web/request-schema.ts';
import type { RequestReceipt } from '../channels/web/accept-request.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { Caller } from '../http/authenticate.ts';
import type { LineWithdrawal, LineWithdrawn } from '../pipeline/joins/withdraw-line.ts';
import type { PreviewedResident } from '../pipeline/needs/preview-medicines.ts';
import type { TicketWork, TicketWorkResult } from '../pipeline/apply-event.ts';

/** Where the built styles and script are served, under names that change with their content. */
export type FormFiles = { styles: string; script: string };

/** A built file with the media type it is served as. */
export type FormAsset = { body: Uint8Array<ArrayBuffer>; contentType: string };

export type FormEnv = SignedInEnv;

/** What the form works with. */
export type FormDeps = {
  db: PrismaClient;
  clock: Clock;
  publicUrl: string;
  timeZone: string;
  org: { name: string; phone: string };
  files: FormFiles;
  assets: ReadonlyMap<string, FormAsset>;
  /** Lets facility users through, and checks where a form comes from. */
  requireUser: MiddlewareHandler<SignedInEnv>;
  /** The one acceptance of structured requests, which `POST /api/v1/requests` has as well. */
  accept: (input: {
    body: RequestBody;
    caller: Caller;
    idempotencyKey: string | undefined;
  }) => Promise<RequestReceipt>;
  /** Accepts a kept list beside the call. */
  beginList: (list: { facilityId: string; listId: string }) => void;
  previewMedicines: (facilityId: string, patientIds: readonly string[]) => Promise<PreviewedResident[]>;
  previewDue: (facilityId: string) => Promise<PreviewedResident[]>;
  withdrawLine: (withdrawal: LineWithdrawal) => Promise<LineWithdrawn>;
  workTicket: (work: TicketWork) => Promise<TicketWorkResult>;
};
