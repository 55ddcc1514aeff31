/** A picture as brightness, one byte a pixel, row by row. */
export interface Gray {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** `channels` bytes a pixel: 1 = grey, 3 = RGB, 4 = RGB with alpha, which is taken to lie on white. */
export function toGray(samples: Uint8Array, width: number, height: number, channels: 1 | 3 | 4): Gray {
  if (channels === 1) return { width, height, pixels: samples.subarray(0, width * height) };
  const pixels = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < pixels.length; at += 1, from += channels) {
    const [red = 0, green = 0, blue = 0] = [samples[from], samples[from + 1], samples[from + 2]];
    const light = (red * 77 + green * 150 + blue * 29) >> 8;
    const alpha = channels === 4 ? (samples[from + 3] ?? 255) : 255;
    pixels[at] = alpha === 255 ? light : 255 - Math.round(((255 - light) * alpha) / 255);
  }
  return { width, height, pixels };
}

/** Each pixel the mean of `factor` x `factor`. */
export function shrunk(gray: Gray, factor: number): Gray {
  if (factor <= 1) return gray;
  const [width, height] = [Math.floor(gray.width / factor), Math.floor(gray.height / factor)];
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy += 1) {
        const row = (y * factor + dy) * gray.width + x * factor;
        for (let dx = 0; dx < factor; dx += 1) sum += gray.pixels[row + dx] ?? 255;
      }
      pixels[y * width + x] = Math.round(sum / (factor * factor));
    }
  }
  return { width, height, pixels };
}

/** A part: where it begins and how large it is, in shares of the whole. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly share: number;
}

export function cut(gray: Gray, { x, y, share }: Part): Gray {
  const [left, top] = [Math.floor(gray.width * x), Math.floor(gray.height * y)];
  const [width, height] = [Math.floor(gray.width * share), Math.floor(gray.height * share)];
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = (top + row) * gray.width + left;
    pixels.set(gray.pixels.subarray(from, from + width), row * width);
  }
  return { width, height, pixels };
}

/** As the reader of QR codes wants it. */
export function toRgba({ width, height, pixels }: Gray): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let at = 0, to = 0; at < pixels.length; at += 1, to += 4) {
    rgba.fill(pixels[at] ?? 255, to, to + 3);
    rgba[to + 3] = 255;
  }
  return rgba;
}
