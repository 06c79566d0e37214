/** REST calls, typed by their names in the protocol; the only place that fetches. */

import type {
  BlobEndpoint,
  EndpointBodies,
  EndpointName,
  EndpointParams,
  EndpointReplies,
  FileEndpoint,
  JsonEndpoint,
} from './generated/api';
import { ENDPOINTS } from './generated/api';
import { networkIsOn } from './network';
import { CallFailed, problemIn, UNREACHABLE } from './problem';

const ANSWER_SECONDS = 20;
const BYTES_SECONDS = 120;
/** A paper of the largest size over a slow link; only silence in between is a failure, and the browser sees that. */
const UPLOAD_SECONDS = 3600;

/** The arguments of a call: its parameters, then its body if it has one. */
export type CallArguments<N extends EndpointName> = EndpointBodies[N] extends null
  ? [params: EndpointParams[N]]
  : [params: EndpointParams[N], body: EndpointBodies[N]];

export interface UploadWatch {
  /** 0…1 of the bytes that left. */
  readonly progress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

export interface HttpOptions {
  /** Empty: the origin of the page. */
  readonly base?: string;
  readonly token: () => string | null;
}

export class Http {
  readonly #base: string;
  readonly #token: () => string | null;

  constructor(options: HttpOptions) {
    this.#base = options.base ?? '';
    this.#token = options.token;
  }

  /** Call an endpoint that answers with JSON; throws `CallFailed`. */
  async call<N extends JsonEndpoint>(name: N, ...args: CallArguments<N>): Promise<EndpointReplies[N]> {
    const [params, body] = args;
    const answer = await this.#fetch(name, params, { seconds: ANSWER_SECONDS, body }, (response) => response.json());
    return answer as EndpointReplies[N];
  }

  /** Fetch bytes: page images, papers, packages; the browser keeps nothing of what is secret. Throws `CallFailed`. */
  async blob<N extends BlobEndpoint>(
    name: N,
    params: EndpointParams[N],
    { isSecret = false, signal }: { readonly isSecret?: boolean; readonly signal?: AbortSignal } = {},
  ): Promise<Blob> {
    const how = { seconds: BYTES_SECONDS, signal, cache: isSecret ? ('no-store' as const) : ('default' as const) };
    return this.#fetch(name, params, how, (response) => response.blob());
  }

  /** Upload one file and tell how far it is; throws `CallFailed`, also when it is given up. */
  upload<N extends FileEndpoint>(
    name: N,
    params: EndpointParams[N],
    file: File,
    watch: UploadWatch = {},
  ): Promise<EndpointReplies[N]> {
    return new Promise((resolve, reject) => {
      // fetch cannot tell how much of a body was sent.
      const request = new XMLHttpRequest();
      request.open(ENDPOINTS[name].method, this.address(name, params));
      request.timeout = UPLOAD_SECONDS * 1000;
      request.responseType = 'text';
      for (const [header, value] of Object.entries(this.#headers())) request.setRequestHeader(header, value);
      request.upload.onprogress = (event) => {
        if (event.lengthComputable && event.total > 0) watch.progress?.(event.loaded / event.total);
      };
      const failed = (): void => reject(new CallFailed(UNREACHABLE, 0));
      request.onerror = failed;
      request.ontimeout = failed;
      request.onabort = failed;
      request.onload = () => {
        const body = parse(request.responseText);
        if (request.status >= 200 && request.status < 300 && body !== undefined) resolve(body as EndpointReplies[N]);
        else reject(failure(body, request.status));
      };
      watch.signal?.addEventListener('abort', () => request.abort());
      const form = new FormData();
      form.append('paper', file, file.name);
      request.send(form);
    });
  }

  /** The address of an endpoint with its parameters filled in; what is left of them becomes the query. */
  address<N extends EndpointName>(name: N, params: EndpointParams[N]): string {
    const left = new Map(Object.entries(params).map(([key, value]) => [key, String(value)]));
    const path = ENDPOINTS[name].path.replace(/\{([a-z]+)\}/g, (_, key: string) => {
      const value = left.get(key) ?? '';
      left.delete(key);
      return encodeURIComponent(value);
    });
    const query = new URLSearchParams([...left]).toString();
    return `${this.#base}${path}${query === '' ? '' : `?${query}`}`;
  }

  #headers(): Record<string, string> {
    const token = this.#token();
    return token === null ? {} : { Authorization: `Bearer ${token}` };
  }

  async #fetch<N extends EndpointName, T>(
    name: N,
    params: EndpointParams[N],
    how: { seconds: number; body?: unknown; signal?: AbortSignal | undefined; cache?: RequestCache },
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    if (!networkIsOn()) throw new CallFailed(UNREACHABLE, 0);
    const endpoint = ENDPOINTS[name];
    const headers = this.#headers();
    const aborter = new AbortController();
    const giveUp = (): void => aborter.abort();
    const timer = setTimeout(giveUp, how.seconds * 1000);
    how.signal?.addEventListener('abort', giveUp);
    const request: RequestInit = { method: endpoint.method, headers, signal: aborter.signal };
    if (how.cache !== undefined) request.cache = how.cache;
    if (endpoint.sends === 'json' || endpoint.sends === 'empty') {
      headers['Content-Type'] = 'application/json';
      request.body = JSON.stringify(how.body ?? {});
    }
    try {
      const response = await fetch(this.address(name, params), request);
      if (!response.ok) throw failure(parse(await response.text()), response.status);
      return await read(response);
    } catch (thrown) {
      // No answer, one cut off in the middle, or given up.
      throw thrown instanceof CallFailed ? thrown : new CallFailed(UNREACHABLE, 0);
    } finally {
      clearTimeout(timer);
      how.signal?.removeEventListener('abort', giveUp);
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failure(body: unknown, status: number): CallFailed {
  // An answer without a problem is not from the server but from something between, such as a proxy.
  return new CallFailed(problemIn(body) ?? UNREACHABLE, status);
}
