/** Runs what the eye does not wait for once the next frame is painted; at once in a page that paints none. */
export function afterPaint(run: () => void): void {
  if (document.hidden) {
    run();
    return;
  }
  requestAnimationFrame(() => {
    setTimeout(run);
  });
}
