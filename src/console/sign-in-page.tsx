import { Layout } from './layout.tsx';

export function SignInPage({ refused }: { refused: boolean }) {
  return (
    <Layout title="Sign in">
      <div class="card narrow">
        <h1>Sign in</h1>
        {refused ? (
          <p class="alert" role="alert" id="refused">
            This key is not valid for the console. It needs the scope “tickets”.
          </p>
        ) : null}
        <p>
          <a class="button" href="/account/sign-in?next=/console">
            Sign in with e-mail
          </a>
        </p>
        <h2>Or with an API key</h2>
        <form method="post" action="/console/sign-in">
          <label for="key">API key</label>
          <input
            id="key"
            name="key"
            type="password"
            autocomplete="off"
            required
            aria-describedby={refused ? 'refused hint' : 'hint'}
          />
          <p class="hint" id="hint">
            You are signed out after 15 minutes without use.
          </p>
          <button type="submit">Sign in</button>
        </form>
      </div>
    </Layout>
  );
}
