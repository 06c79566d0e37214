/** From the bytes of a page image to something a canvas draws without further work. */

import type { Drawable } from './decodedPages';

/** Decode for a width in pixels: where the browser scales while decoding, the page is drawn pixel by pixel later. */
export async function decode(blob: Blob, width: number): Promise<Drawable> {
  if (typeof createImageBitmap === 'function') {
    try {
      const bitmap = await scaledBitmap(blob, width);
      return { source: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() };
    } catch {
      // Safari before 15 has none, and some browsers none for blobs: the image element can do it too.
    }
  }
  return decodeByElement(blob);
}

async function scaledBitmap(blob: Blob, width: number): Promise<ImageBitmap> {
  try {
    const target = Math.round(width);
    const bitmap = await createImageBitmap(blob, { resizeWidth: target, resizeQuality: 'high' });
    // Firefox before 98 ignores the options; larger than the image is no sharper.
    return bitmap;
  } catch {
    return createImageBitmap(blob);
  }
}

async function decodeByElement(blob: Blob): Promise<Drawable> {
  const address = URL.createObjectURL(blob);
  const image = new Image();
  try {
    image.src = address;
    await image.decode();
  } finally {
    URL.revokeObjectURL(address);
  }
  return {
    source: image,
    width: image.naturalWidth,
    height: image.naturalHeight,
    close: () => {
      image.src = '';
    },
  };
}
