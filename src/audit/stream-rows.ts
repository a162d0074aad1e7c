import type pg from 'pg';

const rowsAtOnce = 1_000;

/**
 * The rows of a query, page by page: however many there are, a page of them is in memory. Columns come in their
 * order. Within a transaction; several may be read in turns.
 */
export async function* streamRows<T extends unknown[]>(
  client: pg.ClientBase,
  cursor: string,
  query: string,
): AsyncGenerator<T[], void, undefined> {
  await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${query}`);
  for (;;) {
    const text = `FETCH FORWARD ${rowsAtOnce} FROM ${cursor}`;
    const { rows } = await client.query<T>({ text, rowMode: 'array' });
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtOnce) break;
  }
  await client.query(`CLOSE ${cursor}`);
}

/** One look ahead at rows that come in pages. */
export type Peekable<T> = {
  /** The next row without taking it; null at the end. */
  peek(): Promise<T | null>;
  take(): Promise<T | null>;
};

export function peekable<T>(pages: AsyncGenerator<T[], void, undefined>): Peekable<T> {
  let page: T[] = [];
  let place = 0;
  async function peek(): Promise<T | null> {
    if (place === page.length) {
      const next = await pages.next();
      page = next.done ? [] : next.value;
      place = 0;
    }
    return page[place] ?? null;
  }
  return {
    peek,
    async take() {
      const row = await peek();
      if (row !== null) place += 1;
      return row;
    },
  };
}
