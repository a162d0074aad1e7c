import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { dangerFlags } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import type { Patient } from '../../domain/patient.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { isRole } from '../../extraction/people/owner-cues.ts';
import { ownerOfText } from '../../extraction/people/owner-of-text.ts';
import { holdsPhone } from '../../identity/compare-phone.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import { type PersonRequest, profileOf, readMessage } from '../reading/read-message.ts';
import { takes } from './asked-of-one.ts';
import { mayBe } from './meant-tickets.ts';
import type { OpenQuestion } from './open-question.ts';
import { findPeopleOf, type Known } from './people-of-exchange.ts';

type Exchange = {
  message: Pick<StoredMessage, 'channel' | 'text' | 'structured' | 'original' | 'from'>;
  question: OpenQuestion | null;
  patientsOfSender: Patient[];
  today: CalendarDate;
};

/**
 * "Tamsulosin for robert, metformin for linda", "he needs the tamsulosin", where the exchange has named them in full:
 * each medicine is asked for whom it speaks of. As it stands where it cannot be told of every one of them who is meant.
 */
export async function meantByExchange(
  tx: Db,
  exchange: Exchange,
  read: PersonRequest[],
): Promise<PersonRequest[]> {
  const { message, question, today } = exchange;
  if (message.channel !== 'sms' || message.structured || !question) return read;
  if (!read.every(asksWithoutSayingWhen)) return read;
  if (ownersOf(exchange, read) === null && !leavesWhoOpen(read)) return read;
  const people = await findPeopleOf(tx, question.messageIds, today);
  const requests = apart(exchange, read, people);
  if (requests === null) return read;
  const owners = ownersOf(exchange, requests);
  if (owners === null) return requests.flatMap((request) => byRecord(request, people, exchange));
  const meant = assign(owners, people, writerAmong(people, exchange));
  if (meant === null) return requests;
  return requests.flatMap((request, place) => {
    const person = meant[place];
    return person ? [asOf(request, person, owners[place] ?? '')] : [];
  });
}

/**
 * A text that names several of them is read by their names, whatever else these may be; null where it does not say whose
 * each medicine is.
 */
function apart(
  { message, patientsOfSender, today }: Exchange,
  read: PersonRequest[],
  people: Known[],
): PersonRequest[] | null {
  const words = normaliseText(message.text).split(' ');
  const called = people.flatMap(({ claims }) => normaliseText(claims.name ?? '').split(' ')[0] ?? []);
  const said = called.filter((name) => words.includes(name));
  if (said.length < 2) return read;
  const again = readMessage(message, { today, patientsOfSender, called });
  return again.length > 1 && again.every(asksWithoutSayingWhen) ? again : null;
}

/** For somebody who is named without a birth date, or spoken of, or not at all. */
function asksWithoutSayingWhen(request: PersonRequest): boolean {
  const { claims, medicines, flags } = request;
  const silent = claims.birthDates.length === 0 && claims.rxNumbers.length === 0;
  return (
    silent &&
    (medicines.length > 0 || isWithdrawal(request)) &&
    !dangerFlags.some((flag) => flags.includes(flag))
  );
}

function isWithdrawal({ extraction, medicines }: PersonRequest): boolean {
  return medicines.length === 0 && (extraction?.intents.includes('withdraw') ?? false);
}

function ownersOf(
  { message, patientsOfSender, today }: Exchange,
  requests: PersonRequest[],
): string[] | null {
  const [only, ...others] = requests;
  if (only && others.length === 0) {
    if (only.claims.name !== null) return [normaliseText(only.claims.name)];
    const owner = ownerOfText(message.text, { today, profile: profileOf(patientsOfSender) });
    // What is taken back for "him" was asked for with words of him, which is looked at there.
    const isSaid = owner !== null && owner !== 'self' && !(isWithdrawal(only) && isRole(owner));
    return isSaid ? [owner] : null;
  }
  const owners = requests.flatMap(({ owner }) => owner ?? []);
  return owners.length === requests.length ? owners : null;
}

function leavesWhoOpen([request, ...others]: PersonRequest[]): boolean {
  return (
    others.length === 0 &&
    request?.claims.name === null &&
    request.medicines.length > 0 &&
    request.extraction?.speaksOfAnother === false
  );
}

/**
 * "Tamsulosin and metformin", "also montelukast", and not whose: what one of those named takes alone of all on the phone
 * is theirs. As it stands where that cannot be said of each.
 */
function byRecord(
  request: PersonRequest,
  people: Known[],
  { message, patientsOfSender, today }: Exchange,
): PersonRequest[] {
  const said = ownerOfText(message.text, { today, profile: profileOf(patientsOfSender) });
  const takers = request.medicines.map(({ mention }) => {
    const [taker, ...others] = patientsOfSender.filter((patient) => takes(patient, mention));
    const named = people.filter(({ claims }) => taker && mayBe(taker, { request: { claims } }));
    return others.length === 0 && named.length === 1 ? named[0] : undefined;
  });
  if (said !== null || patientsOfSender.length < 2 || takers.includes(undefined)) return [request];
  return people
    .filter((person) => takers.includes(person))
    .map((person, resident) =>
      ofTaker(
        { ...request, resident },
        takers.map((taker) => taker === person),
        person,
      ),
    );
}

/** The same text, of which these medicines are asked for this person. */
function ofTaker(request: PersonRequest, own: boolean[], person: Known): PersonRequest {
  const medicines = request.medicines.filter((_, place) => own[place]);
  const places = medicines.map(({ index }) => index);
  const { extraction } = request;
  const medications = (extraction?.medications ?? []).map((mention, place) =>
    places.includes(place) ? mention : { ...mention, asked: false },
  );
  const part = { ...request, medicines, extraction: extraction && { ...extraction, medications } };
  return asOf(part, person, normaliseText(person.claims.name ?? ''));
}

/** Who writes: whoever said so, or the only one of them whose own phone it is. */
function writerAmong(people: Known[], { message, patientsOfSender }: Exchange): Known | null {
  const [said, ...others] = people.filter(({ isSelf }) => isSelf);
  if (said) return others.length === 0 ? said : null;
  const sender = parsePhoneNumber(message.from);
  const [holder, ...more] = patientsOfSender.filter((patient) => holdsPhone(patient, sender));
  if (!holder || more.length > 0) return null;
  const fitting = people.filter(({ claims }) => mayBe(holder, { request: { claims } }));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/**
 * Whom each owner means; null unless that is one person for each, and another for every other. Beside one who is known
 * "him" is the only other one.
 */
function assign(owners: readonly string[], people: Known[], writer: Known | null): Known[] | null {
  const meant = owners.map((owner) => meantBy(owner, people, writer));
  const [left, ...others] = people.filter((person) => !meant.includes(person));
  const [open, ...more] = owners.filter((_, place) => meant[place] === null);
  const rest =
    owners.length > 1 && open !== undefined && isRole(open) && more.length === 0 ? left : undefined;
  const all = meant.flatMap((person) => person ?? (rest && others.length === 0 ? [rest] : []));
  return all.length === owners.length && new Set(all).size === all.length ? all : null;
}

function meantBy(owner: string, people: Known[], writer: Known | null): Known | null {
  if (owner === 'self') return writer;
  const fitting = isRole(owner)
    ? people.filter((person) => person !== writer && mayBeCalled(person, owner, writer))
    : people.filter(({ claims }) => isPartOf(owner, claims.name ?? ''));
  const [one, ...others] = fitting;
  return one && others.length === 0 ? one : null;
}

/** "Him" is whoever was named as somebody else, or whoever does not write; "my son" is nobody called otherwise. */
function mayBeCalled({ kin, another }: Known, owner: string, writer: Known | null): boolean {
  if (owner === 'other') return another || writer !== null;
  return kin.length > 0 ? kin.includes(owner) : writer !== null;
}

function isPartOf(owner: string, name: string): boolean {
  const parts = normaliseText(name).split(' ');
  return owner.split(' ').every((part) => parts.includes(part));
}

/** Who is called by name is somebody else only where the exchange has said so. */
function asOf(request: PersonRequest, { claims, another }: Known, owner: string): PersonRequest {
  const { extraction } = request;
  const speaksOfAnother = owner === 'self' ? false : isRole(owner) || another;
  return {
    ...request,
    claims: { ...request.claims, ...claims },
    learnt: true,
    extraction: extraction && { ...extraction, speaksOfAnother },
  };
}
