/** Keeping the record while people speak: choose the speaker, type, Enter. */

import { computed, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';

import * as see from '../../../state/selectors';
import type { Note } from '../../../wire/generated/types';
import { newId } from '../../../wire/ids';
import { grouped, likelySpeakers } from './noteGroups';
import { useLiveDesk } from './useLiveDesk';

/** As many as there are number keys. */
const LIKELY = 6;

export function useNotes() {
  const { t } = useI18n({ useScope: 'global' });
  const { live, room, act } = useLiveDesk();
  const notes = computed(() => see.notes(live.streams));
  const agenda = computed(() => see.agenda(live.streams));
  const current = computed(() => room.value?.meeting.current_item ?? null);
  const attendees = computed(() => room.value?.attendees ?? []);
  const groups = computed(() => grouped(notes.value, agenda.value, current.value));
  const likely = computed(() => {
    const present = attendees.value.filter((one) => one.state === 'present').map((one) => one.id);
    return likelySpeakers(notes.value, present, LIKELY).flatMap(
      (id) => attendees.value.find((one) => one.id === id) ?? [],
    );
  });
  const mayWrite = computed(() => ['noticed', 'in_session', 'recess'].includes(room.value?.meeting.phase ?? ''));

  const item = shallowRef<string | null>(null);
  const speaker = shallowRef<string | null>(null);
  const text = shallowRef('');
  const edited = shallowRef<Note | null>(null);
  /** Taken back just now; comes again with one press. */
  const removed = shallowRef<Note | null>(null);

  // Notes follow the meeting to its next item.
  watch(current, (now) => (item.value = now), { immediate: true });

  async function write(): Promise<void> {
    const typed = text.value.trim();
    if (typed === '') return;
    const note = { note: edited.value?.id ?? newId(), item: item.value, speaker: speaker.value, text: typed };
    text.value = '';
    edited.value = null;
    // A refused note comes back into the field, unless the next one is being typed already.
    if (!(await act('note.write', note)) && text.value === '') text.value = typed;
  }

  function edit(note: Note): void {
    edited.value = note;
    item.value = note.item;
    speaker.value = note.speaker;
    text.value = note.text;
  }

  function stopEditing(): void {
    edited.value = null;
    text.value = '';
    item.value = current.value;
  }

  async function remove(note: Note): Promise<void> {
    if (await act('note.remove', { note: note.id })) removed.value = note;
  }

  async function bringBack(): Promise<void> {
    const note = removed.value;
    removed.value = null;
    if (note !== null)
      await act('note.write', { note: note.id, item: note.item, speaker: note.speaker, text: note.text });
  }

  const nameOf = (note: Note): string => (note.speaker_name === '' ? t('desk.notes.keeper') : note.speaker_name);

  return {
    groups,
    agenda,
    attendees,
    likely,
    mayWrite,
    item,
    speaker,
    text,
    edited,
    removed,
    write,
    edit,
    stopEditing,
    remove,
    bringBack,
    nameOf,
  };
}
