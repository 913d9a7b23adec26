/** Money is never a JavaScript number: finds number-typed names of money and conversions of them. */
import { isNode, type Node, parse, type Source, walk } from './source.ts';

const WORDS = new Set([
  'amount',
  'amounts',
  'price',
  'prices',
  'total',
  'totals',
  'balance',
  'balances',
  'net',
  'tax',
  'gross',
  'cost',
  'costs',
  'fee',
  'fees',
  'discount',
  'rebate',
  'commission',
]);

/** Names that only look like money, each with what they are. */
const NOT_MONEY: Record<string, string> = {
  'src/platform/auth/password.ts cost': 'work factor of the password hash',
  'src/platform/db/tables.gen.ts total': 'steps of an operation',
  'src/console/parts/long-task.tsx total': 'steps of an operation',
};

/** "limitAmount" and "limit_amount" are amounts; "amountScale" and "priceCount" are not. */
function isMoney(name: string): boolean {
  const last = name.split(/_|(?<=[a-z0-9])(?=[A-Z])/).at(-1) ?? '';
  return WORDS.has(last.toLowerCase()) && !/(password|hash)/i.test(name);
}

function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier' || node.type === 'StringLiteral')
    return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'MemberExpression') return nameOf(node.property);
  if (node.type === 'OptionalChainingExpression') return nameOf(node.base);
  if (node.type === 'TsNonNullExpression') return nameOf(node.expression);
  return undefined;
}

/** Whether a type is number, or a union or list that holds it. */
function holdsNumber(type: unknown): boolean {
  if (!isNode(type)) return false;
  if (type.type === 'TsKeywordType') return type.kind === 'number';
  if (type.type === 'TsTypeAnnotation') return holdsNumber(type.typeAnnotation);
  if (type.type === 'TsUnionType' && Array.isArray(type.types)) return type.types.some(holdsNumber);
  if (type.type === 'TsArrayType') return holdsNumber(type.elemType);
  return false;
}

function conversion(node: Node): string | undefined {
  if (node.type === 'UnaryExpression' && node.operator === '+') return nameOf(node.argument);
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return undefined;
  const called = nameOf(node.callee) ?? '';
  if (called === 'toNumber' && node.callee.type === 'MemberExpression') return nameOf(node.callee.object);
  if (!['Number', 'parseFloat', 'parseInt'].includes(called) || !Array.isArray(node.arguments)) return undefined;
  const [first] = node.arguments as { expression: unknown }[];
  return nameOf(first?.expression);
}

/** One line per name of money that is, or becomes, a number. */
export function numberMoney(files: readonly Source[]): string[] {
  const found = new Set<string>();
  for (const file of files) {
    const report = (name: string | undefined, what: string) => {
      if (name !== undefined && isMoney(name) && !(`${file.path} ${name}` in NOT_MONEY))
        found.add(`${file.path}: ${name} ${what}`);
    };
    walk(parse(file), (node) => {
      if (holdsNumber(node.typeAnnotation))
        report(nameOf(node.type === 'Identifier' ? node : (node.key ?? node)), 'is typed as a number');
      report(conversion(node), 'is turned into a number');
    });
  }
  return [...found];
}
