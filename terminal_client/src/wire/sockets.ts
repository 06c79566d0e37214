/** The live channel's socket as the connection sees it; the only place that names Socket.IO. */

import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';

import type {
  Accepted,
  CommandMessage,
  EventMessage,
  Handshake,
  ProblemReply,
  Pulse,
  Refused,
  ServerRestarting,
  SignalMessage,
  SinceReply,
  SinceRequest,
  StreamClosed,
  StreamOpened,
  Welcome,
} from './generated/types';
import { networkIsOn, onCut } from './network';

/** What a socket says, in the order it comes. */
export interface Heard {
  welcome(message: Welcome): void;
  event(message: EventMessage): void;
  opened(message: StreamOpened): void;
  closed(message: StreamClosed): void;
  pulse(message: Pulse): void;
  signal(message: SignalMessage): void;
  restarting(message: ServerRestarting): void;
  /** The server lets go of a terminal that is too slow. */
  resync(): void;
  /** The handshake was answered with a problem. */
  refused(problem: ProblemReply): void;
  /** The link broke or was never made. */
  lost(): void;
}

/** One attempt at a link; it never reconnects by itself. */
export interface LiveSocket {
  /** Rejects when no acknowledgement came: whether it was done is unknown. */
  command(message: CommandMessage): Promise<Accepted | Refused>;
  since(request: SinceRequest): Promise<SinceReply>;
  /** Dropped rather than queued while the link is busy. */
  signal(message: SignalMessage): void;
  close(): void;
}

export type OpenSocket = (handshake: Handshake, heard: Heard) => LiveSocket;

interface FromServer {
  welcome: (message: Welcome) => void;
  event: (message: EventMessage) => void;
  'stream.opened': (message: StreamOpened) => void;
  'stream.closed': (message: StreamClosed) => void;
  pulse: (message: Pulse) => void;
  signal: (message: SignalMessage) => void;
  server_restarting: (message: ServerRestarting) => void;
  resync: () => void;
}

interface FromTerminal {
  command: (message: CommandMessage, acknowledge: (answer: Accepted | Refused) => void) => void;
  since: (request: SinceRequest, acknowledge: (answer: SinceReply) => void) => void;
  signal: (message: SignalMessage) => void;
}

const CONNECT_SECONDS = 8;
const ACKNOWLEDGE_SECONDS = 10;

/** Opens sockets to a server; an empty address is the origin of the page. */
export function socketIo(base: string): OpenSocket {
  return (handshake, heard) => {
    const socket: Socket<FromServer, FromTerminal> = io(base, {
      path: '/socket.io',
      auth: { ...handshake },
      transports: ['websocket', 'polling'],
      // A proxy that forbids websockets still lets the room work.
      tryAllTransports: true,
      // The connection decides when to try again: with what it has read by then, and at its own pace.
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_SECONDS * 1000,
      autoConnect: networkIsOn(),
    });
    const lose = (): void => {
      socket.removeAllListeners();
      socket.disconnect();
      heard.lost();
    };
    const stop = onCut(lose);
    if (!networkIsOn()) setTimeout(lose);
    socket.on('welcome', (message) => heard.welcome(message));
    socket.on('event', (message) => heard.event(message));
    socket.on('stream.opened', (message) => heard.opened(message));
    socket.on('stream.closed', (message) => heard.closed(message));
    socket.on('pulse', (message) => heard.pulse(message));
    socket.on('signal', (message) => heard.signal(message));
    socket.on('server_restarting', (message) => heard.restarting(message));
    socket.on('resync', () => heard.resync());
    socket.on('disconnect', () => heard.lost());
    socket.on('connect_error', (error) => {
      const problem = problemOf(error);
      if (problem === null) heard.lost();
      else heard.refused(problem);
    });
    return {
      command: (message) => socket.timeout(ACKNOWLEDGE_SECONDS * 1000).emitWithAck('command', message),
      since: (request) => socket.timeout(ACKNOWLEDGE_SECONDS * 1000).emitWithAck('since', request),
      signal: (message) => {
        socket.volatile.emit('signal', message);
      },
      close: () => {
        stop();
        socket.removeAllListeners();
        socket.disconnect();
      },
    };
  };
}

function problemOf(error: Error & { data?: unknown }): ProblemReply | null {
  const { data } = error;
  if (typeof data !== 'object' || data === null) return null;
  const { code, facts } = data as { code?: unknown; facts?: unknown };
  if (typeof code !== 'string') return null;
  return { code: code as ProblemReply['code'], facts: (facts ?? {}) as ProblemReply['facts'], field: '' };
}
