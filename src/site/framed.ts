/** How often in a row the content may grow because the frame did: what needs more never comes to rest. */
const mostEchoes = 3;

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
  let width = innerWidth;
  let echoes = 0;
  let resized = false;

  const tell = (): void => {
    waiting = 0;
    told = Math.ceil(root.getBoundingClientRect().height);
    parent.postMessage({ kanalguiden: 'height', height: told, path: location.pathname }, '*');
  };
  const tellSoon = (): void => {
    waiting ||= requestAnimationFrame(tell);
  };

  addEventListener('message', ({ source, data }: MessageEvent<{ kanalguiden?: unknown } | null>) => {
    if (source === parent && data?.kanalguiden === 'ask') tellSoon();
  });
  // Only the height of the frame has changed: what grows in the same moment grows because of that.
  addEventListener('resize', () => {
    resized = innerWidth === width;
    width = innerWidth;
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        resized = false;
      });
    });
  });
  new ResizeObserver(() => {
    echoes = resized ? echoes + 1 : 0;
    if (echoes <= mostEchoes && Math.ceil(root.getBoundingClientRect().height) !== told) tellSoon();
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
