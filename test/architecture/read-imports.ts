import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Import } from './import-rules.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every import, export-from and dynamic import in `src`, generated code left out. */
export function readImports(): Import[] {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((file) => file.replaceAll(path.sep, '/'));
  return files
    .filter((file) => !file.includes('/generated/'))
    .flatMap((file) => importsOf(file, readFileSync(path.join(root, file), 'utf8')));
}

/** The imports of one file's text; relative ones as paths from the root. */
export function importsOf(file: string, text: string): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: Import[] = [];
  function add(specifier: ts.Node | undefined, typeOnly: boolean): void {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const { text: name } = specifier;
    const to = name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name;
    found.push({ from: file, to, typeOnly });
  }
  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    }
    ts.forEachChild(node, visit);
  }
  visit(source);
  return found;
}

/** True for `import type …` and for `import { type A, type B }`; not for an import without names. */
function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}
