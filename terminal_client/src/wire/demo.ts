/** The links of the running demo; only a demo server has them, so they are no part of the protocol. */

export interface DemoLinks {
  readonly chair: string;
  readonly attendee: string;
  readonly secretary: string;
  readonly screen: string;
  readonly desk: { readonly url: string; readonly login: string; readonly password: string };
  readonly meeting: string;
  readonly visitor: string;
  readonly pin: string;
  /** The tablets of all seats, to be opened on devices of one's own. */
  readonly others: readonly { readonly name: string; readonly url: string }[];
  readonly lan_url: string;
  readonly qr_svg: string;
}

/** Ask for them; throws where there is no demo. */
export async function demoLinks(): Promise<DemoLinks> {
  const response = await fetch('/demo/links.json');
  if (!response.ok) throw new Error('no demo');
  return (await response.json()) as DemoLinks;
}
