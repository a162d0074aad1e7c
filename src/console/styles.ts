export const consoleStyles = `
:root { color-scheme: light; --ink: #14262b; --soft: #4a5f65; --line: #c9d6d8; --brand: #0b5c6b; --brand-dark: #084652;
  --tint: #e3f0f1; --danger: #9b1c1c; font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  color: var(--ink); background: #f1f6f6; }
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; }
a { color: var(--brand-dark); }
:focus-visible { outline: 3px solid #f2a900; outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: .5rem; top: .5rem; background: #fff; padding: .5rem 1rem; z-index: 1; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.masthead { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between;
  min-height: 3.75rem; padding: .4rem max(1rem, calc(50vw - 37rem)); background: #fff; border-bottom: 1px solid var(--line); }
.brand { display: flex; align-items: center; gap: .6rem; font-weight: 650; text-decoration: none; }
.mark { width: 1.75rem; height: 1.75rem; border-radius: .5rem; background:
  linear-gradient(#fff, #fff) center / .95rem .28rem no-repeat, linear-gradient(#fff, #fff) center / .28rem .95rem no-repeat,
  var(--brand); }
nav a[aria-current] { text-decoration: underline; text-underline-offset: .3rem; text-decoration-thickness: 2px; }
@media (max-width: 40rem) { nav { order: 3; width: 100%; } .who span { display: none; } }
.who { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; color: var(--soft); overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; margin-right: auto; font-weight: 600; }
nav a { padding: .45rem .1rem; text-decoration: none; }
nav a:hover { text-decoration: underline; }
main { max-width: 76rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.05rem; margin: 0 0 .6rem; }
.card { background: #fff; border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin: 0 0 1rem;
  min-width: 0; box-shadow: 0 1px 2px rgb(20 38 43 / 6%); }
.narrow { max-width: 27rem; margin: 2rem auto; }
label { display: block; font-weight: 600; font-size: .92rem; margin-bottom: .2rem; }
input, select { width: 100%; min-height: 2.6rem; padding: .4rem .6rem; font: inherit; color: inherit; background: #fff;
  border: 1px solid #71868b; border-radius: .45rem; }
button, .button { display: inline-block; min-height: 2.6rem; padding: .45rem 1.1rem; font: inherit; font-weight: 650;
  color: #fff; background: var(--brand); border: 1px solid var(--brand); border-radius: .45rem; cursor: pointer;
  text-decoration: none; }
button:hover, .button:hover { background: var(--brand-dark); }
button.secondary { color: var(--brand-dark); background: #fff; }
button.secondary:hover { background: var(--tint); }
button.danger { background: var(--danger); border-color: var(--danger); margin-top: .75rem; }
button.quiet { color: var(--brand-dark); background: transparent; border-color: transparent; text-decoration: underline;
  padding-inline: .4rem; }
.hint, .sub { color: var(--soft); font-size: .88rem; }
.sub { display: block; font-weight: 400; overflow-wrap: anywhere; }
p.sub { margin: .4rem 0 0; }
.alert { background: #fdf0ef; border: 2px solid var(--danger); border-radius: .5rem; padding: .6rem .9rem; }
.session-warning { position: sticky; top: 0; z-index: 1; background: #fdeed3; border: 2px solid #8a5a00; border-radius: .5rem;
  padding: .6rem .9rem; margin: 0 0 1rem; }
.session-warning p { margin: 0 0 .5rem; }
.filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.4rem, 1fr)); gap: .75rem; align-items: end; }
.filters.short { grid-template-columns: minmax(0, 14rem) auto; justify-content: start; }
.badge { display: inline-block; padding: .05rem .55rem; border-radius: 1rem; font-size: .82rem; font-weight: 650;
  background: #e8edee; color: #2b3f45; vertical-align: middle; margin-right: .3rem; }
.badge.open { background: #fdeed3; color: #6d4000; }
.badge.in_progress { background: #dcefe5; color: #0c5133; }
.badge.waiting { background: #e2e9f8; color: #213d78; }
.badge.reply { margin-left: .4rem; }
.badge.delivered, .badge.sent { background: #dcefe5; color: #0c5133; }
.badge.failed, .badge.suppressed { background: #fdeed3; color: #6d4000; }
.badge.urgent, .badge.flag { background: var(--danger); color: #fff; }
.tickets { width: 100%; border-collapse: separate; border-spacing: 0; background: #fff; border: 1px solid var(--line);
  border-radius: .75rem; overflow: hidden; margin-bottom: 1rem; }
.tickets th, .tickets td { text-align: left; vertical-align: top; padding: .65rem .8rem; overflow-wrap: anywhere; }
.tickets thead th { font-size: .82rem; color: var(--soft); background: #f7fafa; border-bottom: 1px solid var(--line); }
.tickets tbody tr + tr > * { border-top: 1px solid #e3eaea; }
.tickets tr.urgent > th { box-shadow: inset 4px 0 0 var(--danger); }
.tickets tbody th a { white-space: nowrap; margin-right: .4rem; }
@media (max-width: 48rem) {
  .tickets, .tickets tbody, .tickets tr, .tickets th, .tickets td { display: block; }
  .tickets thead { display: none; }
  .tickets tbody tr { padding: .5rem 0; }
  .tickets tbody tr + tr > * { border-top: 0; }
  .tickets tbody tr + tr { border-top: 1px solid var(--line); }
  .tickets td, .tickets th { padding: .25rem .9rem; }
  .tickets td { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); justify-items: start; }
  .tickets td::before { content: attr(data-label); color: var(--soft); font-size: .88rem; }
  .tickets td .sub { grid-column: 2; }
  .tickets td .sub:empty { display: none; }
  .tickets tr.urgent > th { box-shadow: none; }
  .tickets tr.urgent { box-shadow: inset 4px 0 0 var(--danger); }
}
@media (min-width: 34rem) and (max-width: 48rem) {
  .tickets tbody tr { display: grid; grid-template-columns: 1fr 1fr; }
  .tickets tbody th { grid-column: 1 / -1; }
}
.back { margin: 0 0 .75rem; }
.summary h1 { display: flex; flex-wrap: wrap; gap: .3rem .6rem; align-items: center; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .75rem 1rem; margin: 0 0 .75rem; }
@media (min-width: 60rem) { dl { grid-template-columns: repeat(4, minmax(0, 1fr)); } }
@media (max-width: 30rem) { dl { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
dt { color: var(--soft); font-size: .85rem; }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.encounter { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.outcome { border-left: 4px solid var(--brand); padding-left: .75rem; }
.panes { display: grid; gap: 0 1rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 60rem) { .panes { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
.plain, .thread { list-style: none; margin: 0; padding: 0; }
.plain li { padding: .35rem 0; border-top: 1px solid #e3eaea; overflow-wrap: anywhere; }
.plain li:first-child { border-top: 0; }
.thread li { padding: .75rem .9rem; border-radius: .6rem; margin-bottom: .75rem; background: #f1f6f6; }
.thread .out { background: var(--tint); margin-left: min(2rem, 5vw); }
.meta { margin: 0 0 .3rem; font-size: .88rem; color: #3d5157; overflow-wrap: anywhere; }
.attachments { list-style: none; margin: .6rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .6rem; }
.thread .attachments li { padding: 0; margin: 0; background: none; border-radius: 0; max-width: 100%; }
.attachments img { display: block; max-width: 100%; max-height: 20rem; border: 1px solid var(--line); border-radius: .5rem;
  background: #fff; }
.attachments audio, .attachments video { display: block; width: 22rem; max-width: 100%; }
.missing { margin: 0; padding: .4rem .7rem; border: 1px dashed #71868b; border-radius: .45rem; background: #fff; }
.tasks { list-style: none; margin: 0; padding: 0; }
.task { display: grid; gap: .75rem 1.5rem; }
.task.urgent { box-shadow: inset 4px 0 0 var(--danger); }
.task p { margin: 0 0 .3rem; }
.links { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; }
.actions { display: grid; gap: .3rem; align-content: start; }
.actions label { margin: 0; }
.pair { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .3rem; }
.pair button { flex: 1; }
.said { display: block; white-space: pre-wrap; }
textarea { width: 100%; font: inherit; padding: .5rem .6rem; border: 1px solid #5f7f84; border-radius: .45rem; }
.choices { border: 1px solid var(--line); border-radius: .45rem; margin: .6rem 0; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; }
.choices label { display: flex; align-items: center; gap: .4rem; margin: 0; }
.choices input { width: 1.3rem; min-height: 1.3rem; height: 1.3rem; }
.card > form > button { margin-top: .5rem; }
.ended { color: var(--soft); }
@media (min-width: 48rem) { .task { grid-template-columns: minmax(0, 1fr) 17rem; } }
code { overflow-wrap: anywhere; }
blockquote { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
`;
