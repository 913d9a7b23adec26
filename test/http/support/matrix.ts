/** Requests with ids that are somebody else's, made from the OpenAPI document, and what should not have been answered to them. */
import { newId } from '../../../src/kernel/ids.ts';
import { ROLES } from '../../../src/people/schema.ts';
import type { Role } from '../../../src/people/schema.ts';
import { Browser } from './api.ts';
import type { ProblemBody, TestApi } from './api.ts';
import { isIdName } from './contract.ts';
import type { Contract, Operation } from './contract.ts';
import type { ForeignRows } from './foreign-rows.ts';
import { NO_ROW, NOT_MADE_UP, PATH_VALUE, tableOf } from './foreign-worlds.ts';
import type { World } from './foreign-worlds.ts';
import { isRight, leakIn, wordsOf } from './matrix-answers.ts';

type Keys = ReadonlyMap<string, string>;

/** One request; `foreign` tells where it names what is not the asker's: nowhere, in the path, in the path below what is the asker's own, in a filter, in the body. */
export interface Try {
  operation: Operation;
  url: string;
  body: unknown;
  foreign: 'nothing' | 'path' | 'part' | 'filter' | 'body';
  /** For the sentence about a failure. */
  where: string;
}

const SIDE_BY_SIDE = 4;
/** What made-up texts begin with, so that a search for it finds everything it may. */
const SEARCH = 'canary-';

export class Matrix {
  private readonly api: TestApi;
  private readonly contract: Contract;
  private readonly rows: ForeignRows;
  private readonly own: Keys;
  private sent = 0;
  private readonly asked = new Set<string>();
  /** Refusals for a missing right so far, by request id. */
  readonly refused: string[] = [];

  constructor(api: TestApi, contract: Contract, rows: ForeignRows, own: Keys) {
    this.api = api;
    this.contract = contract;
    this.rows = rows;
    this.own = own;
  }

  /** Sentences about names in paths of which no row is known; a new route is one line in TABLE_OF away. */
  unknownNames(): string[] {
    const unknown = this.contract.operations.flatMap(({ method, path }) =>
      namesOf(path)
        .filter(({ name, thing }) => !(name in PATH_VALUE) && !this.own.has(tableOf(this.rows, thing) ?? ''))
        .map(
          ({ thing }) =>
            `${method} ${path} names ${thing}: add \`${thing}: '<its table>'\` to TABLE_OF in test/http/support/foreign-worlds.ts`,
        ),
    );
    return [...new Set(unknown)];
  }

  /** A person with `role` in the sample company, limited to its south-west where `limited`, signed in. */
  async person(role: Role, limited: boolean): Promise<Browser> {
    const { company } = this.api;
    const dealerSide = ['dealer', 'distributor', 'guide', 'store_manager'].includes(role);
    const id = newId('user');
    const login = `${role}${limited ? '.west' : ''}@matrix.example`;
    await this.rows.query(
      `insert into user_account (id, tenant_id, party_id, login, name, name_en, password_hash)
       select $1, tenant_id, $3, $2, $4, $4, password_hash from user_account where id = $5`,
      [id, login, dealerSide ? company.dealers.heyue : company.companyPartyId, role, company.users.auditor.id],
    );
    await this.rows.query('insert into login_index (login, tenant_id, user_id) values ($1, $2, $3)', [
      login,
      company.tenant,
      id,
    ]);
    await this.rows.query(
      `insert into user_role (id, tenant_id, user_id, company_id, role, regions, parties, valid_from) values ($1, $2, $3, $4, $5, $6, $7, '2024-01-01')`,
      [
        newId('user_role'),
        company.tenant,
        id,
        company.companyId,
        role,
        limited && !dealerSide ? [company.regions.SOUTHWEST] : null,
        dealerSide ? [company.dealers.heyue] : null,
      ],
    );
    const browser = new Browser(this.api);
    const answer = await browser.signInAs(login, company.password);
    if (answer.statusCode !== 200) throw new Error(`${login} cannot sign in: ${answer.body}`);
    return browser;
  }

  /** Everybody: each role with everything of the company, or limited to its south-west. */
  async everybody(limited: boolean): Promise<Map<Role, Browser>> {
    const people = new Map<Role, Browser>();
    for (const role of ROLES) people.set(role, await this.person(role, limited));
    return people;
  }

  /** Each operation with an id of `world` in each place that takes one. */
  foreignTries(world: World): Try[] {
    return this.contract.operations.flatMap((operation) => [
      ...this.pathTries(operation, world),
      ...this.filterTries(operation, world),
      ...this.bodyTries(operation, world),
    ]);
  }

  /** Each list, export and count as it is asked for: bare, searched, and with each value of each declared choice. */
  browsingTries(except: readonly string[] = []): Try[] {
    return this.contract.operations
      .filter(({ method, path, id }) => method === 'GET' && !path.includes('{') && !except.includes(id))
      .flatMap((operation) => {
        const queries = [{}, { q: SEARCH }, ...choicesOf(this.contract, operation)];
        const known = queries.filter((query) =>
          Object.keys(query).every((name) => operation.parameters.some((one) => one.name === name)),
        );
        return known.map((query) => ({
          operation,
          url: this.address(operation, () => this.own, query),
          body: undefined,
          foreign: 'nothing' as const,
          where: JSON.stringify(query),
        }));
      });
  }

  /** Each thing that can be read by its address, at the asker's own. */
  ownReads(): Try[] {
    return this.contract.operations
      .filter(({ method, path, id }) => method === 'GET' && path.includes('{') && !NOT_MADE_UP.includes(id))
      .map((operation) => ({
        operation,
        url: this.address(operation, () => this.own, {}),
        body: undefined,
        foreign: 'nothing',
        where: 'own',
      }));
  }

  /** Sends them all; sentences about answers that tell, change or break something. */
  async send(browser: Browser, tries: readonly Try[], secrets: ReadonlySet<string>): Promise<string[]> {
    const wrong: string[] = [];
    for (let i = 0; i < tries.length; i += SIDE_BY_SIDE) {
      const found = await Promise.all(
        tries.slice(i, i + SIDE_BY_SIDE).map((one) => this.sendOne(browser, one, secrets)),
      );
      wrong.push(...found.filter((sentence) => sentence !== undefined));
    }
    return wrong;
  }

  /** Operation ids of those that were there. A made-up row may not fit the form of the answer; that it was found is what counts. */
  async found(browser: Browser, tries: readonly Try[]): Promise<string[]> {
    const found: string[] = [];
    for (const { operation, url } of tries) {
      const { statusCode } = await browser.send(operation.method, url);
      if (![403, 404].includes(statusCode)) found.push(operation.id);
    }
    return found;
  }

  private async sendOne(browser: Browser, one: Try, secrets: ReadonlySet<string>): Promise<string | undefined> {
    const { operation } = one;
    const response = await browser.send(operation.method, one.url, one.body, {
      'idempotency-key': `matrix-${(this.sent += 1)}-${newId('request')}`,
      ...(operation.parameters.some(({ name }) => name === 'if-match') ? { 'if-match': '"1"' } : {}),
    });
    const status = response.statusCode;
    const problem = status >= 400 ? response.json<ProblemBody>() : undefined;
    if (problem?.code === 'FORBIDDEN' || problem?.code === 'OUT_OF_SCOPE')
      this.refused.push(String(response.headers['x-request-id']));
    const asked = `${decodeURIComponent(one.url)} ${JSON.stringify(one.body ?? null)}`;
    for (const word of wordsOf(asked)) this.asked.add(word);
    // Asking for what is not there is itself recorded, under the id that was asked for.
    const mayTell = operation.id === 'listAuditEvents' ? this.asked : new Set(wordsOf(asked));
    const told = leakIn(`${response.body} ${JSON.stringify(response.headers)}`, secrets, mayTell);
    const say = (what: string) =>
      `${operation.method} ${operation.path} ${one.foreign} ${one.where}: ${status} ${problem?.code ?? ''} ${what}`;
    if (told !== undefined) return say(`tells ${told}`);
    return isRight(one, status, problem?.code, response.body) ? undefined : say('');
  }

  private pathTries(operation: Operation, world: World): Try[] {
    const names = namesOf(operation.path).filter(
      ({ thing, name }) => isIdName(name) && this.has(world.keys, thing, name),
    );
    const which =
      names.length > 1
        ? [...names.map(({ name }) => [name]), names.map(({ name }) => name)]
        : names.map(({ name }) => [name]);
    return which.map((foreign) => ({
      operation,
      url: this.address(operation, (name) => (foreign.includes(name) ? world.keys : this.own), {}),
      body: this.body(operation, this.own),
      foreign: foreign.includes(names[0]!.name) ? 'path' : 'part',
      where: foreign.join(', '),
    }));
  }

  private filterTries(operation: Operation, world: World): Try[] {
    return operation.parameters
      .filter((one) => one.in === 'query' && isIdName(one.name) && this.has(world.keys, one.name, one.name))
      .map(({ name }) => ({
        operation,
        url: this.address(operation, () => this.own, { [name]: this.key(world.keys, name)! }),
        body: this.body(operation, this.own),
        foreign: 'filter',
        where: name,
      }));
  }

  private bodyTries(operation: Operation, world: World): Try[] {
    return this.contract
      .idFields(operation.body)
      .filter((field) => !(`${operation.id} ${field}` in NO_ROW))
      .filter((field) => this.has(world.keys, lastOf(field), lastOf(field)))
      .map((field) => ({
        operation,
        url: this.address(operation, () => this.own, {}),
        body: this.body(operation, this.own, field, world.keys),
        foreign: 'body',
        where: field,
      }));
  }

  private body(operation: Operation, keys: Keys, field = '', foreign = keys): unknown {
    if (!operation.body) return undefined;
    const idOf = (path: string) => this.key(path === field ? foreign : keys, lastOf(path)) ?? newId('event');
    return this.contract.example(operation.body, idOf, field);
  }

  private address(
    operation: Operation,
    keysOf: (name: string) => Keys,
    query: Readonly<Record<string, string>>,
  ): string {
    let path = operation.path;
    for (const { name, thing } of namesOf(operation.path))
      path = path.replace(`{${name}}`, encodeURIComponent(this.pathValue(keysOf(name), name, thing)));
    const asked = { ...requiredQuery(this.contract, operation), ...query };
    const search = new URLSearchParams(asked).toString();
    return search === '' ? path : `${path}?${search}`;
  }

  private pathValue(keys: Keys, name: string, thing: string): string {
    const made = PATH_VALUE[name];
    return made ? made(keys.get('sales_order') ?? '') : (this.key(keys, thing) ?? newId('event'));
  }

  private has(keys: Keys, thing: string, name: string): boolean {
    return name in PATH_VALUE ? keys.has('sales_order') : this.key(keys, thing) !== undefined;
  }

  private key(keys: Keys, name: string): string | undefined {
    return keys.get(tableOf(this.rows, name) ?? '');
  }
}

/** The parameters of a path with what each names: the part before it, or its own name without `_id`. */
function namesOf(path: string): { name: string; thing: string }[] {
  const parts = path.split('/');
  return parts.flatMap((part, i) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return name === undefined ? [] : [{ name, thing: name === 'id' ? before(parts, i) : name }];
  });
}

function lastOf(pointer: string): string {
  return pointer.split('/').findLast((part) => !/^\d+$/.test(part)) ?? pointer;
}

function requiredQuery(contract: Contract, operation: Operation): Record<string, string> {
  const needed = operation.parameters.filter((one) => one.in === 'query' && one.required && !isIdName(one.name));
  return Object.fromEntries(needed.map((one) => [one.name, String(contract.example(one.schema, () => ''))]));
}

/** One query for each value of each parameter with a list of values. */
function choicesOf(contract: Contract, operation: Operation): Record<string, string>[] {
  return operation.parameters
    .filter((one) => one.in === 'query')
    .flatMap((one) => {
      const form = contract.resolve(one.schema);
      const values = form.enum ?? (form.items ? contract.resolve(form.items).enum : undefined) ?? [];
      return values.map((value) => ({ [one.name]: String(value) }));
    });
}

/** The nearest part of a path before its `i`-th that is no parameter. */
function before(parts: readonly string[], i: number): string {
  return parts.slice(0, i).findLast((part) => !part.startsWith('{')) ?? '';
}
