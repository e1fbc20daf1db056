/**
 * In the page: by how many pixels it scrolls sideways. What is laid out only as somebody comes near it is laid out
 * first, and may then reach out of its list, which it is cut off at otherwise.
 */
export function sideways(): number {
  const whole = new CSSStyleSheet();
  whole.replaceSync('* { content-visibility: visible !important }');
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, whole];
  const { scrollWidth, clientWidth } = document.documentElement;
  document.adoptedStyleSheets = before;
  return scrollWidth - clientWidth;
}
