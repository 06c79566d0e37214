/** What the large button says and does: the one next sensible step, as the server reckons it. Pure. */

import { itemById, turnout } from '../../state/selectors';
import type { Streams } from '../../state/streams';
import type { Conduct, NextStep } from '../../wire/generated/types';

/** The words under `terminal.conduct.next`, and what has to be asked before. */
export interface Offer {
  readonly step: NextStep;
  readonly words: string;
  readonly named: Readonly<Record<string, string | number>>;
  readonly item: string | null;
  readonly ballot: string | null;
  /** `decision`: how the item ended is asked; `consequence`: named once before it is done. */
  readonly asks: 'nothing' | 'decision' | 'consequence';
}

/** The offer to whoever conducts. */
export function offerOf(conduct: Conduct, streams: Streams): Offer {
  const { next, item, ballot } = conduct;
  const number = itemById(streams, item)?.number ?? 0;
  const offer = { step: next, words: next, named: { number }, item, ballot, asks: 'nothing' } as const;
  switch (next) {
    case 'close_ballot': {
      const missing = ballot === null ? 0 : (turnout(streams, ballot)?.missing.length ?? 0);
      if (missing === 0) return offer;
      return { ...offer, words: 'close_ballot_missing', named: { number, count: missing }, asks: 'consequence' };
    }
    case 'close_item':
      return { ...offer, asks: 'decision' };
    case 'close_meeting':
      return { ...offer, asks: 'consequence' };
    case 'nothing_left':
      return { ...offer, words: streams.room?.meeting.phase === 'draft' ? 'not_noticed' : next };
    default:
      return offer;
  }
}

/** Who has not voted yet, by name. */
export function missingNames(streams: Streams, ballot: string | null): readonly string[] {
  const missing = ballot === null ? [] : (turnout(streams, ballot)?.missing ?? []);
  const names = new Map(streams.room?.attendees.map(({ id, name }) => [id, name]));
  return missing.flatMap((id) => names.get(id) ?? []);
}
