export type Cell = string | number | null;

/** A table with its caption as a heading above it; the first cell of a row names the row. Nothing is a dash. */
export function DataTable(props: { title: string; columns: readonly string[]; rows: readonly Cell[][] }) {
  const id = props.title.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <div class="card">
        {props.rows.length === 0 ? (
          <p>Nothing in this time.</p>
        ) : (
          <table class="tickets" aria-labelledby={id}>
            <thead>
              <tr>
                {props.columns.map((column) => (
                  <th scope="col">{column}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.rows.map(([name, ...cells]) => (
                <tr>
                  <th scope="row">{name ?? '–'}</th>
                  {cells.map((cell, at) => (
                    <td data-label={props.columns[at + 1]}>{cell ?? '–'}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
