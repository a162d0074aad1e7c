export const accountStyles = `
:root { color-scheme: light; --ink: #14262b; --soft: #4a5f65; --line: #c9d6d8; --brand: #0b5c6b; --brand-dark: #084652;
  --danger: #9b1c1c; font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; color: var(--ink);
  background: #f1f6f6; }
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; }
a { color: var(--brand-dark); }
:focus-visible { outline: 3px solid #b37700; outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: .5rem; top: .5rem; background: #fff; padding: .5rem 1rem; z-index: 1; }
.masthead { min-height: 3.75rem; padding: .9rem max(1rem, calc(50vw - 15rem)); background: #fff;
  border-bottom: 1px solid var(--line); }
.brand { display: flex; align-items: center; gap: .6rem; font-weight: 650; }
.mark { width: 1.75rem; height: 1.75rem; border-radius: .5rem; background:
  linear-gradient(#fff, #fff) center / .95rem .28rem no-repeat, linear-gradient(#fff, #fff) center / .28rem .95rem no-repeat,
  var(--brand); }
main { max-width: 32rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 1.75rem 0 .4rem; }
.card { background: #fff; border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem;
  box-shadow: 0 1px 2px rgb(20 38 43 / 6%); overflow-wrap: anywhere; }
label { display: block; font-weight: 600; margin: 1rem 0 .25rem; }
input { width: 100%; min-height: 2.75rem; padding: .4rem .6rem; font: inherit; color: inherit; background: #fff;
  border: 1px solid #71868b; border-radius: .45rem; }
button { min-height: 2.75rem; margin: 1.25rem 0 .5rem; padding: .45rem 1.4rem; font: inherit; font-weight: 650; color: #fff;
  background: var(--brand); border: 1px solid var(--brand); border-radius: .45rem; cursor: pointer; }
button:hover { background: var(--brand-dark); }
button.quiet { color: var(--brand-dark); background: #fff; }
button.quiet:hover { background: #e3f0f1; }
.hint { color: var(--soft); font-size: .92rem; margin: .35rem 0 0; }
.links { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: .75rem 0 0; padding: 0; list-style: none; }
.links a { display: inline-block; padding: .4rem 0; }
.alert { background: #fdf0ef; border: 2px solid var(--danger); border-radius: .5rem; padding: .6rem .9rem; margin: 0; }
.notice { background: #e3f0f1; border-radius: .5rem; padding: .6rem .9rem; margin: 0; }
.session-warning { position: sticky; top: 0; background: #fdeed3; border: 2px solid #8a5a00; border-radius: .5rem;
  padding: .6rem .9rem; margin: 0 0 1rem; z-index: 1; }
.session-warning p { margin: 0 0 .5rem; }
.session-warning button { margin: 0; }
.session-hint { color: var(--soft); font-size: .92rem; }
.qr svg { display: block; width: 13rem; max-width: 100%; height: auto; background: #fff; margin: .5rem 0; }
.key { font: 600 1.05rem/1.6 ui-monospace, Menlo, Consolas, monospace; letter-spacing: .05em; margin: .25rem 0; }
.codes { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .25rem 1rem; margin: .5rem 0;
  padding: 0; list-style: none; font: 600 1.05rem/1.6 ui-monospace, Menlo, Consolas, monospace; }
dl { margin: 0; }
dt { color: var(--soft); font-size: .9rem; }
dd { margin: 0 0 .5rem; font-weight: 600; }
@media (max-width: 24rem) { .card { padding: 1rem; } }
`;
