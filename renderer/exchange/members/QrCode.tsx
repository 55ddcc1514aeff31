/** A QR code of rows of modules (`1` dark), with the four modules of white around it that a reader needs. */
export function QrCode({ rows, label }: { rows: readonly string[]; label: string }) {
  const margin = 4;
  const size = rows.length + 2 * margin;
  const dark = rows
    .flatMap((row, y) => Array.from(row, (module, x) => (module === '1' ? `M${x + margin} ${y + margin}h1v1h-1z` : '')))
    .join('');
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}
