/** What a voter is shown of a ballot, and when the voting sheet may open. Pure. */

import type { Ballot, Choice, MyVote, ProblemReply, Role } from '../wire/generated/types';

/** A vote that was pressed here and has no answer yet, or whose answer came. */
export interface Sent {
  readonly ballot: string;
  readonly choice: Choice;
  readonly answer: { readonly storedAt: string } | { readonly problem: ProblemReply } | null;
}

export type VoteStage =
  | { readonly kind: 'choose'; readonly marked: Choice | null; readonly problem: ProblemReply | null }
  | { readonly kind: 'sending'; readonly choice: Choice }
  /** Kept on this device only: never shown as submitted. */
  | { readonly kind: 'kept'; readonly choice: Choice }
  | { readonly kind: 'stored'; readonly choice: Choice; readonly at: string; readonly bySecretary: boolean };

export interface VoteFacts {
  readonly stored: MyVote | undefined;
  readonly sent: Sent | null;
  readonly isLive: boolean;
  /** The voter asked for the buttons again. */
  readonly changing: boolean;
}

export function voteStage({ stored, sent, isLive, changing }: VoteFacts): VoteStage {
  if (sent !== null && sent.answer === null) {
    return { kind: isLive ? 'sending' : 'kept', choice: sent.choice };
  }
  const refused = sent?.answer != null && 'problem' in sent.answer ? sent.answer.problem : null;
  const known = acknowledged(stored, sent);
  if (refused !== null || changing || known === null) {
    return { kind: 'choose', marked: known?.choice ?? null, problem: refused };
  }
  return known;
}

/** The newest the server is known to hold: its answer may be ahead of the event. */
function acknowledged(stored: MyVote | undefined, sent: Sent | null): (VoteStage & { kind: 'stored' }) | null {
  const answered = sent?.answer != null && 'storedAt' in sent.answer ? sent.answer.storedAt : null;
  if (sent !== null && answered !== null && (stored === undefined || stored.stored_at < answered)) {
    return { kind: 'stored', choice: sent.choice, at: answered, bySecretary: false };
  }
  if (stored === undefined) return null;
  return { kind: 'stored', choice: stored.choice, at: stored.stored_at, bySecretary: stored.source === 'secretary' };
}

export function mayVote(role: Role | null, isPresent: boolean): boolean {
  return isPresent && (role === 'chair' || role === 'member');
}

/** The sheet opens over a page only when nobody writes on it, and not again once it was put aside. */
export function opensSheet(
  ballot: Ballot | undefined,
  isVoter: boolean,
  isWriting: boolean,
  aside: string | null,
): boolean {
  return ballot !== undefined && isVoter && !isWriting && aside !== ballot.id;
}
