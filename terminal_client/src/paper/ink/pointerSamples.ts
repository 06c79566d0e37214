/** Pointer events as a tablet tells them, for tests of what is made of them. */

/** An element of 1000 × 500 pixels at 100, 50: events are real, only its place is given. */
export class Surface extends EventTarget {
  readonly style = {} as CSSStyleDeclaration;
  getBoundingClientRect(): DOMRect {
    return { left: 100, top: 50, width: 1000, height: 500 } as DOMRect;
  }
}

export interface At {
  readonly x: number;
  readonly y: number;
  readonly id?: number;
  readonly type?: string;
  readonly pressure?: number;
  readonly button?: number;
  readonly buttons?: number;
  readonly coalesced?: readonly At[];
  readonly predicted?: readonly At[];
}

export function pointer(name: string, at: At): Event {
  const event = new Event(name, { cancelable: true });
  const { coalesced, predicted } = at;
  return Object.assign(event, {
    clientX: 100 + at.x,
    clientY: 50 + at.y,
    pointerId: at.id ?? 1,
    pointerType: at.type ?? 'pen',
    pressure: at.pressure ?? 0.5,
    button: at.button ?? 0,
    buttons: at.buttons ?? 1,
    ...(coalesced ? { getCoalescedEvents: () => coalesced.map((each) => pointer(name, { ...at, ...each })) } : {}),
    ...(predicted ? { getPredictedEvents: () => predicted.map((each) => pointer(name, { ...at, ...each })) } : {}),
  });
}
