import type { TemplatePreview } from '../pipeline/replies/change-template.ts';
import type { TemplateView } from '../reply/template-store.ts';
import { Layout } from './layout.tsx';
import { plain } from './words.ts';

const languageWords = { en: 'English', es: 'Spanish' } as const;

/** All wordings in force, those that nobody has signed marked. */
export function TemplateListPage(props: { templates: TemplateView[]; signedInAs: string }) {
  return (
    <Layout title="Wordings" signedInAs={props.signedInAs}>
      <h1>Wordings</h1>
      <p>Every text to patients and facilities is made of these. In production only signed ones are sent.</p>
      <div class="card">
        <table class="tickets">
          <thead>
            <tr>
              <th scope="col">Wording</th>
              <th scope="col">Language</th>
              <th scope="col">Version</th>
              <th scope="col">Review</th>
            </tr>
          </thead>
          <tbody>
            {props.templates.map((each) => (
              <tr>
                <td>
                  <a href={`/console/wordings/${each.id}/${each.language}`}>{plain(each.id)}</a>
                </td>
                <td>{languageWords[each.language]}</td>
                <td>{each.version}</td>
                <td>{reviewOf(each)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Layout>
  );
}

function reviewOf({ editable, review, signedBy, qualification }: TemplateView): string {
  if (!editable) return 'Fixed safety text';
  return review === 'signed' ? `Signed by ${signedBy ?? ''}, ${qualification ?? ''}` : 'Pending';
}

type TemplatePageProps = {
  template: TemplateView;
  tokens: readonly string[];
  /** What was typed and looked at, but not saved. */
  proposed: { texts: string[]; preview: TemplatePreview } | null;
  mayChange: boolean;
  notice: string | null;
  signedInAs: string;
};

/** One wording: its variants, a change with a look at what it would say, and the signature under it. */
export function TemplatePage(props: TemplatePageProps) {
  const { template, proposed, notice } = props;
  const act = props.mayChange && template.editable;
  return (
    <Layout title="Wording" signedInAs={props.signedInAs}>
      <h1>{`${plain(template.id)}, ${languageWords[template.language]}`}</h1>
      {notice ? (
        <p class="alert" role="alert">
          {notice}
        </p>
      ) : null}
      <section class="card">
        <p>{`Version ${String(template.version)}. ${reviewOf(template)}.`}</p>
        <ol>
          {template.texts.map((text) => (
            <li lang={template.language}>{text}</li>
          ))}
        </ol>
      </section>
      {proposed ? <Preview preview={proposed.preview} language={template.language} /> : null}
      {act ? <ChangeForm {...props} /> : null}
      {act ? <SignForm template={template} /> : null}
      <p>
        <a href="/console/wordings">All wordings</a>
      </p>
    </Layout>
  );
}

function Preview({ preview, language }: { preview: TemplatePreview; language: string }) {
  return (
    <section class="card">
      <h2>What it would say</h2>
      {preview.findings.length > 0 ? (
        <ul>
          {preview.findings.map(({ variant, problem }) => (
            <li>{`${variant === null ? 'All variants' : `Variant ${String(variant + 1)}`}: ${plain(problem)}`}</li>
          ))}
        </ul>
      ) : (
        <p>The lint finds nothing.</p>
      )}
      <ul>
        {preview.samples.map(({ text, segments, disclosure }) => (
          <li>
            <span lang={language}>{text}</span> {`(${String(segments)} SMS, ${disclosure})`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChangeForm({ template, tokens, proposed }: TemplatePageProps) {
  const path = `/console/wordings/${template.id}/${template.language}`;
  return (
    <form method="post" action={`${path}/versions`} class="card">
      <h2>Change</h2>
      <input type="hidden" name="basedOn" value={String(template.version)} />
      <p>
        <label for="texts">Variants, one on each line, at least two</label>
        <textarea id="texts" name="texts" rows={6} required lang={template.language}>
          {(proposed?.texts ?? template.texts).join('\n')}
        </textarea>
      </p>
      <p>{`Tokens: ${tokens.map((token) => `{${token}}`).join(' ')}`}</p>
      <p>
        <label for="reason">Reason</label>
        <input id="reason" name="reason" maxlength={500} required />
      </p>
      <button type="submit" formaction={`${path}/preview`} formnovalidate class="quiet">
        Preview
      </button>{' '}
      <button type="submit">Save as a new version</button>
    </form>
  );
}

function SignForm({ template }: { template: TemplateView }) {
  return (
    <form
      method="post"
      action={`/console/wordings/${template.id}/${template.language}/sign-offs`}
      class="card"
    >
      <h2>Sign</h2>
      <p>Whoever signs has read every word above and is qualified to say that it may be sent.</p>
      <input type="hidden" name="version" value={String(template.version)} />
      <input type="hidden" name="textHash" value={template.textHash} />
      <p>
        <label for="name">Name</label>
        <input id="name" name="name" maxlength={200} required />
      </p>
      <p>
        <label for="qualification">Qualification</label>
        <input id="qualification" name="qualification" maxlength={200} required />
      </p>
      <button type="submit">Sign</button>
    </form>
  );
}
