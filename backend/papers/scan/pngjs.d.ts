/** What is used of pngjs, which comes without types. */
declare module 'pngjs' {
  export interface RgbaImage {
    readonly width: number;
    readonly height: number;
    /** Four bytes a pixel. */
    readonly data: Buffer;
  }
  export const PNG: { readonly sync: { read(content: Buffer): RgbaImage; write(image: RgbaImage): Buffer } };
}
