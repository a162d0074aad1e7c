/** The parts of an OpenAPI document that the page shows. */
export type DescribedApi = {
  info: { title: string; description?: string };
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, object> };
};
type Parameter = { name: string; in: string; required?: boolean; schema?: Schema };
type Operation = {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { description?: string }>;
};
type Schema = { type?: string | string[]; enum?: string[]; format?: string; $ref?: string };

/** The API's description as a plain page: no script and nothing from elsewhere. */
export function DocsPage({ api }: { api: DescribedApi }) {
  const operations = Object.entries(api.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{api.info.title} API</title>
        <link rel="stylesheet" href="/api/docs.css" />
      </head>
      <body>
        <header>
          <h1>{api.info.title} API</h1>
          <p>{api.info.description}</p>
          <p>
            Every call carries <code>Authorization: Bearer KEY</code>. The same description for machines:{' '}
            <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).
          </p>
        </header>
        <main>
          {operations.map(({ path, method, operation }) => (
            <OperationSection path={path} method={method} operation={operation} />
          ))}
          <Shapes schemas={api.components?.schemas ?? {}} />
        </main>
      </body>
    </html>
  );
}

function OperationSection({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}) {
  const bodySchema = operation.requestBody?.content?.['application/json']?.schema;
  return (
    <section>
      <h2>
        <span class={`method ${method}`}>{method.toUpperCase()}</span> <code>{path}</code>
      </h2>
      <p class="summary">{operation.summary}</p>
      {operation.description ? <p>{withCode(operation.description)}</p> : null}
      {operation.parameters?.length ? (
        <Parameters of={`${method.toUpperCase()} ${path}`} parameters={operation.parameters} />
      ) : null}
      {bodySchema ? (
        <p>
          Body: <code>{describe(bodySchema)}</code> as <code>application/json</code>
        </p>
      ) : null}
      <ul class="answers">
        {Object.entries(operation.responses ?? {}).map(([status, answer]) => (
          <li>
            <code>{status}</code> {answer.description}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Parameters({ of, parameters }: { of: string; parameters: Parameter[] }) {
  return (
    <div class="table" role="region" aria-label={`Parameters of ${of}`} tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col">In</th>
            <th scope="col">Values</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <tr>
              <td>
                <code>{parameter.name}</code>
                {parameter.required ? ' (required)' : ''}
              </td>
              <td>{parameter.in}</td>
              <td>{describe(parameter.schema ?? {})}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Words between backticks are code. */
function withCode(text: string) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part));
}

function Shapes({ schemas }: { schemas: Record<string, object> }) {
  return (
    <section>
      <h2>Shapes</h2>
      {Object.entries(schemas).map(([name, schema]) => (
        <details>
          <summary>
            <code>{name}</code>
          </summary>
          <pre tabindex={0}>{JSON.stringify(schema, null, 2)}</pre>
        </details>
      ))}
    </section>
  );
}

function describe(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.enum) return schema.enum.join(', ');
  return [schema.type, schema.format].flat().filter(Boolean).join(', ');
}
