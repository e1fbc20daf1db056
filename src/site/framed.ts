/** How often the content may grow while nobody does anything: what grows on grows with its frame, and never comes to rest. */
const mostGrowths = 10;

/**
 * Tells the page around the frame how high the content is, in CSS pixels, whenever that changes and whenever it asks.
 * To anybody: a height and the page's own address without answers are no secret, and nothing else may be in the message.
 */
export function tellHeight(): void {
  const { parent } = window;
  if (parent === window) return;
  const root = document.documentElement;
  let told = 0;
  let waiting = 0;
  let growths = 0;
  let width = innerWidth;

  const heightNow = (): number => Math.ceil(root.getBoundingClientRect().height);
  const tell = (): void => {
    waiting = 0;
    told = heightNow();
    parent.postMessage({ kanalguiden: 'height', height: told, path: location.pathname }, '*');
  };
  const tellSoon = (): void => {
    waiting ||= requestAnimationFrame(tell);
  };

  addEventListener('message', ({ source, data }: MessageEvent<{ kanalguiden?: unknown } | null>) => {
    if (source === parent && data?.kanalguiden === 'ask') tellSoon();
  });
  for (const deed of ['click', 'input', 'keydown']) {
    addEventListener(deed, () => (growths = 0), { capture: true });
  }
  new ResizeObserver(() => {
    const height = heightNow();
    // In a narrower frame all of it grows, as often as somebody drags the window.
    if (innerWidth !== width) growths = 0;
    width = innerWidth;
    if (height > told) growths += 1;
    if (height !== told && growths <= mostGrowths) tellSoon();
  }).observe(root);
}

/**
 * Links to other tools lead to those in the frame, where what is saved is at hand; the page's own open all others in a
 * new tab. A link within the page moves the page around it too, which browsers leave undone for a frame of another origin.
 */
export function keepWithinFrame(): void {
  document.addEventListener(
    'click',
    ({ target, ctrlKey, metaKey, shiftKey }) => {
      const link = target instanceof Element && target.closest('a');
      if (!link || link.target !== '' || link.origin !== location.origin || ctrlKey || metaKey || shiftKey) return;
      if (link.pathname === location.pathname) {
        link.target = '_self';
        document.getElementById(link.hash.slice(1))?.scrollIntoView();
      } else if (/\/tools\/[^/]+\/$/.test(link.pathname)) {
        link.target = '_self';
        link.pathname = link.pathname.replace(/([^/]+)\/tools\/([^/]+\/)$/, 'embed/$1/$2');
      }
    },
    { capture: true },
  );
}
