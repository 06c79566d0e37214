import { describe, expect, it } from 'vitest';

import type { DraftText, Paragraph } from '../../../wire/generated/types';
import * as editing from './draftEditing';

const paragraph = (id: string, text: string): Paragraph => ({ id, style: 'body', text, sources: [7] });
const BASE: DraftText = {
  draft: {
    kind: 'minutes',
    revision: 3,
    state: 'draft',
    edited_at: '2026-03-01T01:00:00Z',
    edited_by: '林',
    approved_at: null,
    approved_by: '',
    pdf_ready: true,
  },
  title: '会议纪要',
  attendance: [paragraph('a1', '出席:陈')],
  paragraphs: [paragraph('p1', '一'), paragraph('p2', '二'), paragraph('p3', '三')],
};
const newer = (paragraphs: readonly Paragraph[]): DraftText => ({
  ...BASE,
  draft: { ...BASE.draft, revision: 4, edited_by: '吴' },
  paragraphs,
});
const textsOf = (one: editing.Editing): string[] => one.paragraphs.map((each) => each.text);

describe('editing a draft', () => {
  const begun = editing.begin(BASE);
  it('is unchanged until something is', () => {
    expect(editing.isChanged(begun)).toBe(false);
    expect(editing.isChanged(editing.withText(begun, 'p2', '二'))).toBe(false);
    expect(editing.isChanged(editing.withText(begun, 'a1', '出席:陈、吴'))).toBe(true);
    expect(editing.isChanged(editing.withStyle(begun, 'p2', 'decision'))).toBe(true);
    expect(editing.isChanged(editing.withParagraphMoved(begun, 0, 1))).toBe(true);
  });
  it('names the revision that was read and drops empty paragraphs', () => {
    const added = editing.withParagraphAfter(begun, 'p1', 'new000001');
    expect(editing.edit(added).paragraphs).toHaveLength(3);
    const written = editing.withText(added, 'new000001', '一之一');
    expect(editing.edit(written)).toMatchObject({ revision: 3, title: '会议纪要' });
    expect(editing.edit(written).paragraphs.map((one) => one.text)).toEqual(['一', '一之一', '二', '三']);
  });
  it('never claims a source for what was written by hand', () => {
    expect(editing.withParagraphAfter(begun, 'p1', 'new000001').paragraphs[1]?.sources).toEqual([]);
  });
});

describe('two people edited at once', () => {
  const mine = editing.withText(editing.withText(editing.begin(BASE), 'p1', '一(我)'), 'p2', '二(我)');
  const theirs = newer([paragraph('p1', '一'), paragraph('p2', '二(她)'), paragraph('p3', '三(她)')]);
  it('shows every difference, and which of them clash', () => {
    expect(editing.differences(mine, theirs)).toEqual([
      { id: 'p1', before: '一', mine: '一(我)', theirs: '一', clash: false },
      { id: 'p2', before: '二', mine: '二(我)', theirs: '二(她)', clash: true },
      { id: 'p3', before: '三', mine: '三', theirs: '三(她)', clash: false },
    ]);
  });
  it('keeps what either changed alone and asks where both did', () => {
    expect(textsOf(editing.merged(mine, theirs, () => 'mine'))).toEqual(['一(我)', '二(我)', '三(她)']);
    expect(textsOf(editing.merged(mine, theirs, () => 'theirs'))).toEqual(['一(我)', '二(她)', '三(她)']);
  });
  it('goes on from the newer revision', () => {
    expect(editing.edit(editing.merged(mine, theirs, () => 'mine')).revision).toBe(4);
  });
  it('keeps one’s own new paragraph where it was written', () => {
    const added = editing.withText(editing.withParagraphAfter(mine, 'p2', 'new000001'), 'new000001', '新');
    expect(textsOf(editing.merged(added, theirs, () => 'theirs'))).toEqual(['一(我)', '二(她)', '新', '三(她)']);
  });
  it('does not bring back what one removed and nobody touched', () => {
    const without = editing.withoutParagraph(editing.begin(BASE), 'p1');
    expect(textsOf(editing.merged(without, theirs, () => 'theirs'))).toEqual(['二(她)', '三(她)']);
  });
  it('drops what the other removed unless one changed it', () => {
    const fewer = newer([paragraph('p3', '三')]);
    expect(textsOf(editing.merged(editing.begin(BASE), fewer, () => 'theirs'))).toEqual(['三']);
    expect(textsOf(editing.merged(mine, fewer, () => 'mine'))).toEqual(['一(我)', '二(我)', '三']);
  });
  it('carries a style over although the other changed the words', () => {
    const styled = editing.withStyle(editing.begin(BASE), 'p3', 'decision');
    expect(editing.merged(styled, theirs, () => 'theirs').paragraphs[2]).toMatchObject({
      text: '三(她)',
      style: 'decision',
    });
  });
});
