/** A real socket over a bad line: it breaks in mid-command, loses and repeats messages, and writes down what it carried. */

import type { Accepted, CommandMessage, Handshake, Refused } from '../../src/wire/generated/types';
import type { Heard, LiveSocket, OpenSocket } from '../../src/wire/sockets';
import { socketIo } from '../../src/wire/sockets';
import type { Dice } from './dice';

type Answer = Accepted | Refused;

/** How bad the line is; each a probability per message. */
export interface Faults {
  loseEvent: number;
  repeatEvent: number;
  cutCommand: number;
  repeatCommand: number;
}

export const BAD: Faults = { loseEvent: 0.02, repeatEvent: 0.03, cutCommand: 0.05, repeatCommand: 0.05 };
export const GOOD: Faults = { loseEvent: 0, repeatEvent: 0, cutCommand: 0, repeatCommand: 0 };

/** What went over the wire, whoever was still there to hear it. */
export class WireRecord {
  /** Ids of the commands people gave. */
  readonly given = new Set<string>();
  readonly sent = new Map<string, CommandMessage>();
  readonly answers = new Map<string, Answer>();
  readonly wrongs: string[] = [];

  answered(id: string, answer: Answer): void {
    const before = this.answers.get(id);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(answer)) {
      this.wrongs.push(`${id} was answered ${JSON.stringify(before)} and then ${JSON.stringify(answer)}`);
    }
    this.answers.set(id, answer);
  }
}

export class BadLine {
  readonly open: OpenSocket;
  faults: Faults = BAD;
  /** Nothing gets through. */
  offline = false;
  #cut: () => void = () => undefined;

  constructor(base: string, dice: Dice, record: WireRecord) {
    const real = socketIo(base);
    this.open = (handshake, heard) => {
      if (this.offline) return deadSocket(heard);
      const socket = real(
        handshake,
        watched(heard, handshake, record, dice, () => this.faults),
      );
      this.#cut = () => {
        socket.close();
        heard.lost();
      };
      return this.#bad(socket, dice, record);
    };
  }

  /** Break the line now. */
  cut(): void {
    this.#cut();
  }

  #bad(socket: LiveSocket, dice: Dice, record: WireRecord): LiveSocket {
    return {
      ...socket,
      command: async (message) => {
        record.sent.set(message.id, message);
        if (dice.chance(this.faults.repeatCommand)) {
          void socket.command(message).then(
            (answer) => record.answered(message.id, answer),
            () => undefined,
          );
        }
        const answering = socket.command(message);
        if (dice.chance(this.faults.cutCommand)) setTimeout(() => this.cut(), dice.between(0, 6));
        const answer = await answering;
        record.answered(message.id, answer);
        return answer;
      },
    };
  }
}

function watched(heard: Heard, handshake: Handshake, record: WireRecord, dice: Dice, faults: () => Faults): Heard {
  // Secrecy is judged on the wire, before the client could drop anything.
  const open = new Set<string>();
  return {
    ...heard,
    welcome: (message) => {
      for (const { stream } of message.streams) open.add(stream);
      heard.welcome(message);
    },
    opened: (message) => {
      open.add(message.stream);
      heard.opened(message);
    },
    closed: (message) => {
      open.delete(message.stream);
      heard.closed(message);
    },
    event: (event) => {
      if (!open.has(event.stream))
        record.wrongs.push(`${handshake.token} was told ${event.stream} without being let in`);
      if (dice.chance(faults().loseEvent)) return;
      heard.event(event);
      if (dice.chance(faults().repeatEvent)) heard.event(event);
    },
  };
}

function deadSocket(heard: Heard): LiveSocket {
  const timer = setTimeout(() => heard.lost(), 5);
  const never = <T>(): Promise<T> => Promise.reject(new Error('offline'));
  return { command: never, since: never, signal: () => undefined, close: () => clearTimeout(timer) };
}
