/** The longest time for which nothing else got its turn. */
export function watchTurns(): { longest(): number; stop(): void } {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 10);
    last = now;
  }, 10);
  return { longest: () => longest, stop: () => clearInterval(timer) };
}
