/** Page images for the desk: fetched with the login, shown from memory, let go with the view. */

import { onBeforeUnmount, shallowReactive } from 'vue';

import { useMeeting } from '../../../state/store';
import type { Page, PageImage } from '../../../wire/generated/types';

export function usePictures() {
  const { http } = useMeeting();
  /** Digest → address; empty while it is on its way. */
  const addresses = shallowReactive(new Map<string, string>());
  let isGone = false;

  /** The address of an image, as soon as it is there; asks for it the first time. */
  function picture(version: string, page: Page, image: PageImage): string {
    const known = addresses.get(image.digest);
    if (known !== undefined) return known;
    queueMicrotask(() => void fetchOne(version, page, image));
    return '';
  }

  async function fetchOne(version: string, page: Page, image: PageImage): Promise<void> {
    if (addresses.has(image.digest)) return;
    addresses.set(image.digest, '');
    try {
      const blob = await http.blob('documents.image', { version, page: String(page.number), digest: image.digest });
      if (!isGone) addresses.set(image.digest, URL.createObjectURL(blob));
    } catch {
      // The frame stays empty; the next opening of the view asks again.
    }
  }

  onBeforeUnmount(() => {
    isGone = true;
    for (const address of addresses.values()) if (address !== '') URL.revokeObjectURL(address);
    addresses.clear();
  });

  return { picture };
}
