/** A4 portrait, in points (1/72 inch). */
export const page = {
  width: 595.28,
  height: 841.89,
  left: 51,
  right: 51,
  top: 62,
  bottom: 58,
} as const;

/** The width that text and lines may take. */
export const contentWidth = page.width - page.left - page.right;
export const contentHeight = page.height - page.top - page.bottom;

/** Few and dark enough for a black-and-white printer and for copying. */
export const colors = {
  ink: '#16191b',
  label: '#3d484d',
  muted: '#5b676c',
  rule: '#7d898e',
  hairline: '#b9c2c5',
  tint: '#eef2f2',
  accent: '#1f4d57',
  draft: '#8a2b1d',
} as const;

/** Font sizes. */
export const sizes = {
  title: 19,
  section: 12.5,
  subheading: 10.5,
  answer: 10.5,
  choice: 10,
  cell: 9.5,
  label: 8.8,
  cellHeading: 8.2,
  small: 8,
} as const;
