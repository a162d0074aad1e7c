import type { Db } from '../../db/client.ts';
import { storedContribution } from '../../dedup/open-need-store.ts';
import type { Extraction } from '../../domain/message.ts';
import type { Policy } from '../../domain/policy.ts';
import { wantsAllBack, wantsBack } from '../../extraction/answers/wants-back.ts';
import { agree, findSaidTogether, withEarlier } from './earlier-claims.ts';
import { identifyPerson, type IdentifiedRequest } from '../reading/identify-people.ts';
import type { AskedMedicine } from '../reading/read-message.ts';
import { medicineOf, personalFlags } from './said-for-ticket.ts';
import type { QuestionKind } from './open-question.ts';
import type { Serving } from './serving.ts';

/**
 * "Actually yes, please fill it", behind a withdrawal: the text asks for what was taken back, as if it had said all of
 * it again, and it is decided anew. Null where nothing was taken back last, or more is said.
 */
export async function takeUpAgain(
  tx: Db,
  { asking }: Pick<Policy, 'asking'>,
  { message, patientsOfSender, question, today, now }: Serving,
  person: IdentifiedRequest,
): Promise<IdentifiedRequest | null> {
  const { request } = person;
  // There "both" says which, and not that they are wanted.
  if (question && asksWhich.includes(question.kind)) return null;
  if (message.channel !== 'sms' || request.medicines.length > 0 || !wantsBack(message.text)) return null;
  const since = new Date(now.getTime() - asking.lapseHours.value * 3_600_000);
  const taken = await findTakenBack(tx, message.conversationKey, since, wantsAllBack(message.text));
  if (taken.length === 0) return null;
  const said = await findSaidTogether(tx, [...new Set(taken.map(({ messageId }) => messageId))]);
  const flags = taken.flatMap(({ said }) => said.flags).filter((flag) => !personalFlags.includes(flag));
  const speaksOfAnother = taken.some(({ extraction }) => extraction?.speaksOfAnother);
  const extraction = request.extraction && {
    ...request.extraction,
    intents: ['refill' as const],
    speaksOfAnother: request.extraction.speaksOfAnother || speaksOfAnother,
  };
  const whole = {
    ...request,
    flags: [...new Set([...request.flags, ...flags])],
    claims: said && agree(said, request.claims) ? withEarlier(request.claims, [said]) : request.claims,
    medicines: medicinesOf(taken, { today, patient: null }),
    extraction,
  };
  const known = await identifyPerson(tx, message, whole, { today, patientsOfSender });
  const medicines = medicinesOf(taken, { today, patient: known.patient });
  return { ...known, request: { ...known.request, ...{ flags: whole.flags, medicines, extraction } } };
}

const asksWhich: readonly QuestionKind[] = ['which_request', 'choose_medicine', 'medicine'];

type TakenBack = Awaited<ReturnType<typeof findTakenBack>>[number];

/** What the sender took back last, or `all` of it one after the other; none where something was asked for since. */
async function findTakenBack(tx: Db, conversationKey: string, since: Date, all: boolean) {
  const withdrawn = await tx.ticketSource.findMany({
    where: { withdrawnAt: { gt: since }, message: { conversationKey } },
    select: {
      ...{ ticketId: true, messageId: true, withdrawnAt: true, contribution: true },
      message: { select: { extractions: { select: { engine: true, result: true } } } },
    },
    orderBy: [{ withdrawnAt: 'desc' }, { joinedAt: 'asc' }],
  });
  const last = withdrawn[0]?.withdrawnAt;
  if (!last) return [];
  const asked = await tx.ticketSource.findFirst({
    where: { withdrawnAt: null, message: { conversationKey } },
    orderBy: { joinedAt: 'desc' },
    select: { joinedAt: true },
  });
  const askedAt = asked?.joinedAt.getTime() ?? 0;
  if (askedAt >= last.getTime()) return [];
  return withdrawn
    .filter(({ withdrawnAt }) => {
      const at = withdrawnAt?.getTime() ?? 0;
      return at === last.getTime() || (all && at > askedAt);
    })
    .flatMap(({ ticketId, messageId, contribution, message }) => {
      const said = storedContribution(contribution);
      // The column is written by `save-outcome.ts` alone.
      const read = message.extractions.find(({ engine }) => engine.startsWith('rules-'))?.result;
      return said ? [{ ticketId, messageId, said, extraction: (read ?? null) as Extraction | null }] : [];
    });
}

/** One for each ticket, with what was said of its supply. */
function medicinesOf(taken: TakenBack[], reader: Parameters<typeof medicineOf>[1]): AskedMedicine[] {
  const tickets = [...new Set(taken.map(({ ticketId }) => ticketId))];
  return tickets.flatMap((id) => {
    const said = taken.flatMap((one) => (one.ticketId === id ? [one.said] : []));
    const left = said.flatMap(({ asked }) => asked?.request.daysLeft ?? []);
    const daysLeft = left.length > 0 ? Math.min(...left) : null;
    return medicineOf(said, reader).map(({ index, mention }) => ({
      index,
      mention: { ...mention, daysLeft },
    }));
  });
}
