/** The API as its OpenAPI document describes it, and bodies that its forms accept. */
import type { TestApi } from './api.ts';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  pattern?: string;
  format?: string;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  id: string;
  parameters: Parameter[];
  /** Absent: no JSON body. */
  body: Schema | undefined;
}

interface Document {
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string;
        parameters?: Parameter[];
        requestBody?: { content: Record<string, { schema: Schema }> };
      }
    >
  >;
  components: { schemas: Record<string, Schema> };
}

/** The operations under /api/v1, in the document's order, and its forms. */
export class Contract {
  readonly operations: Operation[];
  private readonly schemas: Record<string, Schema>;

  constructor(document: unknown) {
    const { paths, components } = document as Document;
    this.schemas = components.schemas;
    this.operations = Object.entries(paths)
      .filter(([path]) => path.startsWith('/api/v1/'))
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({
          method: method.toUpperCase() as Operation['method'],
          path,
          id: operation.operationId,
          parameters: operation.parameters ?? [],
          body: operation.requestBody?.content['application/json']?.schema,
        })),
      );
  }

  static async of(api: TestApi): Promise<Contract> {
    return new Contract((await api.app.inject('/openapi.json')).json());
  }

  resolve(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : this.resolve(this.schemas[name] ?? {});
  }

  /** Pointers of the fields of a body that name other things, such as `/lines/0/warehouse_id`. */
  idFields(schema: Schema | undefined, path = '', depth = 0): string[] {
    if (!schema || depth > 8) return [];
    const form = this.resolve(schema);
    const below = Object.entries(form.properties ?? {}).flatMap(([name, property]) =>
      isIdName(name) ? [`${path}/${name}`] : this.idFields(property, `${path}/${name}`, depth + 1),
    );
    const items = form.items ? this.idFields(form.items, `${path}/0`, depth + 1) : [];
    const parts = [...(form.anyOf ?? []), ...(form.oneOf ?? []), ...(form.allOf ?? [])];
    return [...new Set([...below, ...items, ...parts.flatMap((part) => this.idFields(part, path, depth + 1))])];
  }

  /** A body with what is required, each id from `idOf(name)`, and what leads to `target`. */
  example(schema: Schema, idOf: (name: string) => unknown, target = '', path = ''): unknown {
    const form = this.resolve(schema);
    const inside = (at: string) => target === at || target.startsWith(`${at}/`);
    if (form.const !== undefined) return form.const;
    if (form.enum) return form.enum[0];
    const parts = form.anyOf ?? form.oneOf ?? form.allOf;
    if (parts) {
      const leading = parts.find((part) => target !== '' && this.idFields(part, path).includes(target));
      return this.example(leading ?? parts[0]!, idOf, target, path);
    }
    const type = [form.type].flat()[0];
    if (type === 'object') {
      const names = Object.keys(form.properties ?? {}).filter(
        (name) => form.required?.includes(name) || inside(`${path}/${name}`),
      );
      return Object.fromEntries(
        names.map((name) => {
          const at = `${path}/${name}`;
          const list = [this.resolve(form.properties![name]!)].some((one) => one.type === 'array');
          if (isIdName(name)) return [name, list ? [idOf(at)].flat() : idOf(at)];
          return [name, this.example(form.properties![name]!, idOf, target, at)];
        }),
      );
    }
    if (type === 'array')
      return (form.minItems ?? 0) > 0 || inside(`${path}/0`)
        ? [this.example(form.items!, idOf, target, `${path}/0`)]
        : [];
    if (type === 'integer' || type === 'number') return Math.max(form.minimum ?? 1, (form.exclusiveMinimum ?? 0) + 1);
    if (type === 'boolean') return false;
    return type === 'string' ? text(form, path) : null;
  }
}

/** Whether a field of this name holds the id of another thing. */
export function isIdName(name: string): boolean {
  return /(^|_)(id|ids)$/.test(name);
}

const TEXTS = [
  '1',
  'CNY',
  '2026-12-01',
  'SL-ESS-150',
  'test1234',
  'a@b.example',
  'https://example.com/hook',
  '0.1',
  '2026-12',
];

function text(form: Schema, path: string): string {
  if (form.format === 'date') return path.endsWith('to') ? '2027-12-01' : '2026-12-01';
  if (form.format === 'date-time') return '2026-12-01T00:00:00.000Z';
  if (form.format === 'email') return 'a@b.example';
  if (form.format === 'uri') return 'https://example.com/hook';
  const pattern = form.pattern === undefined ? undefined : new RegExp(form.pattern, 'u');
  const found = TEXTS.find((one) => (!pattern || pattern.test(one)) && one.length >= (form.minLength ?? 0));
  return found ?? 'x'.repeat(form.minLength ?? 1);
}
