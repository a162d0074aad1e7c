import { Layout, Token, type Frame } from '../layout.tsx';
import { listFields, type ColumnProblem, type Mapping } from './columns.ts';
import { dateOrders } from './list-date.ts';
import { AsRead, Strangers } from './as-read.tsx';
import type { ListLine, ReadLines, WrongLine } from './read-lines.ts';

export type ListPageProps = { frame: Frame; text: string; problems: string[] };

/** Where a list is pasted or uploaded. */
export function ListPage({ frame, text, problems }: ListPageProps) {
  const { words, user } = frame;
  return (
    <Layout frame={frame} title={words.list.title}>
      <h1>{words.list.title}</h1>
      <p class="lead">{words.list.lead}</p>
      <Problems words={words} problems={problems} />
      <form method="post" action="/form/list" enctype="multipart/form-data" class="card" id="list">
        <Token user={user} />
        <p class="hint" id="columns-hint">
          {words.list.columnsHint}
        </p>
        <div class="field">
          <label for="file">{words.list.upload}</label>
          <input id="file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" />
        </div>
        <div class="field">
          <label for="text">{words.list.paste}</label>
          <textarea id="text" name="text" rows={8} spellcheck={false} aria-describedby="columns-hint">
            {text}
          </textarea>
        </div>
        <button type="submit" name="do" value="check">
          {words.list.check}
        </button>
      </form>
    </Layout>
  );
}

export type MappingPageProps = { frame: Frame; text: string; mapping: Mapping; problems: ColumnProblem[] };

/** Where somebody says which column is what. */
export function MappingPage({ frame, text, mapping, problems }: MappingPageProps) {
  const { words, user } = frame;
  const said = problems.map(({ kind, field }) => {
    const name = words.list.fields[field];
    return kind === 'missing' ? words.list.missing(name) : words.list.chosenTwice(name);
  });
  return (
    <Layout frame={frame} title={words.list.mapping}>
      <h1>{words.list.mapping}</h1>
      <p class="lead">{words.list.mappingHint}</p>
      <Problems words={words} problems={said} />
      <form method="post" action="/form/list" enctype="multipart/form-data" class="card" id="mapping">
        <Token user={user} />
        <input type="hidden" name="text" value={text} />
        {mapping.header.map((name, place) => (
          <div class="field">
            <label for={`map.${String(place)}`}>
              {words.list.column(name)}{' '}
              {mapping.example[place] ? (
                <span class="optional">{words.list.example(mapping.example[place])}</span>
              ) : null}
            </label>
            <select id={`map.${String(place)}`} name={`map.${String(place)}`}>
              <option value="">{words.list.ignore}</option>
              {listFields.map((field) => (
                <option value={field} selected={mapping.columns[place] === field}>
                  {words.list.fields[field]}
                </option>
              ))}
            </select>
          </div>
        ))}
        <div class="field">
          <label for="order">{words.list.dateOrder}</label>
          <select id="order" name="order">
            {dateOrders.map((order) => (
              <option value={order} selected={mapping.order === order}>
                {order === 'month' ? words.list.monthFirst : words.list.dayFirst}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" name="do" value="check">
          {words.list.check}
        </button>
      </form>
    </Layout>
  );
}

export type CheckPageProps = {
  frame: Frame;
  text: string;
  mapping: Mapping;
  read: ReadLines;
  /** How many lines were sent before, within their time. */
  repeated: number;
  /** The lines that name nobody of the roster. */
  strangers: ListLine[];
};

/** What of a list can be sent, and what is wrong with each other line. */
export function CheckPage({ frame, text, mapping, read, repeated, strangers }: CheckPageProps) {
  const { words, user } = frame;
  const ready = read.lines.length - repeated;
  return (
    <Layout frame={frame} title={words.list.title}>
      <h1>{words.list.title}</h1>
      <form method="post" action="/form/list" enctype="multipart/form-data" id="check">
        <Token user={user} />
        <input type="hidden" name="text" value={text} />
        {mapping.columns.map((field, place) => (
          <input type="hidden" name={`map.${String(place)}`} value={field ?? ''} />
        ))}
        <input type="hidden" name="order" value={mapping.order} />
        <div class="card" role="status">
          <p>
            <strong>{words.list.ready(ready)}</strong>
          </p>
          {read.wrong.length > 0 ? <p>{words.list.wrong(read.wrong.length)}</p> : null}
          {repeated > 0 ? <p>{words.list.repeated(repeated)}</p> : null}
        </div>
        <div class="ways send">
          {ready > 0 ? (
            <button type="submit" name="do" value="send" id="send">
              {words.list.send(ready)}
            </button>
          ) : null}
          <button type="submit" name="do" value="columns" class="quiet">
            {words.list.change}
          </button>
          {read.wrong.length > 0 ? (
            <button type="submit" name="do" value="save" class="quiet">
              {words.list.saveWrong}
            </button>
          ) : null}
        </div>
      </form>
      {read.wrong.length > 0 ? <WrongLines words={words} wrong={read.wrong} /> : null}
      {strangers.length > 0 ? <Strangers words={words} strangers={strangers} /> : null}
      {read.lines.length > 0 ? <AsRead words={words} mapping={mapping} lines={read.lines} /> : null}
    </Layout>
  );
}

function WrongLines({ words, wrong }: { words: Frame['words']; wrong: WrongLine[] }) {
  return (
    <section aria-labelledby="wrong">
      <h2 id="wrong">{words.list.wrong(wrong.length)}</h2>
      <p class="hint">{words.list.wrongHint}</p>
      <ul class="wrong">
        {wrong.map((line) => (
          <li>
            <strong>{words.list.line(line.line)}</strong> {problemOf(words, line)}
            <span class="known">{line.cells.filter(Boolean).join(' · ').slice(0, 120)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function problemOf(words: Frame['words'], { problem, other }: WrongLine): string {
  return problem === 'twice' ? words.list.problems.twice(other ?? 0) : words.list.problems[problem];
}

function Problems({ words, problems }: { words: Frame['words']; problems: string[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="errors" role="alert" tabindex={-1} id="errors" autofocus>
      <p>{words.problems.title}</p>
      <ul>
        {problems.map((problem) => (
          <li>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
