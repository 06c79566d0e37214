/** Driving the meeting: one step at a time, each made on what was last seen; who comes second is told so. */

import { defineStore } from 'pinia';
import { computed, ref } from 'vue';

import { say } from '../../design/toasts';
import { i18n } from '../../i18n';
import { conduct as conductOf, itemById } from '../../state/selectors';
import { problemSentence } from '../../state/sentences';
import { useMeeting } from '../../state/store';
import type { CommandName, CommandPayloads } from '../../wire/generated/events';
import type { CloseItem } from '../../wire/generated/types';
import type { Offer } from './nextStep';
import { offerOf } from './nextStep';

/** Commands that carry the step they were made on. */
type Driving = { [N in CommandName]: CommandPayloads[N] extends { step: number } ? N : never }[CommandName];

export const useConduct = defineStore('conduct', () => {
  const meeting = useMeeting();
  const { t, te } = i18n.global;
  const busy = ref(false);
  /** The step whose consequence is being named, waiting for a yes. */
  const asking = ref<Offer | null>(null);
  /** The item whose decision is being written down. */
  const deciding = ref<string | null>(null);

  const may = (permission: string): boolean => meeting.me?.permissions.includes(permission) ?? false;
  const mayConduct = computed(() => may('meeting:conduct'));
  const mayPush = computed(() => may('document:push'));
  const mayRecord = computed(() => may('attendance:record'));
  const mayPrepare = computed(() => may('ballot:prepare'));
  const mayRecordVotes = computed(() => may('vote:record'));
  const isLive = computed(() => meeting.link.kind === 'live');
  const conduct = computed(() => conductOf(meeting.streams));
  const offer = computed<Offer | null>(() =>
    mayConduct.value && conduct.value !== undefined ? offerOf(conduct.value, meeting.streams) : null,
  );
  const decidingItem = computed(() => itemById(meeting.streams, deciding.value));

  /** The large button was pressed. */
  async function press(): Promise<void> {
    const pressed = offer.value;
    if (pressed === null || busy.value) return;
    if (pressed.asks === 'decision') deciding.value = pressed.item;
    else if (pressed.asks === 'consequence') asking.value = pressed;
    else await take(pressed);
  }

  /** The consequence was named and accepted. */
  async function confirm(): Promise<void> {
    const accepted = asking.value;
    asking.value = null;
    if (accepted !== null) await take(accepted);
  }

  async function take({ step, item, ballot }: Offer): Promise<boolean> {
    switch (step) {
      case 'start_meeting':
        return drive('meeting.start', {});
      case 'resume_meeting':
        return drive('meeting.resume', {});
      case 'close_meeting':
        return drive('meeting.close', {});
      case 'start_item':
        return item !== null && drive('item.start', { item });
      case 'open_ballot':
        return ballot !== null && drive('ballot.open', { ballot });
      case 'close_ballot':
        return ballot !== null && drive('ballot.close', { ballot });
      default:
        return false;
    }
  }

  async function decide(decision: Omit<CloseItem, 'step' | 'item'>): Promise<void> {
    const item = deciding.value;
    if (item === null) return;
    if (await drive('item.close', { ...decision, item })) deciding.value = null;
  }

  /** Take a driving step, on what is seen now. True if it was taken. */
  async function drive<N extends Driving>(name: N, payload: Omit<CommandPayloads[N], 'step'>): Promise<boolean> {
    const step = conduct.value?.step;
    if (step === undefined || busy.value) return false;
    busy.value = true;
    try {
      return await done(name, { ...payload, step } as CommandPayloads[N]);
    } finally {
      busy.value = false;
    }
  }

  /** Send a command and say what was not done. True if it was. */
  async function done<N extends CommandName>(name: N, payload: CommandPayloads[N]): Promise<boolean> {
    const outcome = await meeting.command(name, payload);
    if (outcome.ok) return true;
    say(problemSentence({ t, te }, outcome.problem), 'warning');
    // Somebody else took the step: what was being asked is about a step that is past.
    if (outcome.problem.code === 'stale_step') {
      asking.value = null;
      deciding.value = null;
    }
    return false;
  }

  return {
    busy,
    asking,
    deciding,
    decidingItem,
    mayConduct,
    mayPush,
    mayRecord,
    mayPrepare,
    mayRecordVotes,
    isLive,
    conduct,
    offer,
    press,
    confirm,
    decide,
    drive,
    done,
  };
});
