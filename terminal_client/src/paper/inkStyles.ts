/** The colours and widths one may draw with: few, each told apart on white paper and from the print. */

export type Width = 'fine' | 'medium' | 'broad';

export interface Colour {
  readonly name: string;
  readonly value: string;
}

/** Names are keys under `paper.colours`. */
export const COLOURS = {
  ink: [
    { name: 'red', value: '#c0271e' },
    { name: 'blue', value: '#1f4fa3' },
    { name: 'black', value: '#1b1f24' },
    { name: 'green', value: '#17693f' },
  ],
  highlight: [
    { name: 'yellow', value: '#ffe04a' },
    { name: 'green', value: '#a5e79b' },
    { name: 'blue', value: '#a6d3ff' },
    { name: 'pink', value: '#ffb6cb' },
  ],
} as const satisfies Record<'ink' | 'highlight', readonly [Colour, Colour, Colour, Colour]>;

/** Grid units of the page's width: on A4 55 of them are a point. */
export const WIDTHS: Readonly<Record<'ink' | 'highlight', Readonly<Record<Width, number>>>> = {
  ink: { fine: 70, medium: 130, broad: 240 },
  highlight: { fine: 520, medium: 800, broad: 1200 },
};

export const WIDTH_NAMES: readonly Width[] = ['fine', 'medium', 'broad'];
export const ERASER_RADIUS = 420;
