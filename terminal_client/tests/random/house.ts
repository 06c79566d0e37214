/** A real server process on a free port with a data folder of its own, and what the scenario put into it. */

import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import type { JsonValue } from '../../src/wire/generated/types';

const run = promisify(execFile);
const ROOT = resolve(__dirname, '../../..');
const PYTHON = process.env.PYTHON ?? join(ROOT, '.venv/bin/python');
const START_SECONDS = 30;
const OUTPUT_BYTES = 256 * 1024 * 1024;

export interface Scenario {
  readonly meeting: string;
  readonly attendees: { readonly [key: string]: string };
  readonly roles: { readonly [key: string]: string };
  readonly items: readonly [string, string];
  readonly versions: readonly [string, string];
  readonly pages: number;
  readonly terminal_tokens: { readonly [key: string]: string };
  readonly screen_token: string;
}

export interface Journal {
  readonly events: readonly {
    readonly position: number;
    readonly stream: string;
    readonly seq: number;
    readonly name: string;
    readonly payload: { readonly [part: string]: JsonValue };
  }[];
  readonly receipts: { readonly [id: string]: { readonly name: string; readonly answer: JsonValue } };
  readonly marks: { readonly [id: string]: { readonly erased: boolean; readonly revision: number } };
  readonly notes: { readonly [id: string]: string };
  readonly votes: readonly { readonly ballot: string; readonly attendee: string; readonly choice: string }[];
}

export class House {
  readonly data = mkdtempSync(join(tmpdir(), 'yixi-random-'));
  base = '';
  #port = 0;
  #process: ChildProcess | null = null;

  /** Make the scenario and start the server. */
  async open(): Promise<Scenario> {
    const scenario = await this.#python<Scenario>('tests.faults.scenario');
    this.#port = await freePort();
    this.base = `http://127.0.0.1:${this.#port}`;
    await this.start();
    return scenario;
  }

  async start(): Promise<void> {
    const log = createWriteStream(join(this.data, 'server.log'), { flags: 'a' });
    const started = spawn(PYTHON, ['-m', 'server.cli', 'serve', '--no-worker'], {
      cwd: ROOT,
      env: {
        ...process.env,
        YIXI_DATA: this.data,
        YIXI_HOST: '127.0.0.1',
        YIXI_PORT: String(this.#port),
        YIXI_LOG_LEVEL: 'warning',
      },
    });
    started.stdout.pipe(log);
    started.stderr.pipe(log);
    this.#process = started;
    // Also when the test itself is stopped.
    process.once('exit', () => started.kill('SIGKILL'));
    for (let waited = 0; waited < START_SECONDS * 20; waited += 1) {
      if (started.exitCode !== null) break;
      if (await answers(this.base)) return;
      await new Promise((later) => setTimeout(later, 50));
    }
    throw new Error(`the server did not start; see ${this.data}/server.log`);
  }

  /** As a power cut does it. */
  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running === null || running.exitCode !== null) return;
    const gone = new Promise((resolve_) => running.once('exit', resolve_));
    running.kill('SIGKILL');
    await gone;
  }

  async journal(): Promise<Journal> {
    return this.#python<Journal>('tests.faults.journal');
  }

  async close(keep: boolean): Promise<void> {
    await this.kill();
    if (!keep) rmSync(this.data, { recursive: true, force: true });
  }

  async #python<T>(module: string): Promise<T> {
    const { stdout } = await run(PYTHON, ['-m', module, this.data], { cwd: ROOT, maxBuffer: OUTPUT_BYTES });
    return JSON.parse(stdout) as T;
  }
}

async function answers(base: string): Promise<boolean> {
  try {
    return (await fetch(`${base}/healthz`)).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve_, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve_(port));
    });
  });
}
