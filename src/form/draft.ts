/** A medicine that is typed because it is not on file. */
export type TypedMedicine = { name: string; daysLeft: string };

/** One resident of a draft: of the roster (`id`), or typed. Everything is as it was typed. */
export type DraftResident = {
  id: string | null;
  name: string;
  birthDate: string;
  /** The ids of the ticked prescriptions. */
  ticked: string[];
  /** Prescriptions that are suggested to be ticked. */
  suggested: string[];
  /** Days left, by prescription. */
  daysLeft: Map<string, string>;
  /** Prescriptions of which nothing is left. */
  out: string[];
  typed: TypedMedicine[];
  note: string;
  urgent: boolean;
};

/** A request that is being written. Its id is what makes it one request, however often it is sent. */
export type Draft = { id: string; residents: DraftResident[] };

/** As many as one request may hold. */
export const mostResidents = 200;
const mostTyped = 50;
const longestText = 5_000;

export function emptyDraft(): Draft {
  return { id: crypto.randomUUID(), residents: [] };
}

export function rosterResident(id: string, suggested: string[] = []): DraftResident {
  return { ...typedResident(), id, suggested };
}

export function typedResident(): DraftResident {
  return {
    id: null,
    name: '',
    birthDate: '',
    ticked: [],
    suggested: [],
    daysLeft: new Map(),
    out: [],
    typed: [{ name: '', daysLeft: '' }],
    note: '',
    urgent: false,
  };
}

const fieldOfResident =
  /^r(\d{1,4})\.(id|name|birthDate|rx|due|days|out|m\d{1,2}\.name|m\d{1,2}\.days|note|urgent)(?:\.(.+))?$/;
const draftId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Reads the fields of the request page: `draft`, and for each resident `r0.id`, `r0.name`, `r0.birthDate`, `r0.rx` (once
 * for each ticked prescription), `r0.due` (for each suggested one), `r0.days.RX`, `r0.out`, `r0.m0.name`, `r0.m0.days`, `r0.note`, `r0.urgent`. Whatever is
 * none of these is left alone.
 */
export function readDraft(form: FormData): Draft {
  const residents = new Map<number, DraftResident>();
  for (const [field, value] of form) {
    const [, place, name = '', rest] = fieldOfResident.exec(field) ?? [];
    if (place === undefined || typeof value !== 'string') continue;
    const index = Number(place);
    const resident = residents.get(index) ?? { ...typedResident(), typed: [] };
    residents.set(index, resident);
    setField(resident, name, rest, value.slice(0, longestText));
  }
  const given = form.get('draft');
  const id = typeof given === 'string' && draftId.test(given) ? given : crypto.randomUUID();
  const inOrder = [...residents].sort(([a], [b]) => a - b).map(([, resident]) => resident);
  return { id, residents: inOrder.map(completed) };
}

/** Whoever says what is left of a medicine asks for it, ticked or not. */
function completed(resident: DraftResident): DraftResident {
  const ticked = union(resident.ticked, [...resident.out, ...resident.daysLeft.keys()]);
  return { ...resident, ticked, typed: withOneEmpty(resident.typed) };
}

/** Fields that are no prescription's, a typed medicine's or a list's. */
const setters: Record<string, (resident: DraftResident, value: string) => void> = {
  id: (resident, value) => void (resident.id = value),
  name: (resident, value) => void (resident.name = value.trim()),
  birthDate: (resident, value) => void (resident.birthDate = value.trim()),
  rx: (resident, value) => void resident.ticked.push(value),
  due: (resident, value) => void resident.suggested.push(value),
  out: (resident, value) => void resident.out.push(value),
  note: (resident, value) => void (resident.note = value.trim()),
  urgent: (resident) => void (resident.urgent = true),
};

function setField(resident: DraftResident, name: string, rest: string | undefined, value: string): void {
  const setter = Object.hasOwn(setters, name) ? setters[name] : undefined;
  if (setter && rest === undefined) return setter(resident, value);
  if (name === 'days' && rest !== undefined) {
    if (value.trim() !== '') resident.daysLeft.set(rest, value.trim());
    return;
  }
  const [, place, part] = /^m(\d{1,2})\.(name|days)$/.exec(name) ?? [];
  const index = Number(place);
  if (place === undefined || index >= mostTyped) return;
  while (resident.typed.length <= index) resident.typed.push({ name: '', daysLeft: '' });
  const medicine = resident.typed[index];
  if (!medicine) return;
  if (part === 'name') medicine.name = value.trim();
  else medicine.daysLeft = value.trim();
}

/** Empty rows between are dropped; one to type into is always there. */
function withOneEmpty(typed: TypedMedicine[]): TypedMedicine[] {
  const filled = typed.filter(({ name, daysLeft }) => name !== '' || daysLeft !== '');
  return filled.length > 0 ? filled : [{ name: '', daysLeft: '' }];
}

/** The draft with further residents of the roster at its end; who is in it already only gets the further suggestions. */
export function withResidents(draft: Draft, added: { id: string; suggested: string[] }[]): Draft {
  const residents = draft.residents.map((resident) => {
    const more = added.find(({ id }) => id === resident.id);
    return more ? { ...resident, suggested: union(resident.suggested, more.suggested) } : resident;
  });
  const known = new Set(residents.map(({ id }) => id));
  const fresh = added
    .filter(({ id }) => !known.has(id))
    .map(({ id, suggested }) => rosterResident(id, suggested));
  return { ...draft, residents: [...residents, ...fresh] };
}

/** Everything that is suggested is ticked. */
export function withSuggestedTicked(draft: Draft): Draft {
  const residents = draft.residents.map((resident) => ({
    ...resident,
    ticked: union(resident.ticked, resident.suggested),
  }));
  return { ...draft, residents };
}

function union(some: string[], more: string[]): string[] {
  return [...new Set([...some, ...more])];
}

/** Whoever was only suggested, and of whom nothing was taken up. */
export function isOnlySuggested({ suggested, ticked, typed, note, urgent }: DraftResident): boolean {
  const isEmpty = typed.every(({ name, daysLeft }) => name === '' && daysLeft === '');
  return suggested.length > 0 && ticked.length === 0 && isEmpty && note === '' && !urgent;
}

export function withoutResident(draft: Draft, place: number): Draft {
  return { ...draft, residents: draft.residents.filter((_, index) => index !== place) };
}

export function withMoreRows(draft: Draft, place: number): Draft {
  const residents = draft.residents.map((resident, index) =>
    index === place && resident.typed.length < mostTyped
      ? { ...resident, typed: [...resident.typed, { name: '', daysLeft: '' }] }
      : resident,
  );
  return { ...draft, residents };
}
