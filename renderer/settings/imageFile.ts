/** The contract takes 1.5 million characters of base64; a million bytes is a round number below that. */
export const maxImageBytes = 1_000_000;

const signatures = {
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpeg: [0xff, 0xd8, 0xff],
} as const;

/** What the bytes are, whatever the file is called. */
export function imageKind(bytes: Uint8Array): keyof typeof signatures | undefined {
  if (signatures.png.every((byte, index) => bytes[index] === byte)) return 'png';
  return signatures.jpeg.every((byte, index) => bytes[index] === byte) ? 'jpeg' : undefined;
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}
