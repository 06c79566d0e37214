/** How ready the tablets are, paper by paper, with the names of those that are behind; pure. */

import { agenda, attendeeById, documentsOf } from '../../state/selectors';
import type { Streams } from '../../state/streams';
import type { Attendee, Document, PaperReadiness } from '../../wire/generated/types';

export interface Behind {
  /** Undefined: a screen. */
  readonly attendee: Attendee | undefined;
  readonly pages: number;
}

export interface ReadyPaper {
  readonly document: Document;
  readonly item: number;
  readonly ready: number;
  readonly terminals: number;
  readonly behind: readonly Behind[];
  /** Terminals behind, those without a name here too. */
  readonly missing: number;
}

/** In the order of the agenda; papers that cannot be read yet are not among them. */
export function readyPapers(streams: Streams, readiness: readonly PaperReadiness[]): readonly ReadyPaper[] {
  const told = new Map(readiness.map((paper) => [paper.version, paper]));
  return agenda(streams).flatMap((item) =>
    documentsOf(streams, item.id)
      .filter(({ state, pages }) => state !== 'failed' && pages > 0)
      .map((document) => {
        const { ready = 0, terminals = 0, behind = [] } = told.get(document.version) ?? {};
        return {
          document,
          item: item.number,
          ready,
          terminals,
          behind: behind.map(({ attendee, pages }) => ({ attendee: attendeeById(streams.room, attendee), pages })),
          missing: terminals - ready,
        };
      }),
  );
}
