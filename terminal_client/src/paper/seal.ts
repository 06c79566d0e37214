/**
 * Kept pages are sealed with XChaCha20-Poly1305. The key stays in memory. One library for all: plain HTTP has no
 * `crypto.subtle`, and a page of 160 KB opens in about a millisecond.
 */

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';

const NONCE_BYTES = 24;

/** The bytes of a key as the wire writes it. */
export function keyBytes(hex: string): Uint8Array {
  const pairs = hex.match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

/** Seal bytes under a name; only the same name opens them, so that nobody swaps one page for another. */
export function seal(key: Uint8Array, name: string, bytes: Uint8Array): Uint8Array {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = xchacha20poly1305(key, nonce, ascii(name)).encrypt(bytes);
  const whole = new Uint8Array(NONCE_BYTES + sealed.length);
  whole.set(nonce);
  whole.set(sealed, NONCE_BYTES);
  return whole;
}

/** Open what was sealed under this name; throws if it is not what was sealed. */
export function open(key: Uint8Array, name: string, whole: Uint8Array): Uint8Array {
  const nonce = whole.subarray(0, NONCE_BYTES);
  return xchacha20poly1305(key, nonce, ascii(name)).decrypt(whole.subarray(NONCE_BYTES));
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}
