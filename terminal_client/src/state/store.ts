/** The meeting this window is in, as the faces see it: streams, link, what waits, marks of open pages. */

import { defineStore } from 'pinia';
import { markRaw, ref, shallowRef } from 'vue';
import type { CommandName, CommandPayloads, SignalName, SignalPayloads } from '../wire/generated/events';
import type { EventMessage, Me, PaperReadiness, SignalMessage } from '../wire/generated/types';
import { Http } from '../wire/http';
import type { Link } from '../wire/link';
import { Live } from '../wire/live';
import type { NotDone, Outcome } from '../wire/outbox';
import type { Session } from '../wire/session';
import { forgetSession, keepSession, readSession, slotOf } from '../wire/session';
import type { ClosedListener } from './held';
import { Held } from './held';
import { NO_STREAMS } from './streams';

/** Everything shown about the running meeting comes from here. */
export const useMeeting = defineStore('meeting', () => {
  const slot = slotOf(window.location.search);
  const session = shallowRef<Session | null>(readSession(slot));
  const me = shallowRef<Me | null>(null);
  const streams = shallowRef(NO_STREAMS);
  const readiness = shallowRef<readonly PaperReadiness[]>([]);
  const link = shallowRef<Link>({ kind: 'idle' });
  const pending = ref(0);
  const notDone = shallowRef<readonly NotDone[]>([]);

  const http = markRaw(new Http({ token: () => session.value?.token ?? null }));
  const held: Held = markRaw(
    new Held(
      (version, page) => http.call('documents.marks', { version, page: String(page) }),
      () => {
        link.value = held.state;
        me.value = held.me;
        streams.value = held.streams;
        readiness.value = held.readiness;
      },
    ),
  );
  const live: Live = markRaw(
    new Live({
      slot,
      told: held,
      outboxChanged: () => {
        pending.value = live.pending;
        notDone.value = live.notDone;
      },
    }),
  );

  /** Become somebody: keeps the session under this window's slot. */
  function adopt(next: Session): void {
    session.value = next;
    keepSession(slot, next);
  }

  /** Be nobody any more. */
  function forget(): void {
    leave();
    session.value = null;
    forgetSession(slot);
  }

  /** Join a meeting live with the session at hand; the desk names which one. */
  async function join(meeting?: string): Promise<void> {
    const known = session.value;
    const target = meeting ?? known?.meeting ?? null;
    if (known === null || target === null) throw new Error('joining needs a session and a meeting');
    await live.join({ ...known, meeting: target });
  }

  /** Leave; the session stays. */
  function leave(): void {
    live.leave();
    held.clear();
  }

  function command<N extends CommandName>(name: N, payload: CommandPayloads[N], id?: string): Promise<Outcome<N>> {
    return live.command(name, payload, id);
  }

  function signal<N extends SignalName>(name: N, payload: SignalPayloads[N], key?: string): void {
    live.signal(name, payload, key);
  }

  return {
    slot,
    session,
    me,
    streams,
    readiness,
    link,
    pending,
    notDone,
    http,
    marks: markRaw(held.marks),
    adopt,
    forget,
    join,
    leave,
    command,
    signal,
    /** The server's time now, in milliseconds: what clocks and durations on the screen are reckoned with. */
    serverNow: () => Date.now() + held.clockAhead,
    renew: (token: string) => live.renew(token),
    reconnect: () => live.reconnect(),
    dismiss: (id: string) => live.dismiss(id),
    onSignal: (listener: (signal: SignalMessage) => void) => held.onSignal(listener),
    onEvent: (listener: (event: EventMessage) => void) => held.onEvent(listener),
    onStreamClosed: (listener: ClosedListener) => held.onClosed(listener),
  };
});
