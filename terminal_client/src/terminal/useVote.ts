/** The ballot people are asked now, one's own vote on it, and the result when it closes. */

import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';

import { useInk } from '../paper/useInk';
import { attendeeById, ballots, myVote, openBallot } from '../state/selectors';
import { useMeeting } from '../state/store';
import type { Choice, JsonValue, ProblemReply } from '../wire/generated/types';
import type { Sent } from './vote';
import { mayVote, opensSheet, voteStage } from './vote';

/** A finger that was about to touch the page must not vote. */
const IGNORE_TOUCHES_MS = 700;

export const useVote = defineStore('vote', () => {
  const meeting = useMeeting();
  const ink = useInk();
  const aside = ref<string | null>(null);
  const isOpen = ref(false);
  const ignoring = ref(false);
  const changing = ref(false);
  const sent = shallowRef<Sent | null>(null);
  /** The ballot whose result is shown. */
  const resultOf = ref<string | null>(null);
  let ignoringUntil: number | undefined;

  const ballot = computed(() => openBallot(meeting.streams));
  const self = computed(() => attendeeById(meeting.streams.room, meeting.me?.attendee ?? null));
  const isVoter = computed(() => mayVote(meeting.me?.role ?? null, self.value?.state === 'present'));
  const isLive = computed(() => meeting.link.kind === 'live');
  const stage = computed(() => {
    const id = ballot.value?.id ?? '';
    return voteStage({
      stored: myVote(meeting.streams, id),
      sent: sent.value?.ballot === id ? sent.value : null,
      isLive: isLive.value,
      changing: changing.value,
    });
  });
  const result = computed(() => ballots(meeting.streams).find(({ id }) => id === resultOf.value));

  /** One's own part in the result that is shown; null for those who had none. A vote that came too late says why. */
  const mine = computed<{ choice: Choice } | { problem: ProblemReply } | 'none' | null>(() => {
    const shown = result.value;
    if (shown === undefined || meeting.me === null || !isVoter.value) return null;
    const counted = shown.votes.find(({ attendee }) => attendee === meeting.me?.attendee);
    if (counted !== undefined) return { choice: counted.choice };
    const late = meeting.notDone.find(({ name, payload }) => name === 'vote.submit' && ballotIn(payload) === shown.id);
    const refused = sent.value?.ballot === shown.id && sent.value.answer !== null ? sent.value.answer : null;
    if (refused !== null && 'problem' in refused) return refused;
    return late === undefined ? 'none' : { problem: late.problem };
  });

  function ignoreTouches(): void {
    ignoring.value = true;
    window.clearTimeout(ignoringUntil);
    ignoringUntil = window.setTimeout(() => {
      ignoring.value = false;
    }, IGNORE_TOUCHES_MS);
  }

  watch(
    () => opensSheet(ballot.value, isVoter.value, ink.busy, aside.value),
    (opens) => {
      if (opens && !isOpen.value) {
        resultOf.value = null;
        ignoreTouches();
      }
      if (opens) isOpen.value = true;
      else if (ballot.value === undefined || !isVoter.value) isOpen.value = false;
    },
    { immediate: true },
  );

  // The result comes by itself to those who saw the question, when the pen is lifted.
  const due = ref<string | null>(null);
  watch(
    () => ballot.value?.id ?? null,
    (now, before) => {
      changing.value = false;
      if (before != null && now === null) due.value = before;
    },
  );
  watch([due, () => ink.busy, () => ballots(meeting.streams)] as const, ([id, busy, all]) => {
    if (id === null || busy || !all.some((one) => one.id === id && one.tally !== null)) return;
    due.value = null;
    isOpen.value = false;
    ignoreTouches();
    resultOf.value = id;
  });

  async function choose(choice: Choice): Promise<void> {
    const asked = ballot.value;
    if (asked === undefined || ignoring.value) return;
    changing.value = false;
    const pressed: Sent = { ballot: asked.id, choice, answer: null };
    sent.value = pressed;
    const outcome = await meeting.command('vote.submit', { ballot: asked.id, choice });
    // Pressed again meanwhile: only the last counts.
    if (sent.value !== pressed) return;
    const answer = outcome.ok ? { storedAt: outcome.reply.stored_at } : { problem: outcome.problem };
    sent.value = { ...pressed, answer };
  }

  function change(): void {
    if (!ignoring.value) changing.value = true;
  }

  function putAside(): void {
    if (ignoring.value) return;
    aside.value = ballot.value?.id ?? null;
    isOpen.value = false;
  }

  function bringBack(): void {
    aside.value = null;
    isOpen.value = true;
    ignoreTouches();
  }

  function showResult(id: string | null): void {
    if (id === null && ignoring.value) return;
    resultOf.value = id;
  }

  return {
    ballot,
    stage,
    isVoter,
    isOpen,
    isLive,
    ignoring,
    result,
    mine,
    choose,
    change,
    putAside,
    bringBack,
    showResult,
  };
});

function ballotIn(payload: JsonValue): unknown {
  return typeof payload === 'object' && payload !== null && 'ballot' in payload ? payload.ballot : undefined;
}
