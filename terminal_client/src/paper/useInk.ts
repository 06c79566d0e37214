/** What one draws with, what one drew and can take back, and what the server would not take. */

import { defineStore } from 'pinia';
import { computed, ref, shallowReactive, shallowRef, watch } from 'vue';

import { useMeeting } from '../state/store';
import type { Mark, ProblemReply } from '../wire/generated/types';
import { newId } from '../wire/ids';
import type { Place } from './follow';
import type { FinishedStroke } from './ink/capture';
import { checksum } from './ink/checksum';
import { pressuresOf } from './ink/marks';
import type { DrawingTool } from './ink/pointers';
import type { Reversal, Step } from './ink/undo';
import { UndoSteps } from './ink/undo';
import { COLOURS, ERASER_RADIUS, WIDTHS, type Width } from './inkStyles';

export type ToolName = 'ink' | 'highlight' | 'eraser';

/** A stroke the server refused: it stays with its author until kept as private or discarded. */
export interface RefusedMark {
  readonly mark: Mark;
  readonly problem: ProblemReply;
}

/** `mark.erase` and `mark.restore` take no more at once. */
const MARKS_PER_COMMAND = 200;

export const useInk = defineStore('ink', () => {
  const meeting = useMeeting();
  const tool = ref<ToolName | null>(null);
  const layer = ref<'private' | 'shared'>('private');
  const width = ref<Width>('medium');
  const colours = ref<Record<'ink' | 'highlight', string>>({
    ink: COLOURS.ink[0].value,
    highlight: COLOURS.highlight[0].value,
  });
  const refused = shallowRef<readonly RefusedMark[]>([]);
  /** Whether a pen or finger is down: nothing may open over the page then. */
  const busy = ref(false);
  /** Marks whose command has no answer yet. */
  const unsent = shallowReactive(new Set<string>());
  const steps = new Map<string, UndoSteps>();
  const place = shallowRef<Place | null>(null);
  /** Counts changes of the steps, which are plain values. */
  const changed = ref(0);

  const mayDraw = computed(() => meeting.me?.permissions.includes('mark:draw') ?? false);
  const canUndo = computed(() => changed.value >= 0 && place.value !== null && stepsOf(place.value).canUndo);
  const canRedo = computed(() => changed.value >= 0 && place.value !== null && stepsOf(place.value).canRedo);

  function drawingTool(name: ToolName | null = tool.value): DrawingTool | null {
    if (name === null || !mayDraw.value) return null;
    if (name === 'eraser') return { kind: 'eraser', radius: ERASER_RADIUS };
    return { kind: name, colour: colours.value[name], width: WIDTHS[name][width.value] };
  }

  function stepsOf({ version, page }: Place): UndoSteps {
    const key = `${version}/${page}`;
    const known = steps.get(key) ?? new UndoSteps();
    steps.set(key, known);
    return known;
  }

  function did(where: Place, step: Step): void {
    stepsOf(where).did(step);
    changed.value += 1;
  }

  /** A stroke was finished: shown at once, sent as soon as it can be. */
  function add(where: Place, stroke: FinishedStroke, on: 'private' | 'shared' = layer.value): void {
    const mark: Mark = {
      id: stroke.id,
      version: where.version,
      page: where.page,
      layer: on,
      author: meeting.me?.attendee ?? '',
      author_name: meeting.me?.name ?? '',
      made_at: new Date(meeting.serverNow()).toISOString(),
      erased: false,
      revision: 1,
      shape: stroke.shape,
    };
    meeting.marks.drawOwn(mark);
    did(where, { did: 'drew', marks: [{ id: mark.id, revision: 1 }] });
    void send(mark, stroke.checksum);
  }

  async function send(mark: Mark, sum: string): Promise<void> {
    const { id, version, page, layer: on, shape } = mark;
    unsent.add(id);
    // The mark's own id: the same stroke sent again is the same command.
    const outcome = await meeting.command('mark.add', { mark: id, version, page, layer: on, shape, checksum: sum }, id);
    unsent.delete(id);
    if (outcome.ok) return;
    meeting.marks.dropOwn(id);
    refused.value = [...refused.value, { mark, problem: outcome.problem }];
    void meeting.dismiss(id);
  }

  /** A refused stroke is tried again on the author's own layer, as a new mark. */
  function keepAsPrivate({ mark }: RefusedMark): void {
    discard(mark.id);
    const sum = checksum(mark.shape.points, pressuresOf(mark.shape));
    add(mark, { id: newId(), shape: mark.shape, checksum: sum }, 'private');
  }

  function discard(id: string): void {
    refused.value = refused.value.filter(({ mark }) => mark.id !== id);
  }

  /** Show marks as erased (or not) before the server says so. */
  function showAs(where: Place, ids: readonly string[], erased: boolean): Mark[] {
    const images = ids.flatMap((id) => find(where, id) ?? []);
    meeting.marks.apply(images.map((mark) => ({ ...mark, erased, revision: mark.revision + 1 })));
    return images;
  }

  /** Erase one's own marks that the eraser went over; they are hidden already. */
  function erase(where: Place, erased: readonly Mark[]): void {
    if (erased.length === 0) return;
    did(where, { did: 'erased', marks: erased.map(({ id, revision }) => ({ id, revision: revision + 1 })) });
    const ids = erased.map(({ id }) => id);
    void reverse(where, 'mark.erase', ids);
  }

  function undo(): void {
    const where = place.value;
    if (where !== null)
      take(
        where,
        stepsOf(where).undo((id) => find(where, id)),
      );
  }

  function redo(): void {
    const where = place.value;
    if (where !== null)
      take(
        where,
        stepsOf(where).redo((id) => find(where, id)),
      );
  }

  function take(where: Place, reversal: Reversal | null): void {
    changed.value += 1;
    if (reversal === null) return;
    showAs(where, reversal.ids, reversal.command === 'mark.erase');
    void reverse(where, reversal.command, reversal.ids);
  }

  async function reverse(where: Place, command: Reversal['command'], ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += MARKS_PER_COMMAND) {
      const marks = ids.slice(from, from + MARKS_PER_COMMAND);
      const outcome = await meeting.command(command, { version: where.version, page: where.page, marks });
      // What was shown beforehand did not happen: the page's marks are read anew.
      if (!outcome.ok) meeting.marks.refresh('me');
    }
  }

  function find(where: Place, id: string): Mark | undefined {
    const held = meeting.marks.images(where.version, where.page).find((mark) => mark.id === id);
    return held ?? meeting.marks.marks(where.version, where.page).find((mark) => mark.id === id);
  }

  // Refused after a reload: nobody waited for the answer any more, and the outbox kept it.
  watch(
    () => meeting.notDone,
    (notDone) => {
      for (const { id, name, payload, problem } of notDone) {
        if (name !== 'mark.add' || refused.value.some(({ mark }) => mark.id === id) || unsent.has(id)) continue;
        const added = payload as unknown as Pick<Mark, 'version' | 'page' | 'layer' | 'shape'>;
        const author = { author: meeting.me?.attendee ?? '', author_name: meeting.me?.name ?? '' };
        const mark: Mark = { ...added, ...author, id, made_at: new Date().toISOString(), erased: false, revision: 1 };
        refused.value = [...refused.value, { mark, problem }];
        void meeting.dismiss(id);
      }
    },
    { immediate: true },
  );

  return {
    tool,
    layer,
    width,
    colours,
    busy,
    place,
    unsent,
    refused,
    mayDraw,
    canUndo,
    canRedo,
    drawingTool,
    add,
    erase,
    showAs,
    undo,
    redo,
    keepAsPrivate,
    discard,
  };
});
