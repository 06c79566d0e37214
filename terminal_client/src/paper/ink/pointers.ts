/** Which pointer draws, with what: pen, finger, palm and mouse. Pure. */

export type DrawingTool =
  | {
      readonly kind: 'ink' | 'highlight';
      readonly colour: string /** Grid units of the page's width. */;
      readonly width: number;
    }
  | { readonly kind: 'eraser' /** Grid units of the page's width. */; readonly radius: number };

export interface PointerFacts {
  readonly pointerType: string;
  readonly button: number;
  readonly buttons: number;
}

export interface PointerRules {
  /** What was tapped in the tool bar; none: fingers turn pages. */
  readonly selected: DrawingTool | null;
  /** What a pen does when nothing is selected; none: the pen turns pages too. */
  readonly penDefault: DrawingTool | null;
  readonly eraserRadius: number;
  /** A pen was used on this page: a touch is then a palm, or a wish to turn the page. */
  readonly penSeen: boolean;
}

/** The eraser end or button of a pen (W3C Pointer Events: button 5, bit 32). */
const ERASER_BUTTON = 5;
const ERASER_BIT = 32;

/** What a pointer that comes down draws with; null: it is not for drawing. */
export function toolFor(pointer: PointerFacts, rules: PointerRules): DrawingTool | null {
  switch (pointer.pointerType) {
    case 'pen':
      if (pointer.button === ERASER_BUTTON || (pointer.buttons & ERASER_BIT) !== 0) {
        return { kind: 'eraser', radius: rules.eraserRadius };
      }
      return pointer.button === 0 ? (rules.selected ?? rules.penDefault) : null;
    case 'touch':
      return rules.penSeen ? null : rules.selected;
    case 'mouse':
      return pointer.button === 0 ? rules.selected : null;
    default:
      return null;
  }
}

/** Pressures worth keeping: none where the device tells the same all along, as pens without a sensor do. */
export function tellingPressures(pressures: readonly number[]): readonly number[] {
  return pressures.some((pressure) => pressure !== pressures[0]) ? pressures : [];
}
