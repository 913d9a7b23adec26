/** The errors the API can give, as one type, and the failures of the network in the same shape. */

export type FieldProblem = { pointer: string; code: string; detail: string };

export type ProblemBody = {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  code: string;
  errors?: FieldProblem[];
  [extra: string]: unknown;
};

/** A refused or failed request: RFC 9457 members, request id and time; `status` 0 means the server was not reached. */
export class ApiProblem extends Error {
  readonly body: ProblemBody;
  readonly requestId: string;
  readonly at: Date;
  readonly retryAfter: number | undefined;

  constructor(body: ProblemBody, requestId: string, retryAfter?: number) {
    super(body.detail ?? body.title);
    this.name = 'ApiProblem';
    this.body = body;
    this.requestId = requestId;
    this.at = new Date();
    this.retryAfter = retryAfter;
  }

  get status(): number {
    return this.body.status;
  }

  get code(): string {
    return this.body.code;
  }

  /** True when it is unknown whether the server did it: no answer, or the server broke while answering. */
  get outcomeUnknown(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  /** The error text for a JSON pointer such as `/lines/0/quantity`, if the server named that field. */
  field(pointer: string): string | undefined {
    return this.body.errors?.find((error) => error.pointer === pointer)?.detail;
  }
}

/** True for values that carry at least the required members of a problem. */
export function isProblemBody(value: unknown): value is ProblemBody {
  return (
    typeof value === 'object' &&
    value !== null &&
    'title' in value &&
    'status' in value &&
    typeof value.title === 'string'
  );
}
