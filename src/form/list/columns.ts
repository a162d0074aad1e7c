import { normaliseText } from '../../domain/normalise-text.ts';
import type { DateOrder } from './list-date.ts';

/** What a column of a list can hold. */
export const listFields = [
  'name',
  'givenName',
  'familyName',
  'birthDate',
  'medicine',
  'strength',
  'rxNumber',
  'daysLeft',
  'note',
  'urgent',
] as const;
export type ListField = (typeof listFields)[number];

/** By column; null for one that is not used. */
export type Columns = (ListField | null)[];

/** How the columns of a sheet are read; `example` is a value of each. */
export type Mapping = { header: string[]; example: string[]; columns: Columns; order: DateOrder };

/** How sheets call their columns, in English and Spanish, as `normaliseText` writes them. */
const synonyms: Record<ListField, string[]> = {
  name: [
    ...['name', 'resident', 'resident name', 'patient', 'patient name', 'full name', 'client', 'client name'],
    ...['nombre', 'residente', 'nombre completo', 'paciente', 'nombre del residente', 'nombre del paciente'],
    ...['nombre y apellido', 'nombre y apellidos'],
  ],
  givenName: ['first name', 'firstname', 'first', 'given name', 'nombre de pila', 'primer nombre', 'nombres'],
  familyName: ['last name', 'lastname', 'last', 'surname', 'family name', 'apellido', 'apellidos'],
  birthDate: [
    ...['dob', 'd o b', 'birth date', 'birthdate', 'date of birth', 'birthday', 'born', 'bdate'],
    ...['fecha de nacimiento', 'nacimiento', 'f nacimiento', 'fecha nacimiento', 'fdn', 'fec nac', 'nacido'],
  ],
  medicine: [
    ...['medicine', 'medication', 'medications', 'med', 'meds', 'drug', 'drug name', 'medication name'],
    ...['medication and strength', 'medicine and strength', 'prescription', 'item', 'medication strength'],
    ...['medicina', 'medicamento', 'medicacion', 'farmaco', 'medicinas', 'medicina y dosis', 'receta'],
  ],
  strength: ['strength', 'dose', 'dosage', 'dosis', 'concentracion', 'fuerza'],
  rxNumber: [
    ...['rx', 'rx number', 'rx no', 'rxnumber', 'prescription number', 'script number', 'rx num'],
    ...['numero de receta', 'receta no', 'no de receta', 'numero rx', 'n de receta', 'num receta'],
  ],
  daysLeft: [
    ...[
      'days left',
      'daysleft',
      'days remaining',
      'days supply left',
      'supply left',
      'days on hand',
      'remaining',
    ],
    ...['dias que quedan', 'dias restantes', 'quedan', 'dias'],
  ],
  note: [
    'note',
    'notes',
    'comment',
    'comments',
    'remarks',
    'nota',
    'notas',
    'comentario',
    'comentarios',
    'observaciones',
  ],
  urgent: ['urgent', 'stat', 'urgency', 'priority', 'asap', 'urgente', 'prioridad', 'urgencia'],
};

const fieldOfName = new Map(
  listFields.flatMap((field) => synonyms[field].map((name) => [name, field] as const)),
);

/** What each column holds by its name; the first of two that would be the same. */
export function guessColumns(header: readonly string[]): Columns {
  const guessed = header.map((name) => fieldOfName.get(normaliseText(name)) ?? null);
  return guessed.map((field, place) => (field !== null && guessed.indexOf(field) === place ? field : null));
}

/** What keeps a list from being read: a needed field without a column, or one that is chosen twice. */
export type ColumnProblem = { kind: 'missing' | 'twice'; field: ListField };

export function checkColumns(columns: Columns): ColumnProblem[] {
  const twice = listFields.filter((field) => columns.filter((one) => one === field).length > 1);
  const hasName = columns.includes('name') || columns.includes('familyName');
  const missing: ListField[] = [
    ...(hasName ? [] : (['name'] as const)),
    ...(['birthDate', 'medicine'] as const).filter((field) => !columns.includes(field)),
  ];
  return [
    ...missing.map((field) => ({ kind: 'missing' as const, field })),
    ...twice.map((field) => ({ kind: 'twice' as const, field })),
  ];
}
