import { HttpErrorResponse } from '@angular/common/http';

/** What was wrong with one field, as the server names it. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Something went wrong: what happened, what was kept, what to do (RFC 9457, with our own members). */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string | null;
  readonly kept: string | null;
  readonly todo: string | null;
  readonly fields: readonly FieldProblem[];
}

const UNREACHABLE: Problem = {
  status: 0,
  title: 'Headway cannot be reached.',
  detail: 'You may be offline, or the server may be starting again.',
  kept: null,
  todo: 'Check the connection and try again.',
  fields: [],
};

/** Titles for answers that carry none, for example from a proxy in front of Headway. */
const TITLES: Readonly<Record<number, string>> = {
  403: 'This is not open to you.',
  404: 'There is nothing here that you can see.',
  409: 'Somebody else has changed this in the meantime.',
  412: 'Somebody else has changed this in the meantime.',
  413: 'The file is too large.',
  429: 'That was tried too often. Wait a little and try again.',
  502: 'Headway is starting again.',
  503: 'Headway is starting again.',
};

/** Turns whatever a call threw into a problem that can be shown. Anything but a failed request is thrown on. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof HttpErrorResponse)) throw error;
  if (error.status === 0) return UNREACHABLE;
  const body = bodyOf(error.error);
  const fields = Array.isArray(body['errors']) ? body['errors'].flatMap(fieldProblem) : [];
  return {
    status: error.status,
    title: withoutField(text(body['title']), fields) ?? TITLES[error.status] ?? 'Something went wrong at our end.',
    detail: text(body['detail']),
    kept: text(body['kept']),
    todo: text(body['todo']),
    fields,
  };
}

/** A title that is about one field begins with the field's name in the API, which is no word for a reader. */
function withoutField(title: string | null, fields: readonly FieldProblem[]): string | null {
  const named = fields.find(({ field, message }) => title === `${field}: ${message}`);
  return named ? named.message : title;
}

/** The problem of a form that is not complete, said before it is sent; null when nothing is missing. */
export function incomplete(fields: readonly FieldProblem[]): Problem | null {
  const [first] = fields;
  return first ? { status: 400, title: first.message, detail: null, kept: null, todo: null, fields } : null;
}

/** The message for one field, or null when nothing is wrong with it. */
export function fieldMessage(problem: Problem | null, field: string): string | null {
  return problem?.fields.find((each) => each.field === field)?.message ?? null;
}

/** Calls that answer without a body are read as text, so their problems arrive as a string of JSON. */
function bodyOf(error: unknown): Readonly<Record<string, unknown>> {
  if (typeof error === 'string') {
    try {
      return bodyOf(JSON.parse(error));
    } catch {
      return {};
    }
  }
  return isRecord(error) ? error : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function fieldProblem(value: unknown): FieldProblem[] {
  if (!isRecord(value)) return [];
  const field = text(value['field']);
  const message = text(value['message']);
  return field && message ? [{ field, message }] : [];
}
