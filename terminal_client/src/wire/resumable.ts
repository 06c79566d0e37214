/** Uploads that go on where a broken connection left them: tus, with the SHA-256 of the file announced beforehand. */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DetailedError } from 'tus-js-client';
import { Upload } from 'tus-js-client';

import { networkIsOn } from './network';
import type { Problem } from './problem';
import { CallFailed, problemIn, UNREACHABLE } from './problem';

const PIECE_BYTES = 8 * 1024 * 1024;
/** Five minutes without a byte, counted anew whenever some arrived; then somebody is told. */
const RETRY_MS = [0, 500, 1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000, 60_000, 60_000, 60_000];
const CONFLICT = 409;

export interface Resumable {
  readonly file: File;
  /** Its name with the folders it came in. */
  readonly path: string;
  readonly meeting: string;
  readonly intake?: string | undefined;
  readonly token: () => string | null;
  /** 0…1 of the bytes that arrived. */
  readonly progress: (fraction: number) => void;
  /** Whether the line is down and it is being tried again. */
  readonly waiting?: (isWaiting: boolean) => void;
  readonly signal: AbortSignal;
  readonly base?: string;
}

/** Send a file and return the id of the upload; throws `CallFailed`. The same file chosen again goes on after a reload. */
export async function sendResumable(what: Resumable): Promise<string> {
  const digest = await digestOf(what.file, what.signal);
  return new Promise((resolve, reject) => {
    const upload = new Upload(what.file, {
      endpoint: `${what.base ?? ''}/api/v1/uploads`,
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_MS,
      metadata: {
        meeting: what.meeting,
        filename: what.path,
        sha256: digest,
        ...(what.intake === undefined ? {} : { intake: what.intake }),
      },
      fingerprint: () =>
        Promise.resolve(['yixi', what.meeting, what.intake ?? '', what.path, what.file.size, digest].join('-')),
      removeFingerprintOnSuccess: true,
      onBeforeRequest: (request) => {
        if (!networkIsOn()) throw new CallFailed(UNREACHABLE, 0);
        const token = what.token();
        if (token !== null) request.setHeader('Authorization', `Bearer ${token}`);
      },
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        const again = !what.signal.aborted && (status === 0 || status >= 500 || status === CONFLICT);
        if (again) what.waiting?.(true);
        return again;
      },
      onProgress: (sent, total) => {
        what.waiting?.(false);
        what.progress(total === 0 ? 1 : sent / total);
      },
      onError: (error) => reject(failureOf(error)),
      onSuccess: () => resolve((upload.url ?? '').replace(/^.*\//, '')),
    });
    what.signal.addEventListener('abort', () => {
      upload.abort(true).catch(() => undefined);
      reject(new CallFailed(UNREACHABLE, 0));
    });
    upload
      .findPreviousUploads()
      .then(([before]) => {
        if (what.signal.aborted) return;
        if (before !== undefined) upload.resumeFromPreviousUpload(before);
        upload.start();
      })
      .catch((thrown: unknown) => reject(failureOf(thrown)));
  });
}

/** SHA-256 in hexadecimal, piece by piece: `crypto.subtle` does not exist on plain HTTP and would want it whole. */
export async function digestOf(file: Blob, signal?: AbortSignal): Promise<string> {
  const digest = sha256.create();
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    if (signal?.aborted === true) throw new CallFailed(UNREACHABLE, 0);
    digest.update(new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer()));
  }
  return bytesToHex(digest.digest());
}

function failureOf(thrown: unknown): CallFailed {
  if (thrown instanceof CallFailed) return thrown;
  const response = (thrown as Partial<DetailedError>).originalResponse ?? null;
  if (response === null) return new CallFailed(UNREACHABLE, 0);
  let problem: Problem | null = null;
  try {
    problem = problemIn(JSON.parse(response.getBody()));
  } catch {
    // No answer of the server's own.
  }
  return new CallFailed(problem ?? UNREACHABLE, response.getStatus());
}
