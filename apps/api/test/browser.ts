export interface Answer<T> {
  status: number;
  body: T;
  etag: string | null;
}

/** What an API test needs of a browser: keeps cookies, sends the token that writes need. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly base: string) {}

  async signIn(email: string, password: string): Promise<Answer<unknown>> {
    return this.post('/api/v1/sign-in', { email, password });
  }

  /** A new browser with the same cookies. */
  copy(): Browser {
    const other = new Browser(this.base);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  get<T = unknown>(path: string): Promise<Answer<T>> {
    return this.send('GET', path);
  }

  post<T = unknown>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.send('POST', path, body, headers);
  }

  put<T = unknown>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.send('PUT', path, body, headers);
  }

  patch<T = unknown>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.send('PATCH', path, body, headers);
  }

  delete<T = unknown>(path: string, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.send('DELETE', path, undefined, headers);
  }

  /** Only how a request is answered: for streams, and for bodies that are no JSON. */
  async response(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.base + path, {
      method,
      headers: { ...this.headers(method), ...headers },
      ...(body === undefined ? {} : { body }),
    });
  }

  /** Fetches what is not JSON. */
  async text(path: string): Promise<Answer<string>> {
    const response = await fetch(this.base + path, { headers: this.headers('GET') });
    return { status: response.status, body: await response.text(), etag: response.headers.get('etag') };
  }

  /** Sends a form with a file in it. */
  async upload<T = unknown>(path: string, fileName: string, content: Uint8Array | string): Promise<Answer<T>> {
    const form = new FormData();
    form.set('file', new Blob([typeof content === 'string' ? content : Uint8Array.from(content)]), fileName);
    return this.read(await fetch(this.base + path, { method: 'POST', headers: this.headers('POST'), body: form }));
  }

  private async send<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(this.base + path, {
      method,
      headers: {
        ...this.headers(method),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return this.read(response);
  }

  private headers(method: string): Record<string, string> {
    const token = this.cookies.get('XSRF-TOKEN');
    return {
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(method !== 'GET' && token ? { 'x-xsrf-token': token } : {}),
    };
  }

  private async read<T>(response: Response): Promise<Answer<T>> {
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const [name, value] = (pair ?? '').split('=');
      if (!name) continue;
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as T, etag: response.headers.get('etag') };
  }
}
