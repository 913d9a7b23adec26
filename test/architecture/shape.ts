/** The form of the sources: where the environment is read, how long files are, and what TypeScript may not be talked out of. */
import { importsOf, isNode, parse, type Source, walk } from './source.ts';

const LONGEST = 300;
/** A test is a list of examples and may be longer. */
const LONGEST_TEST = 500;
/** These grow with their content, not with their thoughts. */
const MAY_BE_LONG = /^migrations\/|\/locales\/|\.gen\.ts$|\/sample\//;
const MAY_READ_ENVIRONMENT = /^src\/platform\/config\.ts$|^src\/bin\/|^test\/|^src\/console\/vite\.config\.ts$/;

/** Files that read the environment although only the configuration may. */
export function environmentReaders(files: readonly Source[]): string[] {
  return files
    .filter((file) => !MAY_READ_ENVIRONMENT.test(file.path))
    .filter((file) => {
      let reads = importsOf(file).some((one) => one.to === 'dotenv');
      walk(parse(file), (node) => {
        if (node.type !== 'MemberExpression' || !isNode(node.object) || !isNode(node.property)) return;
        const [object, property] = [node.object.value, node.property.value];
        if (property === 'env' && (object === 'process' || node.object.type === 'MetaProperty')) reads = true;
      });
      walk(parse(file), (node) => {
        if (
          node.type !== 'ImportDeclaration' ||
          !isNode(node.source) ||
          !/^(node:)?process$/.test(String(node.source.value))
        )
          return;
        reads ||= JSON.stringify(node.specifiers).includes('"value":"env"');
      });
      return reads;
    })
    .map((file) => `${file.path} reads the environment`);
}

/** Files that are too long, re-export everything, or silence the compiler. */
export function badForm(files: readonly Source[]): string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    const lines = file.text.split('\n').length - 1;
    const longest = file.path.endsWith('.test.ts') ? LONGEST_TEST : LONGEST;
    if (lines > longest && !MAY_BE_LONG.test(file.path))
      found.push(`${file.path} has ${lines} lines, more than ${longest}`);
    if (/@ts-(ignore|nocheck|expect-error)/.test(file.text)) found.push(`${file.path} silences the compiler`);
    walk(parse(file), (node) => {
      if (node.type === 'ExportAllDeclaration') found.push(`${file.path} has export *`);
      if (node.type === 'TsKeywordType' && node.kind === 'any') found.push(`${file.path} uses any`);
      if (node.type === 'TsAsExpression' && isNode(node.expression) && node.expression.type === 'TsAsExpression') {
        found.push(`${file.path} casts twice (as unknown as)`);
      }
    });
    return [...new Set(found)];
  });
}
