/** The ways to a page, as the panel that holds them names them. */

export const WAYS = ['contents', 'pages', 'bookmarks', 'search'] as const;

export type Way = (typeof WAYS)[number];
