/** Signing in: at once, with a signature where the meeting asks for one; offline it waits and says so. */

import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';

import { say } from '../design/toasts';
import { problemSentence } from '../state/sentences';
import { useMeeting } from '../state/store';
import type { Stroke } from '../wire/generated/types';

export function useSignIn() {
  const meeting = useMeeting();
  const { t, te } = useI18n();
  const sending = ref(false);
  const padOpen = ref(false);
  const asksSignature = computed(() => meeting.streams.room?.meeting.sign_in_with_signature ?? false);
  /** Pressed while the link was down: kept, not done. */
  const waits = computed(() => sending.value && meeting.link.kind !== 'live');

  function press(): void {
    if (asksSignature.value) padOpen.value = true;
    else void signIn([]);
  }

  async function signIn(signature: readonly Stroke[]): Promise<void> {
    if (sending.value) return;
    sending.value = true;
    padOpen.value = false;
    const outcome = await meeting.command('attendee.sign_in', { signature });
    sending.value = false;
    // The secretary was quicker: one is signed in, which is all that was wanted.
    if (outcome.ok || outcome.problem.code === 'already_signed_in') return;
    say(problemSentence({ t, te }, outcome.problem), 'warning');
  }

  return { sending, waits, padOpen, asksSignature, press, signIn };
}
