/** CRC-32 of a stroke; the twin of `checksum` in annotations/strokes.py (rule S7). Without `crypto.subtle`, which a page
 * on plain HTTP does not have. */

const POLYNOMIAL = 0xedb88320;

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value >>> 0;
});

/** CRC-32 in 8 hex digits over the number of points (uint32), the packed points (int16) and the pressures (bytes),
 * little-endian. */
export function checksum(packed: readonly number[], pressures: readonly number[]): string {
  const buffer = new ArrayBuffer(4 + 2 * packed.length + pressures.length);
  const view = new DataView(buffer);
  view.setUint32(0, packed.length >>> 1, true);
  packed.forEach((number, i) => {
    view.setInt16(4 + 2 * i, number, true);
  });
  pressures.forEach((pressure, i) => {
    view.setUint8(4 + 2 * packed.length + i, pressure);
  });
  return crc32(new Uint8Array(buffer)).toString(16).padStart(8, '0');
}

export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (let i = 0; i < bytes.length; i += 1) {
    value = (value >>> 8) ^ (TABLE[(value ^ (bytes[i] as number)) & 0xff] as number);
  }
  return (value ^ 0xffffffff) >>> 0;
}
