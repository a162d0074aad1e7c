import type { Language } from '../domain/message.ts';
import type { TicketEventType } from '../domain/ticket.ts';

/** Words that say that something has been done. A text holds them only where one of the events is recorded. */
export const eventWords: { events: readonly TicketEventType[]; words: Record<Language, string[]> }[] = [
  {
    events: ['provider_approved'],
    words: {
      en: ['approved', 'authorized', 'authorised'],
      es: [
        'aprobado',
        'aprobada',
        'aprobados',
        'aprobadas',
        'autorizado',
        'autorizada',
        'aprobo',
        'autorizo',
      ],
    },
  },
  // No event says that something can be picked up.
  { events: [], words: { en: ['ready', 'filled'], es: ['listo', 'lista', 'listos', 'listas', 'surtido'] } },
  {
    events: ['shipped'],
    words: {
      en: ['shipped', 'on its way', 'on the way to you', 'out for delivery', 'mailed', 'sent out'],
      es: ['en camino', 'enviado', 'enviada', 'enviados', 'enviadas', 'despachado', 'despachada', 'salio'],
    },
  },
  {
    events: ['delivered'],
    words: {
      en: ['delivered', 'picked up', 'handed over'],
      es: ['entregado', 'entregada', 'entregados', 'entregadas', 'recogido', 'recogida'],
    },
  },
  {
    events: ['provider_denied'],
    words: {
      en: ['denied', 'refused', 'rejected', 'turned down'],
      es: ['negado', 'negada', 'denegado', 'denegada', 'rechazado', 'rechazada', 'nego'],
    },
  },
];

/** The words of a text in lower case without accents, one space between them. */
export function bareWords(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return ` ${(bare.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

/** The words that run ahead of what is recorded. */
export function earlyWords(text: string, recorded: readonly TicketEventType[]): string[] {
  const bare = bareWords(text);
  return eventWords
    .filter(({ events }) => !events.some((event) => recorded.includes(event)))
    .flatMap(({ words }) => [...words.en, ...words.es].filter((word) => bare.includes(` ${word} `)));
}
