/** The running meeting at the desk: what is told live, what one may do in it, commands that say when they were refused. */

import { computed } from 'vue';

import * as see from '../../../state/selectors';
import { useMeeting } from '../../../state/store';
import type { CommandName, CommandPayloads } from '../../../wire/generated/events';
import { useTell } from '../../useTell';

export function useLiveDesk() {
  const live = useMeeting();
  const { refused } = useTell();
  const room = computed(() => live.streams.room);
  const mayConduct = computed(() => may('meeting:conduct'));
  const mayRecord = computed(() => may('attendance:record'));
  const mayNote = computed(() => may('note:write'));
  const openBallot = computed(() => see.openBallot(live.streams));
  function may(permission: string): boolean {
    return live.me?.permissions.includes(permission) ?? false;
  }

  /** Send a command; says what went wrong and answers whether it was done. */
  async function act<N extends CommandName>(name: N, payload: CommandPayloads[N]): Promise<boolean> {
    const outcome = await live.command(name, payload);
    if (!outcome.ok) refused(outcome.problem);
    return outcome.ok;
  }

  return { live, room, mayConduct, mayRecord, mayNote, openBallot, act };
}
