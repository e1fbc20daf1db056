// Gives frames from Kanalguiden the height of what is in them. A page needs it once, for any number of frames:
//   <iframe data-kanalguiden src="https://…/embed/…" title="…"></iframe>
// A host may serve a copy of its own. It asks for nothing, stores nothing, and touches no other frame.
(() => {
  // CSS pixels. No message can make a frame vanish, or a page endless.
  const least = 150;
  const most = 40000;
  const frames = () => [...document.querySelectorAll('iframe[data-kanalguiden]')];

  addEventListener('message', ({ source, origin, data }) => {
    if (data?.kanalguiden !== 'height' || !Number.isFinite(data.height)) return;
    // Only a frame itself says how high it is, and only while it shows the site that the page has put there.
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (!frame || origin !== new URL(frame.src).origin) return;
    frame.style.border = '0';
    frame.style.height = `${Math.min(Math.max(data.height, least), most)}px`;
  });

  // A frame that was there before this script has told nobody. The question holds nothing that others may not read.
  for (const { contentWindow } of frames()) contentWindow.postMessage({ kanalguiden: 'ask' }, '*');
})();
