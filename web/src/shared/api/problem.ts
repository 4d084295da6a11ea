/** An answer of the API that is not a success: RFC 9457, with the messages of the fields when the input was at fault. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly detail?: string,
    readonly fields: Readonly<Record<string, readonly string[]>> = {},
    readonly traceId?: string,
  ) {
    super(title);
    this.name = 'Problem';
  }

  /** Why, as exactly as the answer says it. */
  get reason(): string {
    const fields = Object.entries(this.fields).map(([field, reasons]) => `${field}: ${reasons.join(', ')}`);
    return fields.join('. ') || (this.detail ?? this.message);
  }

  static async from(response: Response): Promise<Problem> {
    const body = isProblem(response) ? ((await response.json()) as ProblemDetails) : {};
    return new Problem(
      response.status,
      body.title ?? `HTTP ${response.status}`,
      body.detail,
      body.errors,
      body.traceId,
    );
  }
}

interface ProblemDetails {
  title?: string;
  detail?: string;
  errors?: Record<string, string[]>;
  traceId?: string;
}

function isProblem(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
}
