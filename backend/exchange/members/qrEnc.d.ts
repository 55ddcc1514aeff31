/** The part of pdfmake's QR encoder that is used. A bundler hands out the module's default export as it is, Node a layer further in. */
declare module 'pdfmake/js/qrEnc.js' {
  interface QrEncoder {
    measure(node: { qr: string; eccLevel: 'L' | 'M' | 'Q' | 'H' }): {
      /** The ground first, then each dark module. */
      readonly _canvas: readonly { readonly x: number; readonly y: number; readonly w: number }[];
    };
  }
  const encoder: QrEncoder | { readonly default: QrEncoder };
  export default encoder;
}
