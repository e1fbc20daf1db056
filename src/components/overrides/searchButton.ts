// Without scripts the link leads to the index of all words; with them it is a button that opens the search over the page.
const link = document.querySelector<HTMLAnchorElement>('#search-open');
const failed = document.querySelector<HTMLElement>('#search-failed');
link?.setAttribute('role', 'button');
link?.setAttribute('aria-haspopup', 'dialog');

async function open(): Promise<void> {
  if (!link || !failed) return;
  failed.textContent = '';
  const text = failed.dataset['text'] ?? '';
  try {
    const { openSearch } = await import('../search/searchDialog.ts');
    openSearch(
      {
        base: import.meta.env.BASE_URL.replace(/\/*$/, '/'),
        locale: document.documentElement.lang === 'en' ? 'en' : 'sv',
        policy: link.dataset['policy'],
        failed: text,
      },
      { label: link.textContent.trim(), close: link.dataset['close'] ?? '' },
    );
  } catch {
    failed.textContent = text;
  }
}

link?.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void open();
});
link?.addEventListener('keydown', (event) => {
  if (event.key !== ' ') return;
  event.preventDefault();
  void open();
});
document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  // A letter that is being composed is nobody's command.
  if (typing || event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
  if (event.key.toLowerCase() !== 'k') return;
  event.preventDefault();
  void open();
});
