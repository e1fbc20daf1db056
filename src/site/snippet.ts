interface Snippet {
  /** Whole addresses of the bare page and of embed.js. */
  src: string;
  script: string;
  title: string;
}

/**
 * What an intranet puts on a page, as HTML. No style and no handler in it, so that it fits a strict policy; without the
 * script the frame keeps its height and scrolls in itself.
 */
export function snippet({ src, script, title }: Snippet): string {
  return `<iframe data-kanalguiden
  src="${escape(src)}"
  title="${escape(title)}"
  width="100%" height="800" loading="lazy" allow="clipboard-write"></iframe>
<script src="${escape(script)}" async></script>`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
