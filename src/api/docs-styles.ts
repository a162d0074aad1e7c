export const docsStyles = `
:root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; color: #16262b; background: #f4f7f7; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.75rem; margin: 0 0 .5rem; }
h2 { font-size: 1.05rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
section { background: #fff; border: 1px solid #d5dfe0; border-radius: .5rem; padding: 1rem; margin: 1rem 0; }
.method { display: inline-block; min-width: 3.2rem; text-align: center; border-radius: .25rem; padding: .1rem .4rem;
  font-size: .8rem; color: #fff; background: #0b5c6b; }
.method.post { background: #7a4200; }
.summary { font-weight: 600; margin: .25rem 0; }
code { font: .92em ui-monospace, monospace; }
a { color: #0b5c6b; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #e3eaea; vertical-align: top; }
pre { overflow-x: auto; background: #f4f7f7; padding: .75rem; border-radius: .4rem; font-size: .85rem; }
details { margin: .4rem 0; }
.answers { padding-left: 1.1rem; margin: .5rem 0 0; font-size: .92rem; }
`;
